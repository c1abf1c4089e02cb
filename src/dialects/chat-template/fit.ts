import { fitTurns, type TemplateRules } from "../../runtime/template-turns.ts";
import type { Tell, Turn } from "../../runtime/turns.ts";

/** What is done to a conversation before a template gets it. */
export interface Repair extends TemplateRules {
  /** What is said beside a call stands in a turn of its own. */
  readonly splitText?: true;
  /** What was thought is left out. */
  readonly noReasoning?: true;
}

/**
 * Every way to change these turns that can make a difference to a template, the least change first. `template` is its
 * text: one that says nothing of tools is not helped by other calls, nor one without a nine by ids of nine characters.
 */
export function listRepairs(turns: readonly Turn[], template: string): Repair[] {
  const calls = (turn: Turn) => turn.parts.filter(({ part }) => part.type === "tool-call").length;
  const hasText = (turn: Turn) => turn.parts.some(({ part }) => part.type === "text");
  const isSystem = ({ role }: Turn) => role === "system";
  const isSide = ({ role }: Turn) => role === "user" || role === "assistant";
  const knowsTools = template.includes("tool");
  const systems = turns.filter(isSystem).length;
  const isFront = systems === 1 && turns[0]?.role === "system";
  const choices: (readonly Repair[])[] = [
    [{}, ...(knowsTools && turns.some((turn) => calls(turn) > 1) ? [{ singleCall: true }] : [])],
    [
      {},
      ...(knowsTools && turns.some((turn) => calls(turn) > 0 && hasText(turn))
        ? [{ splitText: true as const }]
        : []),
    ],
    [{}, ...(template.includes("9") && turns.some((turn) => calls(turn) > 0) ? [{ nineCallIds: true }] : [])],
    [
      {},
      ...(systems > 0 && !isFront ? [{ system: "front" as const }] : []),
      ...(systems > 0 ? [{ system: "user" as const }] : []),
    ],
    turns.filter(isSide).some(({ role }, at, all) => role === (all[at - 1]?.role ?? "assistant"))
      ? [{}, { alternate: true }]
      : [{}],
  ];
  const all = choices.reduce<Repair[]>(
    (repairs, choice) => repairs.flatMap((repair) => choice.map((more) => ({ ...repair, ...more }))),
    [{}],
  );
  return all.sort((a, b) => costOf(a) - costOf(b));
}

/** What moves a text weighs more than what only divides turns. */
export function costOf(repair: Repair): number {
  return (
    (repair.nineCallIds ? 1 : 0) +
    (repair.singleCall ? 2 : 0) +
    (repair.splitText ? 2 : 0) +
    (repair.alternate ? 4 : 0) +
    (repair.system === "front" ? 5 : repair.system === "user" ? 6 : 0)
  );
}

const silent: Tell = () => {};

/** Turns that report nothing, for trying things out. */
export function silence(turns: readonly Turn[]): Turn[] {
  return turns.map((turn) => ({
    ...turn,
    tell: silent,
    parts: turn.parts.map((placed) => ({ ...placed, tell: silent })),
  }));
}

/** Changes turns for a template; each change is told. */
export function applyRepair(turns: readonly Turn[], repair: Repair): Turn[] {
  const { splitText, noReasoning, ...rules } = repair;
  let fitted: Turn[] = noReasoning ? turns.map(dropReasoning) : [...turns];
  fitted = fitTurns(fitted, rules);
  if (splitText) fitted = fitted.flatMap(splitTurn);
  return fitted;
}

function dropReasoning(turn: Turn): Turn {
  const parts = turn.parts.filter(({ part, tell }) => {
    if (part.type === "reasoning") tell("reasoning-dropped", "lossy");
    return part.type !== "reasoning";
  });
  return { ...turn, parts };
}

/** Text before calls, each in a turn of its own. */
function splitTurn(turn: Turn): Turn[] {
  const calls = turn.parts.filter(({ part }) => part.type === "tool-call");
  const said = turn.parts.filter(({ part }) => part.type !== "tool-call");
  if (!calls.length || !said.some(({ part }) => part.type === "text" && part.text)) return [turn];
  for (const { part, tell } of calls) tell("split-calls", "adapted", "name" in part ? part.name : undefined);
  return [
    { ...turn, parts: said },
    { ...turn, parts: calls },
  ];
}
