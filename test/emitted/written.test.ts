import { describe, expect, it } from "vitest";
import type { Backend } from "../../src/backends/backend.ts";
import { backends } from "../../src/backends/registry.ts";
import { emitPrompt } from "../../src/compiler/emit-prompt.ts";
import { emitSettings } from "../../src/compiler/emit-settings.ts";
import { lowerPrompt } from "../../src/compiler/lower-prompt.ts";
import { PartialLibrary } from "../../src/compiler/partial-library.ts";
import { resolveTargets } from "../../src/compiler/targets.ts";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { styleFor } from "../../src/ir/style.ts";
import {
  type DialectFunction,
  evaluateModule,
  type MessagesFunction,
} from "../../src/phases/5-emit/evaluate-module.ts";
import { lowerHead } from "../../src/phases/5-emit/lower-head.ts";
import { messagesName } from "../../src/phases/5-emit/messages-name.ts";
import { printFunctionBody } from "../../src/phases/5-emit/print-module.ts";
import * as runtime from "../../src/runtime/index.ts";
import type { DialectId, JsonObject, Note } from "../../src/runtime/types.ts";
import { AdaptedSchemas } from "../../src/schema/adapted-schemas.ts";
import { generateContext, generateInput } from "../differential/generate-input.ts";
import { constructNames, generateTemplate } from "../differential/generate-template.ts";
import { helpers } from "../differential/oracle.ts";
import { Random } from "../differential/random.ts";
import fc from "../support/fast-check.ts";

// A body that is written out must be the body that the dialect's lowering gives, and its JSON text must say the same.

/** Dialects that every module has a function for. */
const emitted = Object.values(dialects as Readonly<Record<DialectId, Dialect>>).filter(
  ({ needsTarget }) => !needsTarget,
);

const targets = [
  { name: "gpt", reference: "openai/gpt-5.6-sol" },
  { name: "responses", reference: "openai-responses/gpt-5.6-sol" },
  { name: "claude", reference: "anthropic/claude-sonnet-5-5" },
  { name: "gemini", reference: "google/gemini-3.8-flash" },
  { name: "local", reference: "ollama/qwen3:8b" },
  { name: "vllm", reference: "vllm/Qwen/Qwen3-8B" },
  { name: "mlx", reference: "mlx/mlx-community/gemma-3-4b-it-4bit" },
  { name: "agent", reference: "openclaw/main" },
  { name: "routed", reference: "openrouter/anthropic/claude-sonnet-5-5" },
];

const resolved = resolveTargets(targets, backends).flatMap((each) => each.resolved ?? []);

/** Models of families that differ from the default ones in what their messages may be. */
const otherModels: { readonly [id in DialectId]?: readonly string[] } = {
  "openai-chat": ["gpt-4o", "o3", "mistral-small-3.2", "openai/gpt-oss-20b", "deepseek-v3.1"],
  "openai-responses": ["gpt-4o", "gpt-6-sol"],
  anthropic: ["claude-sonnet-4-5", "claude-opus-4-6", "claude-of-tomorrow"],
  gemini: ["gemma-3-27b-it", "gemini-2.5-pro"],
  ollama: ["llama4", "gemma3:4b"],
};

function compile(text: string, partials: Readonly<Record<string, string>> = {}) {
  const files = Object.entries(partials).map(
    ([name, source]) => [name, { path: `_${name}.prompt`, text: source, hash: "" }] as const,
  );
  const { prompt } = lowerPrompt(
    { path: "a.prompt", text, hash: "" },
    {
      partials: new PartialLibrary(new Map(files)),
      promptsDir: "",
      strictKeys: true,
      inProject: false,
      helpers: new Set(Object.keys(helpers)),
      schema: () => undefined,
      schemaSource: () => undefined,
      tool: () => undefined,
    },
  );
  if (!prompt) throw new Error("Does not compile.");
  const made = emitPrompt(prompt, emitSettings(targets, backends, "#helpers"));
  const modules: Record<string, Readonly<Record<string, unknown>>> = {
    "polylect/runtime": runtime,
    "#helpers": helpers,
  };
  for (const [id, { lowerMessages }] of Object.entries(dialects)) {
    modules[`polylect/runtime/${id}`] = { lowerMessages, lowerAnyMessages: lowerMessages };
  }
  const source = printFunctionBody(made.module);
  return { prompt, source, functions: evaluateModule(made.module, modules) };
}

type Compiled = ReturnType<typeof compile>;

/** What a call comes to: its result or its error, and what was reported. */
function outcome(call: (report: (note: Note) => void) => unknown): { result: unknown; notes: Note[] } {
  const notes: Note[] = [];
  try {
    return { result: call((note) => notes.push(note)), notes };
  } catch (error) {
    return { result: String(error), notes };
  }
}

