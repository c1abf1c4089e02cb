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
 * Every way to change these turns that can make a difference to a template, the least change first, each with what it
 * costs.
 */
export function listRepairs(turns: readonly Turn[]): Repair[] {
  const has = (test: (turn: Turn) => boolean) => turns.some(test);
  const calls = (turn: Turn) => turn.parts.filter(({ part }) => part.type === "tool-call").length;
  const isSystem = ({ role }: Turn) => role === "system";
  const isSide = ({ role }: Turn) => role === "user" || role === "assistant";
  const systems = turns.filter(isSystem).length;
  const choices: (readonly Repair[])[] = [
    has((turn) => calls(turn) > 1) ? [{}, { singleCall: true }] : [{}],
    has((turn) => calls(turn) > 0 && turn.parts.some(({ part }) => part.type === "text"))
      ? [{}, { splitText: true }]
      : [{}],
    has((turn) => turn.parts.some(({ part }) => part.type === "reasoning"))
      ? [{}, { noReasoning: true }]
      : [{}],
    systems === 0
      ? [{}]
      : systems > 1 || !isSystem(turns[0] as Turn)
        ? [{}, { system: "front" }, { system: "user" }]
        : [{}, { system: "user" }],
    turns.filter(isSide).some(({ role }, at, all) => role === (all[at - 1]?.role ?? "assistant"))
      ? [{}, { alternate: true }]
      : [{}],
    has((turn) => calls(turn) > 0) ? [{}, { nineCallIds: true }] : [{}],
  ];
  const all = choices.reduce<Repair[]>(
    (repairs, choice) => repairs.flatMap((repair) => choice.map((more) => ({ ...repair, ...more }))),
    [{}],
  );
  return all.sort((a, b) => costOf(a) - costOf(b));
}

/** What moves a text weighs more than what only divides turns; what loses something weighs most. */
export function costOf(repair: Repair): number {
  return (
    (repair.nineCallIds ? 1 : 0) +
    (repair.singleCall ? 2 : 0) +
    (repair.splitText ? 2 : 0) +
    (repair.alternate ? 4 : 0) +
    (repair.system === "front" ? 5 : repair.system === "user" ? 6 : 0) +
    (repair.noReasoning ? 50 : 0)
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
