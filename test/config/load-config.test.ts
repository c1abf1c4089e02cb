import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config/load-config.ts";

let root = "";
const write = (file: string, text: string) => {
  mkdirSync(dirname(`${root}/${file}`), { recursive: true });
  writeFileSync(`${root}/${file}`, text);
};
const places = async (text: string, file = "prompt.config.json") => {
  write(file, text);
  return (await loadConfig(root)).diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`);
};

beforeEach(() => {
  root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-config-`));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const defaults = {
  prompts: "prompts",
  outDir: "generated/prompts",
  moduleExtension: "mjs",
  fixtures: "fixtures",
  schemas: "schemas",
  targets: [],
  backends: {},
  strictKeys: true,
  helpers: undefined,
  policy: { refused: "fail", lossyContent: "fail", lossySchema: "fail", lossyParameters: "warn" },
  checks: {},
};

describe("loadConfig", () => {
  test("without a file there are the defaults", async () => {
    const { config, diagnostics } = await loadConfig(root);
    expect(diagnostics).toEqual([]);
    expect(config).toEqual({ ...defaults, root, path: undefined, text: "" });
  });

  test("TypeScript, found from a folder below, with what it imports", async () => {
    write("settings/folders.ts", 'export const prompts: string = "./src//prompts/";');
    const text =
      'import { prompts } from "./settings/folders.ts";\nexport default { prompts, targets: { main: "ollama/qwen3:8b" }, policy: { lossySchema: "warn" } };';
    write("prompt.config.ts", text);
    mkdirSync(`${root}/a/b`, { recursive: true });
    const { config, dependencies, diagnostics } = await loadConfig(`${root}/a/b`);
    expect(diagnostics).toEqual([]);
    expect(config).toEqual({
      ...defaults,
      root,
      path: "prompt.config.ts",
      text,
      prompts: "src/prompts",
      targets: [{ name: "main", reference: "ollama/qwen3:8b" }],
      policy: { ...defaults.policy, lossySchema: "warn" },
    });
    expect(dependencies).toEqual([`${root}/prompt.config.ts`, `${root}/settings/folders.ts`]);
  });

  test.each(["mts", "js", "mjs"])("prompt.config.%s", async (extension) => {
    write("package.json", '{"type":"module"}');
    write(`prompt.config.${extension}`, 'export default { helpers: { from: "#h", names: ["upper"] } };');
    const { config } = await loadConfig(root);
    expect(config.helpers).toEqual({ from: "#h", names: ["upper"] });
  });

  test("a changed file is read again", async () => {
    write("prompt.config.ts", 'export default { prompts: "a" };');
    expect((await loadConfig(root)).config.prompts).toBe("a");
    write("prompt.config.ts", 'export default { prompts: "b" };');
    expect((await loadConfig(root)).config.prompts).toBe("b");
  });

  test("what a file gets wrong is said with its place", async () => {
    expect(await places('{\n  "prompts": "../x",\n  "outDir": "/tmp"\n}')).toEqual([
      "path-outside-project 2:3",
      "path-outside-project 3:3",
    ]);
    expect(await places('{ "prompts": "a/../../x", "schemas": "C:\\\\x" }')).toHaveLength(2);
    expect(await places('{\n  "promts": "x",\n  "targets": {\n    "main": "gpt-5"\n  }\n}')).toEqual([
      "invalid-config 2:3",
      "invalid-config 4:5",
    ]);
    expect(await places("[]")).toEqual(["invalid-config 1:1"]);
    expect(await places('{\n  "prompts": ,\n}')).toEqual(["config-failed 2:14"]);
  });

  test("a program that fails, or exports nothing", async () => {
    expect(await places('\n\nthrow new Error("no");', "prompt.config.ts")).toEqual(["config-failed 3:7"]);
    expect(await places("export const x = 1;", "prompt.config.ts")).toEqual(["invalid-config 1:1"]);
    expect(await places('import "./absent.ts";', "prompt.config.ts")).toHaveLength(1);
  });
});

describe("the names of emitted modules", () => {
  const found = async () => {
    const { config, dependencies } = await loadConfig(root);
    return [config.moduleExtension, dependencies.map((path) => path.slice(root.length))];
  };

  test("end as the nearest package.json makes them ES modules", async () => {
    write("package.json", '{ "type": "module" }');
    expect(await found()).toEqual(["js", ["/package.json"]]);
    write("package.json", '{ "type": "commonjs" }');
    expect(await found()).toEqual(["mjs", ["/package.json"]]);
    write("package.json", "{}");
    expect(await found()).toEqual(["mjs", ["/package.json"]]);
  });

  test("the package.json nearest to the output decides, not that of the config", async () => {
    write("package.json", '{ "type": "module" }');
    write("packages/prompts/package.json", "{}");
    write("prompt.config.json", '{ "outDir": "packages/prompts/deep/out" }');
    expect(await found()).toEqual(["mjs", ["/prompt.config.json", "/packages/prompts/package.json"]]);
  });

  test.each(["", "{", "null", '{ "type": 3 }'])("a package.json of %j says nothing", async (text) => {
    write("package.json", text);
    expect((await found())[0]).toBe("mjs");
  });
});