/** The long way: neutral messages, lowered by the dialect for the model's family, and the head. */
function lowered(
  { prompt, functions }: Compiled,
  dialect: Dialect,
  { families }: Backend,
  model: string,
  input: JsonObject,
  context: JsonObject,
) {
  const family = findFamily(families, model);
  const style = styleFor(prompt.style, { targetNames: [], dialect: dialect.id, family });
  const make = functions[messagesName(prompt.bodies, dialect.id, style)] as MessagesFunction;
  const { rules, instruction, fields } = lowerHead(prompt, dialect, family, undefined, new AdaptedSchemas());
  return outcome((report) => ({
    ...(dialect.modelIn === "body" && { model }),
    ...runtime.lower(
      dialect.lowerMessages,
      runtime.instruct(make(functions.$prepare(input), context, undefined), instruction),
      rules,
      [],
      report,
    ),
    ...fields,
  }));
}

/** Heads that give models of one dialect different bodies: by style, and by what they are told of a schema. */
const HEADS = [
  "",
  "",
  "---\nstyle: auto\n---\n# Task\n\nDo.\n\n## Rules\n\n",
  "---\noutput: { schema: { a: string, b?: integer } }\n---\n",
  "---\nstyle: { openai-chat: auto, gemini: plain }\noutput: { schema: { a(array): number } }\n---\n# A *b*\n\n",
];

const isWritten = ({ source }: Compiled, { exportName }: Dialect) => !source.includes(`$rows_${exportName}`);

/** Compares all ways for every dialect and model; returns how many dialects are written out. */
function compareWays(compiled: Compiled, input: JsonObject, context: JsonObject = {}): number {
  let written = 0;
  for (const dialect of emitted) {
    if (isWritten(compiled, dialect)) written++;
    const render = compiled.functions[dialect.exportName] as DialectFunction;
    const renderJson = compiled.functions[`${dialect.exportName}Json`] as (...args: unknown[]) => string;
    const speaking = resolved.filter((each) => each.dialect === dialect.id);
    const calls = speaking.flatMap((own) => [
      own,
      ...(otherModels[dialect.id] ?? []).map((model) => ({ ...own, model })),
    ]);
    for (const [at, { backend, model = "" }] of calls.entries()) {
      const expected = lowered(compiled, dialect, backend, model, input, context);
      const options = { ...(at > 0 && { backend: backend.id, model }), context };
      expect(outcome((onFinding) => render(input, { ...options, onFinding }))).toEqual(expected);
      const json = outcome((onFinding) => renderJson(input, { ...options, onFinding }));
      const text = typeof expected.result === "string" ? expected.result : JSON.stringify(expected.result);
      expect(json).toEqual({ result: text, notes: expected.notes });
      const silent = outcome(() => render(input, options)).result;
      expect(outcome(() => renderJson(input, options)).result).toBe(
        typeof silent === "string" ? silent : JSON.stringify(silent),
      );
    }
  }
  return written;
}

