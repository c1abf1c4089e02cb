import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { projectBackends } from "../../src/backends/registry.ts";
import { loadPrompt } from "../../src/compiler/emit-prompt.ts";
import { emitSettings } from "../../src/compiler/emit-settings.ts";
import { familyStyles } from "../../src/compiler/family-styles.ts";
import type { LoweredPrompt } from "../../src/compiler/lower-prompt.ts";
import { PartialLibrary } from "../../src/compiler/partial-library.ts";
import { analyzePrompt } from "../../src/compiler/project-context.ts";
import { bodyFor } from "../../src/ir/body-for.ts";
import type { SentStyle } from "../../src/ir/style.ts";
import type { DialectId, JsonObject } from "../../src/runtime/types.ts";

const file = (path: string, text: string) => ({ path, text, hash: "" });

function analyze(text: string, partials: Readonly<Record<string, string>> = {}) {
  const files = Object.entries(partials).map(
    ([name, part]) => [name, file(`_${name}.prompt`, part)] as const,
  );
  const library = new PartialLibrary(new Map(files));
  const around = {
    partials: library,
    promptsDir: "",
    strictKeys: true,
    inProject: false,
    helpers: new Set<string>(),
    schema: () => undefined,
    schemaSource: () => undefined,
    tool: () => undefined,
  };
  return analyzePrompt(file("test.prompt", text), { around, partials: library });
}

/** Renders the messages that a style and dialect are sent. */
function render(prompt: LoweredPrompt | undefined, style: SentStyle, input: JsonObject, dialect?: DialectId) {
  if (!prompt) throw new Error("Does not compile.");
  const settings = emitSettings([], projectBackends({}), "#helpers");
  const bodies = { neutral: bodyFor(prompt.bodies, dialect, style), dialects: {} };
  const messages = loadPrompt({ ...prompt, bodies }, settings, {}).messages(input);
  return messages.map(({ parts }) =>
    parts.map((part) => (part.type === "text" ? part.text : part.type)).join("|"),
  );
}

const isLoaded = () =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes("remark-parse"));

test("no parser is loaded where nothing is restyled", () => {
  analyze("## Rules\n- a\n");
  analyze("---\nstyle: markdown\n---\n## Rules\n- a\n");
  analyze("---\nstyle: xml\n---\nNo section.\n");
  expect(isLoaded()).toBe(false);
  analyze("---\nstyle: xml\n---\n## Rules\n- a\n");
  expect(isLoaded()).toBe(true);
});

test("a prompt and its partials have a body for each style that is asked for", () => {
  const { prompt } = analyze(
    "---\nstyle: { claude: xml, ollama: plain, gpt: markdown }\n---\n## A\n**{{v}}**\n\n{{> p}}\n",
    {
      p: "## B\n*x*\n",
    },
  );
  const input = { v: "## C\n**y** </a>" };
  expect(render(prompt, "markdown", input)).toEqual(["## A\n**## C\n**y** </a>**\n\n## B\n*x*\n"]);
  expect(render(prompt, "xml", input)).toEqual(["<a>\n**## C\n**y** </a>**\n</a>\n\n<b>\n*x*\n</b>\n"]);
  expect(render(prompt, "plain", input)).toEqual(["A\n## C\n**y** </a>\n\nB\nx\n"]);
});

test("auto means the styles of the families", () => {
  expect(familyStyles()).toEqual(["xml"]);
  expect(analyze("---\nstyle: auto\n---\n## A\nx\n").prompt?.bodies.styled).toHaveProperty("xml");
});

test("a style that changes nothing has no body", () => {
  expect(analyze("---\nstyle: xml\n---\n**A**\n").prompt?.bodies).not.toHaveProperty("styled");
  expect(analyze("## A\nx\n").prompt?.bodies).not.toHaveProperty("styled");
});

test("blocks for dialects have bodies in each style", () => {
  const { prompt } = analyze(
    '---\nstyle: xml\n---\n{{#dialect "ollama"}}\n## Short\nx\n{{else}}\n## Long\ny\n{{/dialect}}\n',
  );
  expect(render(prompt, "xml", {})).toEqual(["<long>\ny\n</long>\n"]);
  expect(render(prompt, "xml", {}, "ollama")).toEqual(["<short>\nx\n</short>\n"]);
  expect(render(prompt, "xml", {}, "gemini")).toEqual(["<long>\ny\n</long>\n"]);
});

test("what is wrong is said once, at its place as written", () => {
  const body = '## Rules\n- a\n\n## Next\n{{> missing}} {{#shout}}x{{/shout}}\n{{role "nobody"}}\n';
  const say = (style: string) =>
    analyze(`---\nstyle: ${style}\n---\n${body}`).diagnostics.map(({ code, span, message }) => [
      code,
      span.line,
      span.column,
      message,
    ]);
  const written = say("markdown");
  expect(written.length).toBeGreaterThan(1);
  expect(say("xml")).toEqual(written);
  expect(say("{ a: plain, b: xml }")).toEqual(written);
});
