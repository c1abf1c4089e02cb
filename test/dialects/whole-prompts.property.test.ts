import { describe, expect, test } from "vitest";
import { resolveModel } from "../../src/backends/registry.ts";
import { compileSource } from "../../src/compiler.ts";
import type { Dialect, HeadRequest } from "../../src/dialects/dialect.ts";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import type { OutputSpec, Tool } from "../../src/ir/tool.ts";
import type { DialectId, JsonObject, Message, Note } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases, SEED } from "../support/seed.ts";
import { lostOfHead } from "./head-leaves.ts";
import { mark, references } from "./marked.ts";
import { flat, jsonLeaves } from "./message-leaves.ts";

/** Provider fields that a body of the dialect may hold. */
const overrides = {
  "openai-chat": { prompt_cache_key: "§" },
  "openai-responses": { prompt_cache_key: "§" },
  anthropic: { inference_geo: "§" },
  gemini: { cachedContent: "cachedContents/§" },
  ollama: { keep_alive: "§" },
  "chat-template": { grammar: "§" },
} as const;

const config = fc.record(
  {
    temperature: fc.constantFrom(0.31, 0.7),
    topP: fc.constant(0.42),
    topK: fc.constant(43),
    minP: fc.constant(0.054),
    seed: fc.constant(9_700_001),
    maxOutputTokens: fc.constantFrom(4_801, 40_801),
    stopSequences: fc.array(fc.constant("§"), { minLength: 1, maxLength: 6 }),
    presencePenalty: fc.constant(0.61),
    frequencyPenalty: fc.constant(0.72),
    repetitionPenalty: fc.constant(1.83),
    reasoning: fc.record(
      { effort: fc.constantFrom("none", "low", "high"), budgetTokens: fc.constant(2_049) },
      { requiredKeys: [] },
    ),
    toolChoice: fc.constantFrom("auto", "none", "required", { name: "find" }),
    parallelToolCalls: fc.boolean(),
    logprobs: fc.constantFrom(true, 5),
    n: fc.constant(2),
    requestLabels: fc.constant({ "§": "§" }),
    endUserId: fc.constant("§"),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Parameters>;

const schema = {
  type: "object",
  properties: { "§": { type: "string", description: "§" } },
  required: [],
  additionalProperties: false,
};

/** A piece of a template, and the input that it reads; `§` stands for a name of its own. */
const pieces: readonly { template: string; input?: (word: string) => unknown }[] = [
  { template: "§" },
  { template: "{{§}}", input: (word) => word },
  { template: '{{role "system"}}Be {{§}}.', input: (word) => word },
  { template: '{{role "user"}}Say {{§.a}}.', input: (word) => ({ a: word }) },
  { template: '{{role "model"}}Well, {{§}}', input: (word) => word },
  { template: '{{role "user"}}{{#each §}}- {{this}} {{/each}}', input: (word) => [`${word}1`, `${word}2`] },
  { template: "{{#if §}}yes {{§}}{{else}}no{{/if}}", input: (word) => word },
  { template: "{{#with §}}{{k}}{{/with}}{{cache}}", input: (word) => ({ k: word }) },
  { template: "{{media url=§}}", input: (word) => `data:image/png;base64,${word}` },
  { template: '{{section "code"}}' },
];

const prompt = fc
  .record({
    head: fc.record({
      config,
      overrides: fc.constant(overrides),
      toolDefs: fc.option(fc.constant([{ name: "find", description: "§", inputSchema: schema }]), {
        nil: undefined,
      }),
      output: fc.option(fc.constantFrom({ schema }, { format: "json" }), { nil: undefined }),
    }),
    chosen: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }),
    history: fc.boolean(),
    past: fc.constant<Message[]>([
      { role: "user", parts: [{ type: "text", text: "§" }] },
      { role: "assistant", parts: [{ type: "tool-call", id: "§", name: "find", input: { "§": "§" } }] },
      { role: "tool", parts: [{ type: "tool-result", id: "§", name: "find", output: { "§": ["§", 5] } }] },
      { role: "assistant", parts: [{ type: "text", text: "§" }] },
    ]),
  })
  .map(({ head, chosen, history, past }) => {
    const next = { number: 0 };
    const input: JsonObject = {};
    const words: string[] = [];
    const body = chosen.map(({ template, input: value }) => {
      const [name, word] = [`v${next.number++}`, mark("§", next)];
      if (value) input[name] = value(word) as string;
      words.push(...(value || template === "§" ? [word] : []));
      return template.replaceAll("§", value ? name : word);
    });
    const [asked, called, found, told] = mark(past, next) as [Message, Message, Message, Message];
    Object.assign(found.parts[0] as object, { id: (called.parts[0] as { id: string }).id });
    const turns = history ? [asked, called, found, told] : [];
    const template = `Begin {{first}}. ${body.join("")}{{role "user"}}${history ? "{{history}}" : ""}{{role "user"}}End.`;
    const first = mark("§", next);
    return { head: mark(head, next), template, input: { ...input, first }, words: [...words, first], turns };
  });

describe(`whole prompts, seed ${SEED} (repeat with POLYLECT_SEED=${SEED})`, () => {
  // Raw text quotes what is JSON; it is judged by the engine of its template, in test/dialects/chat-template.
  const inMessages = references.filter((reference) => {
    const dialect: Dialect | undefined = dialects[resolveModel(reference)?.dialect as DialectId];
    return !dialect?.readsTexts;
  });

  test.each(inMessages)("%s is sent each leaf of a prompt, or a finding names it", async (reference) => {
    const resolved = resolveModel(reference);
    if (!resolved) throw new Error(reference);
    const { backend, dialect, model } = resolved;
    const family = findFamily(backend.families, model);
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(prompt, async ({ head, template, input, words, turns }) => {
        const source = `---\n${JSON.stringify(head)}\n---\n${template}`;
        const { prompt: compiled, diagnostics } = await compileSource(source, {
          config: { targets: { t: reference } },
        });
        expect(compiled, JSON.stringify(diagnostics)).toBeDefined();
        const { body, findings } = compiled?.render("t", input, { history: turns }) ?? { findings: [] };
        if (!body) {
          expect(findings.some(({ level }) => level === "refused")).toBe(true);
          return;
        }
        sent++;
        const all = flat(body);
        const isTold = (...ids: string[]) => findings.some(({ id }) => ids.includes(id));
        for (const word of words) expect(all.includes(word) || isTold("media-turn"), word).toBe(true);
        for (const { parts } of turns) for (const leaf of leavesOf(parts)) expect(all, leaf).toContain(leaf);
        const request = {
          parameters: head.config,
          tools: (head.toolDefs ?? []) as unknown as Tool[],
          output: head.output && ({ format: "json", name: "", ...head.output } as OutputSpec),
          fields: head.overrides[dialect],
        } as unknown as HeadRequest;
        expect(lostOfHead(request, family, body, findings as unknown as Note[])).toEqual([]);
      }),
      { numRuns: cases(30) },
    );
    expect(sent).toBeGreaterThan(cases(10));
  });
});

function leavesOf(parts: Message["parts"]): string[] {
  return parts.flatMap((part) => {
    if (part.type === "text") return [part.text];
    if (part.type === "tool-call") return [part.name, ...jsonLeaves(part.input)];
    return part.type === "tool-result" ? jsonLeaves(part.output) : [];
  });
}
