import { describe, expect, test } from "vitest";
import { checkedTargets, ownTarget } from "../../src/compiler/checked-targets.ts";
import { compileProject } from "../../src/compiler.ts";
import { defaultConfig } from "../../src/config/defaults.ts";

const TODAY = "2026-11-22";
const reference = "anthropic/claude-haiku-4-5";

describe("targets of a config", () => {
  test.each([
    ["prompt.config.ts", `export default { targets: { main: "${reference}" } };`],
    ["prompt.config.js", `export default {\n  targets: {\n    main:\n      '${reference}', // now\n  },\n};`],
    ["prompt.config.json", `{"targets": {"other": "openai/gpt-6.1-sol", "main" : "${reference}"}}`],
  ])("%s: the key and the model are found", (path, text) => {
    const config = { ...defaultConfig, path, text, targets: [{ name: "main", reference }] };
    const [target] = checkedTargets(config, TODAY);
    const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect(target).toMatchObject({ name: "main", reference, path, today: TODAY, known: true });
    expect(at(target?.span)).toContain("main");
    expect(at(target?.modelSpan)).toBe("claude-haiku-4-5");
  });

  test("a reference that is put together from pieces has no place", () => {
    const path = "prompt.config.ts";
    const text = `const model = "${reference}";\nexport default { targets: { main: model, x: "${reference}" } };`;
    const targets = [{ name: "main", reference }];
    const [target] = checkedTargets({ ...defaultConfig, path, text, targets }, TODAY);
    expect(target).toMatchObject({ span: { line: 2 }, modelSpan: undefined });
  });

  test("what no backend knows is left out; a server of the project's own is like another", () => {
    const config = {
      ...defaultConfig,
      path: undefined,
      backends: { mine: { like: "ollama", baseUrl: "http://10.0.0.5:11434", apiKeyEnv: "KEY" } },
      targets: [
        { name: "a", reference: "nowhere/model" },
        { name: "b", reference: "mine/some-model" },
        { name: "c", reference: "ollama/qwen3:8b" },
        { name: "d", reference: "googleai/gemini-3.8-flash" },
      ],
    };
    expect(checkedTargets(config, TODAY)).toMatchObject([
      {
        name: "b",
        names: ["b", "ollama", "mine/some-model"],
        backend: "mine",
        like: "ollama",
        known: false,
        servesAnyModel: true,
        parsesControlTokens: true,
      },
      { name: "c", like: "ollama", known: true, servesAnyModel: true, knownAt: [] },
      { name: "d", names: ["d", "gemini", "google/gemini-3.8-flash"], servesAnyModel: false },
    ]);
  });

  test("a model of somebody else says who serves it", () => {
    const targets = [{ name: "main", reference: "openai/claude-haiku-4-5" }];
    const [target] = checkedTargets({ ...defaultConfig, path: undefined, targets }, TODAY);
    expect(target).toMatchObject({ known: false, servesAnyModel: false });
    expect(target?.knownAt).toContain("anthropic");
  });
});

describe("the model of front matter", () => {
  test.each([
    ["model: anthropic/claude-haiku-4-5", "anthropic/claude-haiku-4-5", "claude-haiku-4-5"],
    ["model: 'googleai/gemini-3.8-flash' # now", "googleai/gemini-3.8-flash", "gemini-3.8-flash"],
    ["model: claude-haiku-4-5", "claude-haiku-4-5", "claude-haiku-4-5"],
    ["model: >-\n  claude-haiku-4-5", "claude-haiku-4-5", undefined],
  ])("%s", async (line, name, model) => {
    const source = `---\n${line}\n---\nHello`;
    const target = await ownTargetOf(source);
    expect(target).toMatchObject({ name, path: "prompts/a.prompt", span: { line: 2, column: 1 } });
    const span = target?.modelSpan;
    expect(span && source.slice(span.start, span.end)).toBe(model);
  });

  test.each(["model: nowhere/model", "model: anthropic", "name: a"])("%s is none", async (line) => {
    expect(await ownTargetOf(`---\n${line}\n---\nHello`)).toBeUndefined();
  });
});

async function ownTargetOf(source: string) {
  const path = "prompts/a.prompt";
  const sources = { prompts: [{ path, text: source, hash: "0" }], partials: new Map(), schemas: new Map() };
  const config = { ...defaultConfig, root: "/nowhere", path: undefined };
  const prompt = (await compileProject(sources, config)).neutral.get(path);
  return prompt && ownTarget(prompt, source, config, TODAY);
}