describe("bodies that are written out", () => {
  it("equal the dialect's lowering on generated templates", () => {
    let written = 0;
    for (let number = 0; number < 3; number++) {
      for (const wanted of constructNames) {
        const random = new Random(number * 7_919 + constructNames.indexOf(wanted));
        const { template, partials } = generateTemplate(random, wanted);
        const system = random.pick([
          "",
          "{{role 'system'}}Be {{a}}.{{role 'user'}}",
          "{{role 'system'}}{{b}}{{role 'user'}}x ",
        ]);
        const more = random.pick(["", "{{role 'user'}}{{a}}", "{{role 'model'}}ok{{role 'user'}}{{a}}{{b}}"]);
        const compiled = compile(`${random.pick(HEADS)}${system}${template}${more}`, partials);
        written += compareWays(compiled, generateInput(random), generateContext(random));
      }
    }
    const all = 3 * constructNames.length * emitted.length;
    console.log(`${written} dialects of generated prompts written out, of ${all}`);
    expect(written).toBeGreaterThan(all / 3);
  }, 120_000);

  const every = emitted.map(({ id }) => id);
  it.each<[string, string, readonly DialectId[]]>([
    ["system and user", '{{role "system"}}S {{a}}{{role "user"}}U {{b}}', every],
    ["a value alone", "{{a}}", every],
    ["two users in a row", '{{role "user"}}{{a}}{{role "user"}}{{b}}', every],
    ["a late system message", 'x{{role "system"}}{{a}}{{role "user"}}y', every],
    // Claude takes no white space at the end of an answer that it continues, and any last answer may be one.
    [
      "an assistant that speaks first",
      '{{role "model"}}Hi {{a}}{{role "user"}}{{b}}',
      ["openai-chat", "openai-responses", "gemini", "ollama"],
    ],
    [
      "an answer to be continued",
      '{{role "user"}}{{a}}{{role "model"}}So {{b}}',
      ["openai-chat", "openai-responses", "gemini", "ollama"],
    ],
    ["a cache mark", '{{role "system"}}Long.{{cache}}{{role "user"}}{{a}}', every],
    ["a loop in a text", '{{role "user"}}Start {{#each a}}<{{this}}>{{/each}} "end"\\{{b}}', every],
    // Three texts that may be blank make eight bodies.
    [
      "many blanks",
      '{{a}}{{role "model"}}{{b}}{{role "user"}}{{a}}',
      ["openai-chat", "openai-responses", "ollama"],
    ],
    ["turns in a loop", '{{#each a}}{{role "user"}}{{this}}{{/each}}', []],
    ["history", 'x{{history}}{{role "user"}}{{a}}', []],
    ["media", "x{{media url=a}}", []],
    ["a named speaker", '{{role "user" name="Ada"}}{{a}}{{role "user" name=b}}x', []],
    ["a role with a purpose", '{{role "user" purpose="b"}}{{a}}', every],
  ])("stand for %s where only texts vary", (_name, template, expected) => {
    const compiled = compile(template);
    const found = emitted.filter((dialect) => isWritten(compiled, dialect));
    expect(found.map(({ id }) => id)).toEqual(expected);
    for (const a of ["", " ", "text", "user: x", "\uE0000\uE001", ["p", "q"], null]) {
      compareWays(compiled, { a, b: "b" });
      compareWays(compiled, { a: "a", b: a });
      compareWays(compiled, { a, b: a });
    }
  });

  it("leave the head's strings as they are", () => {
    const compiled = compile('---\nconfig:\n  stopSequences: ["\uE0000\uE001", "\\"\\n"]\n---\nx {{a}}');
    compareWays(compiled, { a: "a" });
    expect(JSON.stringify((compiled.functions["openaiChat"] as DialectFunction)({ a: "b" }))).toContain(
      "\uE0000\uE001",
    );
  });

  it("are fresh at every level", () => {
    const render = compile('{{role "system"}}S{{role "user"}}U {{a}}').functions[
      "anthropic"
    ] as DialectFunction;
    const first = render({ a: "1" }) as { messages: { content: string }[] };
    (first.messages[0] as { content: string }).content = "changed";
    expect(render({ a: "1" })["messages"]).toEqual([{ role: "user", content: "U 1" }]);
  });

  it("take no history that the template has no place for", () => {
    const compiled = compile("U {{a}}");
    const history = [{ role: "user" as const, parts: [] }];
    for (const { exportName } of emitted) {
      const render = compiled.functions[exportName] as DialectFunction;
      expect(() => render({ a: "a" }, { history })).toThrow(/the prompt has no \{\{history\}\}/);
      expect(render({ a: "a" }, { history: [] })).toEqual(render({ a: "a" }));
    }
  });
});

describe("JSON text", () => {
  // Each run of text may end in half a surrogate pair, whose other half begins the next.
  const compiled = compile(`---
model: anthropic/claude-sonnet-4-5
config: { stopSequences: ['"\\', "\\uD83D"] }
output: { schema: { 'we"ird\\key': string } }
---
{{role "system"}}A "quoted" \\ text\t\u2028 ${"with more than sixty characters ".repeat(3)}\uD83D{{a}}\uDE00
{{role "user"}}{{#each list}}"{{this}}"{{/each}}{{b}}{{#if a}}\\{{a}}{{/if}}{{json c}}`);

  it("is that of the body for every text", () => {
    const half = fc.constantFrom(
      "\uD83D",
      "\uDE00",
      "\uD83D\uDE00",
      '"',
      "\\",
      "\\u0022",
      "\u0000",
      "\u2028",
      "\x7f",
    );
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.oneof(half, fc.string({ maxLength: 3 })), { maxLength: 6 }).map((parts) => parts.join("")),
    );
    const value = fc.oneof(hostile, fc.jsonValue({ maxDepth: 2 }));
    const input = fc.record({ a: value, b: value, c: value, list: fc.array(value, { maxLength: 3 }) });
    fc.assert(
      fc.property(input, hostile, (given, model) => {
        for (const { exportName } of emitted) {
          const render = compiled.functions[exportName] as DialectFunction;
          const renderJson = compiled.functions[`${exportName}Json`] as (...args: unknown[]) => string;
          const json = renderJson(given, { model });
          expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(render(given, { model }))));
          // UTF-8 has no lone surrogates: text that holds one would arrive as another.
          expect(Buffer.from(json, "utf8").toString("utf8")).toBe(json);
        }
      }),
      { numRuns: 500 },
    );
  });
});
