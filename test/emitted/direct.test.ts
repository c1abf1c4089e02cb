import { describe, expect, it } from "vitest";
import { emitPrompt } from "../../src/compiler/emit-prompt.ts";
import { lowerPrompt } from "../../src/compiler/lower-prompt.ts";
import { PartialLibrary } from "../../src/compiler/partial-library.ts";
import { resolveTargets } from "../../src/compiler/targets.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { type DialectFunction, evaluateModule } from "../../src/phases/5-emit/evaluate-module.ts";
import { printFunctionBody } from "../../src/phases/5-emit/print-module.ts";
import * as runtime from "../../src/runtime/index.ts";
import type { DialectId, JsonObject } from "../../src/runtime/types.ts";
import { generateContext, generateInput } from "../differential/generate-input.ts";
import { constructNames, generateTemplate } from "../differential/generate-template.ts";
import { helpers } from "../differential/oracle.ts";
import { Random } from "../differential/random.ts";

// A body that is written out must be the body that the dialect's lowering gives: a caller who passes history, empty or not, takes
// the long way, so the two can be compared on one function.

const targets = resolveTargets([
  { name: "gpt", reference: "openai/gpt-5.6-sol" },
  { name: "claude", reference: "anthropic/claude-sonnet-5-5" },
  { name: "gemini", reference: "google/gemini-3.8-flash" },
  { name: "local", reference: "ollama/qwen3:8b" },
]);

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
  const { module } = emitPrompt(prompt, targets, "#helpers");
  const modules: Record<string, Readonly<Record<string, unknown>>> = {
    "polylect/runtime": runtime,
    "#helpers": helpers,
  };
  for (const [id, { lowerMessages }] of Object.entries(dialects)) {
    modules[`polylect/runtime/${id}`] = { lowerMessages };
  }
  return { source: printFunctionBody(module), functions: evaluateModule(module, modules) };
}

type Compiled = ReturnType<typeof compile>;

function bodyOf(render: () => unknown): unknown {
  try {
    return render();
  } catch (error) {
    return String(error);
  }
}

/** Renders both ways in every dialect; returns how many dialects have a body written out. */
function compareWays({ source, functions }: Compiled, input: JsonObject, context: JsonObject): number {
  let direct = 0;
  for (const { exportName } of Object.values(dialects)) {
    const render = functions[exportName] as DialectFunction;
    if (source.includes(`$direct_${exportName}`)) direct++;
    const short = bodyOf(() => render(input, { context }));
    expect(short).toEqual(bodyOf(() => render(input, { context, history: [] })));
  }
  return direct;
}

describe("bodies that are written out", () => {
  it("equal the dialect's lowering on generated templates", () => {
    let direct = 0;
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
        const compiled = compile(`${system}${template}${more}`, partials);
        direct += compareWays(compiled, generateInput(random), generateContext(random));
      }
    }
    console.log(
      `${direct} bodies written out, of ${3 * constructNames.length * Object.keys(dialects).length}`,
    );
    expect(direct).toBeGreaterThan(200);
  }, 120_000);

  it.each<[string, string, readonly DialectId[]]>([
    [
      "system and user",
      '{{role "system"}}S {{a}}{{role "user"}}U {{b}}',
      ["openai-chat", "anthropic", "gemini", "ollama"],
    ],
    ["a value alone", "{{a}}", ["openai-chat", "anthropic", "gemini", "ollama"]],
    [
      "two users in a row",
      '{{role "user"}}{{a}}{{role "user"}}{{b}}',
      ["openai-chat", "anthropic", "gemini", "ollama"],
    ],
    ["late system, which Gemini loses", 'x{{role "system"}}{{a}}{{role "user"}}y', ["openai-chat", "ollama"]],
    ["turns in a loop", '{{#each a}}{{role "user"}}{{this}}{{/each}}', []],
    ["history", 'x{{history}}{{role "user"}}{{a}}', []],
    ["media", "x{{media url=a}}", []],
  ])("stand for %s where nothing is lost and nothing varies", (_name, template, expected) => {
    const compiled = compile(template);
    const found = Object.values(dialects).filter(({ exportName }) =>
      compiled.source.includes(`$direct_${exportName}(`),
    );
    expect(found.map(({ id }) => id)).toEqual(expected);
    for (const a of ["", " ", "text", "user: x", "\uE0000\uE001", ["p", "q"], null]) {
      compareWays(compiled, { a, b: "b" }, {});
      compareWays(compiled, { a: "a", b: a }, {});
    }
  });

  it("leave the head's strings as they are", () => {
    const compiled = compile('---\nconfig:\n  stopSequences: ["\uE0000\uE001"]\n---\nx {{a}}');
    compareWays(compiled, { a: "a" }, {});
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
});
