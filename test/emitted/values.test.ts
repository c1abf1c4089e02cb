import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Compilation, CompiledPrompt, MessageOptions } from "../../src/compiler.ts";
import type { Json, Message } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { SEED } from "../support/seed.ts";
import { AppFolder, compileApp } from "./app-folder.ts";
import { sampleApp } from "./sample-app.ts";

const targets = [
  "anthropic/claude-sonnet-4-5",
  "anthropic/claude-opus-5",
  "openai/gpt-5.1",
  "openai/gpt-4o",
  "openai-responses/gpt-5.6-sol",
  "openai-responses/gpt-4o",
  "google/gemini-2.5-pro",
  "google/gemma-3",
  "ollama/llama3.2-vision:11b",
];

const exportNames = {
  anthropic: "anthropic",
  openai: "openaiChat",
  "openai-responses": "openaiResponses",
  google: "gemini",
  ollama: "ollama",
};

let compilation: Compilation;
let prompts: ReadonlyMap<string, CompiledPrompt>;
beforeAll(async () => {
  compilation = await compileApp(sampleApp);
  prompts = new Map(compilation.prompts.map((prompt) => [prompt.meta.id, prompt]));
}, 60_000);

const history: Message[] = [
  { role: "user", parts: [{ type: "text", text: "Find it", metadata: { cache: {} } }] },
  {
    role: "assistant",
    parts: [
      { type: "reasoning", text: "Hm", signature: "sig", dialect: "anthropic" },
      { type: "text", text: "Searching" },
      { type: "tool-call", id: "c1", name: "search", input: { query: "x", filters: { since: "2024" } } },
    ],
  },
  { role: "tool", parts: [{ type: "tool-result", id: "c1", name: "search", output: { hits: [{ n: 1 }] } }] },
  { role: "assistant", parts: [{ type: "text", text: "Found" }] },
  { role: "user", parts: [{ type: "media", url: "data:image/png;base64,aGk=", mimeType: "image/png" }] },
  { role: "assistant", parts: [{ type: "text", text: "Nice" }], metadata: { note: { deep: [1] } } },
];

/** An input for each prompt, with every branch of it taken. */
const inputs: Readonly<Record<string, Json>> = {
  triage: { subject: "s", tags: ["a", "b"], customer: { name: "n", address: { street: "x" } } },
  "billing/refund-letter": { amount: 3, turns: [{ question: "q", answer: "a" }] },
  "billing/refund-letter.formal.v2": { amount: 3 },
  chat: { question: "q", facts: { deep: { list: [1, { two: 2 }] } } },
  look: { photo: "data:image/png;base64,aGk=" },
};

const options: MessageOptions = { history, context: { locale: "de", user: { name: "Ada", notes: ["n"] } } };

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null)
    for (const inner of Object.values(Object.freeze(value))) freeze(inner);
  return value;
}

function objectsOf(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== "object" || value === null || found.has(value)) return found;
  found.add(value);
  for (const inner of Object.values(value)) objectsOf(inner, found);
  return found;
}

/** Ruins a value at every level. */
function ruin(value: unknown): void {
  for (const object of objectsOf(value)) {
    if (Array.isArray(object)) object.push("ruined");
    else for (const key of Object.keys(object)) (object as Record<string, unknown>)[key] = "ruined";
  }
}

const cases = () =>
  Object.entries(inputs).flatMap(([id, input]) => targets.map((target) => ({ id, input, target })));

const hasPlace = (id: string) => sampleApp.prompts[`${id}.prompt`]?.includes("{{history}}");

function promptOf(id: string): CompiledPrompt {
  const prompt = prompts.get(id);
  if (!prompt) throw new Error(`No such prompt: ${id}`);
  return prompt;
}

describe("bytes", () => {
  test("are the same whenever and in whatever order prompts are compiled", async () => {
    const reversed = Object.fromEntries(Object.entries(sampleApp.prompts).reverse());
    const partials = Object.fromEntries(Object.entries(sampleApp.partials ?? {}).reverse());
    const again = await compileApp({ ...sampleApp, prompts: reversed, partials });
    const sorted = (files: ReadonlyMap<string, string>) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(sorted(again.files)).toEqual(sorted(compilation.files));
    expect(sorted((await compileApp(sampleApp)).files)).toEqual(sorted(compilation.files));
  });

  test("of one prompt do not depend on the others", async () => {
    const alone = await compileApp({
      ...sampleApp,
      prompts: { "look.prompt": sampleApp.prompts["look.prompt"] ?? "" },
    });
    for (const name of ["look.js", "look.d.ts"])
      expect(alone.files.get(name)).toBe(compilation.files.get(name));
  });
});

