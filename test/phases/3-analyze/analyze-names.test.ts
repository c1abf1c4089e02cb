import { describe, expect, test } from "vitest";
import { analyzeFrontMatter } from "../../../src/phases/3-analyze/analyze-front-matter.ts";
import { findDuplicateNames, type NamedPrompt } from "../../../src/phases/3-analyze/analyze-names.ts";
import { parseHalves } from "../../support/parse-halves.ts";

function analyze(path: string, frontMatter = "") {
  const halves = parseHalves({ path, text: frontMatter && `---\n${frontMatter}\n---\n` });
  return analyzeFrontMatter(halves.frontMatter ?? expect.fail("no front matter"), {
    path,
    promptsDir: "prompts",
    strictKeys: true,
    inProject: true,
    schemas: () => undefined,
    tools: () => undefined,
  });
}

describe("a prompt is called", () => {
  test.each<[path: string, frontMatter: string, id: string, name: string, variant: string | undefined]>([
    ["prompts/greet.prompt", "", "greet", "greet", undefined],
    ["prompts/greet.formal.prompt", "", "greet.formal", "greet", "formal"],
    ["prompts/greet.very.formal.prompt", "", "greet.very.formal", "greet", "very.formal"],
    ["prompts/a/b/greet.prompt", "", "a/b/greet", "greet", undefined],
    ["prompts/greet.prompt", "name: hello", "hello", "hello", undefined],
    ["prompts/a/greet.formal.prompt", "name: hello", "a/hello.formal", "hello", "formal"],
    ["prompts/greet.formal.prompt", "variant: plain", "greet.plain", "greet", "plain"],
    ["elsewhere/greet.prompt", "", "greet", "greet", undefined],
  ])("%s with %j is %s", (path, frontMatter, id, name, variant) => {
    const { head, diagnostics } = analyze(path, frontMatter);
    expect(diagnostics).toEqual([]);
    expect([head.id, head.name, head.variant]).toEqual([id, name, variant]);
  });
});

describe("a prompt can't be called", () => {
  test.each<[path: string, frontMatter: string, found: string]>([
    ["prompts/index.prompt", "", "reserved-name 1:1 `index` is the module that exports every prompt"],
    ["prompts/await.prompt", "", "reserved-name 1:1 `await` is a word of JavaScript"],
    [
      "prompts/greet.prompt",
      "version: 1.0.0\nname: anthropic",
      "reserved-name 3:1 `anthropic` is an export of every emitted module",
    ],
    ["prompts/grüße.prompt", "", "invalid-name 1:1 no function can have that name"],
    ["prompts/2nd.prompt", "", "invalid-name 1:1 no function can have that name"],
    ["prompts/a b.prompt", "", "invalid-name 1:1 no function can have that name"],
  ])("%s with %j", (path, frontMatter, found) => {
    const said = analyze(path, frontMatter).diagnostics.map(
      ({ code, span, message }) => `${code} ${span.line}:${span.column} ${/`: (.*)\.$/.exec(message)?.[1]}`,
    );
    expect(said).toEqual([found]);
  });
});

describe("two prompts collide", () => {
  const named = (id: string, line?: number): NamedPrompt => ({
    id,
    path: `prompts/${id}.prompt`,
    nameSpan: line === undefined ? undefined : { start: 9, end: 13, line, column: 1 },
  });
  const found = (prompts: readonly NamedPrompt[]) =>
    findDuplicateNames(prompts).map(
      ({ path, span, message, related }) =>
        `${path}:${span.line} ${/both be (.*)\.$/.exec(message)?.[1]}; ${related?.[0]?.path}:${related?.[0]?.span.line}`,
    );

  test.each<[what: string, prompts: NamedPrompt[], expected: string[]]>([
    ["different names", [named("a"), named("b"), named("a.b")], []],
    [
      "modules that differ in case",
      [named("Ab"), named("aB")],
      ["prompts/aB.prompt:1 the module `aB`; prompts/Ab.prompt:1"],
    ],
    [
      "one export for two modules",
      [named("a.b"), named("a-b", 3)],
      ["prompts/a-b.prompt:3 the export `aB`; prompts/a.b.prompt:1"],
    ],
    [
      "three, each with the first",
      [named("a.b", 2), named("a/b"), named("a_b")],
      [
        "prompts/a/b.prompt:1 the export `aB`; prompts/a.b.prompt:2",
        "prompts/a_b.prompt:1 the export `aB`; prompts/a.b.prompt:2",
      ],
    ],
  ])("%s", (_what, prompts, expected) => expect(found(prompts)).toEqual(expected));
});
