import { Template } from "@huggingface/jinja";
import { describe, expect, test, vi } from "vitest";
import { lowerBy } from "../../../src/dialects/chat-template/messages.ts";
import type { ChatTemplateRules } from "../../../src/dialects/chat-template/rules.ts";
import type { Note } from "../../../src/runtime/types.ts";
import { BOS, NOW, type SuiteTemplate, suiteTemplates } from "../../support/chat-templates.ts";
import fc from "../../support/fast-check.ts";
import { cases, SEED } from "../../support/seed.ts";
import { anyConversation, conversations } from "./conversations.ts";
import { type JudgedConversation, type JudgedLeaf, type JudgedTool, judge } from "./template-judge.ts";

const lowerMessages = lowerBy(Template);

// The engine's own clock and that of the targets show the same.
vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(NOW) });

function lower({ rules }: SuiteTemplate, { messages, tools }: JudgedConversation) {
  const notes: Note[] = [];
  const { prompt } = lowerMessages(messages, withTools(rules, tools), (note) => notes.push(note));
  return { prompt, notes };
}

const known = new Map<string, ChatTemplateRules>();

/** One object for equal rules, as a module has it. */
function withTools(rules: ChatTemplateRules, tools: readonly JudgedTool[]): ChatTemplateRules {
  const key = JSON.stringify([rules.template, tools]);
  const given = known.get(key) ?? { ...rules, tools: JSON.stringify(tools) };
  known.set(key, given);
  return given;
}

/** What is told of a conversation that loses nothing: the role has another name, or the template moves a text. */
const HARMLESS: ReadonlySet<string> = new Set(["developer-role", "late-system", "part-order"]);

const isHarmless = ({ id, level }: Note) => level === "adapted" && HARMLESS.has(id);

/** Compares what was told of a conversation with what the engine does to it. Undefined where both agree. */
function findDisagreement(template: SuiteTemplate, given: JudgedConversation): string | undefined {
  const { prompt, notes } = lower(template, given);
  const { renderings, lost, isContinued } = judge(template.text, given);
  const alarms = notes.filter((note) => !isHarmless(note));
  const isClean = renderings.length > 0 && lost.length === 0;
  if (isClean && alarms.length > 0) return `false alarm: ${JSON.stringify(alarms)}`;
  if (!isClean && alarms.length === 0)
    return `missed: ${JSON.stringify(renderings.length ? lost : "refusal")}`;
  if (notes.some(({ level }) => level === "refused"))
    return renderings.length > 0 ? "refused what the template takes" : undefined;
  const silent = lost.filter((leaf) => !prompt.includes(leaf.text.trim()) && !isNamed(leaf, alarms));
  if (silent.length > 0) return `lost in silence: ${JSON.stringify(silent)}`;
  if (!isClean) return undefined;
  const text = BOS + prompt;
  const isSame = renderings.some((rendering) =>
    isContinued
      ? (rendering.startsWith(text) || rendering.startsWith(prompt)) && endsInText(prompt, given)
      : rendering === text || rendering === prompt,
  );
  return isSame ? undefined : `differs: ${JSON.stringify([prompt, renderings])}`;
}

function isNamed({ message, part }: JudgedLeaf, notes: readonly Note[]): boolean {
  return notes.some(
    (note) => note.level !== "adapted" && note.message === message && (note.part ?? part) === part,
  );
}

function endsInText(prompt: string, { messages }: JudgedConversation): boolean {
  const last = messages.at(-1)?.parts.findLast(({ type }) => type === "text");
  return last?.type === "text" && prompt.endsWith(last.text.trimStart());
}

describe.each(suiteTemplates())("$name", (template) => {
  test.each(Object.entries(conversations))("%s: what the engine gives, or a finding", (_name, given) => {
    expect(findDisagreement(template, given)).toBeUndefined();
  });

  test(`refusals and drops of ${cases(300)} conversations are told, and nothing else, seed ${SEED}`, () => {
    let clean = 0;
    fc.assert(
      fc.property(anyConversation, (given) => {
        if (judge(template.text, given).lost.length === 0) clean++;
        expect(findDisagreement(template, given)).toBeUndefined();
      }),
      { numRuns: cases(300) },
    );
    expect(clean).toBeGreaterThan(0);
  }, 300_000);
});