describe("bodies", () => {
  test("are rendered for every prompt and target", () => {
    for (const { id, input, target } of cases()) {
      expect(promptOf(id).render(target, input, options).body, `${id} ${target}`).toBeDefined();
    }
  });

  test("share nothing with each other or with what was given", () => {
    for (const { id, input, target } of cases()) {
      const given = objectsOf([input, options]);
      const [first, second] = [1, 2].map(() => objectsOf(promptOf(id).render(target, input, options).body));
      for (const object of first ?? []) {
        expect(second?.has(object) || given.has(object), `${id} ${target} ${JSON.stringify(object)}`).toBe(
          false,
        );
      }
    }
  });

  test("do not remember what was done to them", () => {
    for (const { id, input, target } of cases()) {
      const render = () => promptOf(id).render(target, input, options).body;
      const before = JSON.stringify(render());
      ruin(render());
      expect(JSON.stringify(render())).toBe(before);
    }
  });
});

describe("input, history and context", () => {
  const frozen = freeze(structuredClone({ inputs, options }));

  test("are never changed by rendering", () => {
    for (const { id, input, target } of cases()) {
      const render = (from: Json, others: MessageOptions) => promptOf(id).render(target, from, others);
      expect(render(frozen.inputs[id] ?? null, frozen.options)).toEqual(render(input, options));
    }
  });

  test("are never changed by neutral messages and checks", () => {
    for (const [id, input] of Object.entries(inputs)) {
      const prompt = promptOf(id);
      expect(prompt.messages(frozen.inputs[id], frozen.options)).toEqual(prompt.messages(input, options));
      expect(prompt.parseInput(frozen.inputs[id])).toEqual(prompt.parseInput(input));
    }
  });

  test("survive a caller that changes what parseInput returns", () => {
    const prompt = promptOf("chat");
    ruin(prompt.parseInput({ question: "q" }));
    expect(prompt.parseInput({ question: "q" })).toEqual({ question: "q", facts: { city: "Bern" } });
    expect(prompt.messages({ question: "q" })[0]?.parts).toMatchObject([{ text: '{"city":"Bern"}' }]);
  });
});

describe("a file and the evaluated form of the same module", () => {
  let app: AppFolder;
  beforeAll(() => {
    app = new AppFolder(compilation.files);
  }, 60_000);
  afterAll(() => app.remove());

  test("render alike on random input", () => {
    const text = fc.string({ unit: "binary", maxLength: 12 });
    const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>);
    const inputFor: Record<string, fc.Arbitrary<unknown>> = {
      triage: fc.record(
        { subject: value, urgency: value, tags: fc.oneof(fc.array(value), value), customer: value },
        { requiredKeys: ["subject"] },
      ),
      "billing/refund-letter": fc.record({
        amount: value,
        turns: fc.oneof(fc.array(fc.record({ question: value, answer: value }), { maxLength: 3 }), value),
      }),
      chat: fc.record({ question: value, facts: value }, { requiredKeys: [] }),
      look: fc.record({ photo: fc.oneof(text, fc.constant("data:image/png;base64,aGk=")) }),
    };
    const context = fc.record({ locale: value, user: value }, { requiredKeys: [] });
    const one = fc.oneof(
      ...Object.entries(inputFor).map(([id, arbitrary]) =>
        fc.record({
          id: fc.constant(id),
          input: arbitrary,
          target: fc.constantFrom(...targets),
          // History goes where the template has a place for it.
          options: hasPlace(id)
            ? fc.record({ context, history: fc.constantFrom([], history) })
            : fc.record({ context }),
        }),
      ),
    );
    // Both sides are given the values that JSON can carry.
    const calls = fc.sample(one, 1000).map((call) => JSON.parse(JSON.stringify(call)) as typeof call);
    app.write("calls.json", JSON.stringify(calls));
    const script = app.write(
      "render.mjs",
      `import { readFileSync, writeFileSync } from "node:fs";
const names = ${JSON.stringify(exportNames)};
const results = [];
for (const { id, input, target, options } of JSON.parse(readFileSync("calls.json", "utf8"))) {
  const module = await import("#prompts/" + id);
  const [backend, model] = target.split("/");
  try {
    const findings = [];
    const body = module[names[backend]](input, { ...options, model, onFinding: (note) => findings.push(note) });
    const json = module[names[backend] + "Json"](input, { ...options, model, onFinding() {} });
    if (json !== JSON.stringify(body)) throw new Error(json + " is not " + JSON.stringify(body));
    results.push(findings.some(({ level }) => level === "refused") ? "refused" : body);
  } catch (error) {
    results.push(error.name + ": " + error.message);
  }
}
writeFileSync("results.json", JSON.stringify(results));
`,
    );
    execFileSync(process.execPath, [script], { cwd: app.path });
    const fromFiles = JSON.parse(app.read("results.json")) as unknown[];
    const inMemory = calls.map(({ id, input, target, options: given }) => {
      try {
        const { body, findings } = promptOf(id).render(target, input as Json, given as MessageOptions);
        return body ?? (findings.some(({ level }) => level === "refused") ? "refused" : "nothing");
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    });
    const bodies = inMemory.filter((result) => typeof result === "object").length;
    console.log(`${calls.length} random calls, ${bodies} with a body; seed ${SEED}`);
    expect(bodies).toBeGreaterThan(500);
    expect(fromFiles).toEqual(JSON.parse(JSON.stringify(inMemory)));
  });
});
