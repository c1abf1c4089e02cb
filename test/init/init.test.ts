import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { World } from "../../src/cli/context.ts";
import { suggestedTargets } from "../../src/init/suggested-targets.ts";
import { makeProject, runCli } from "../cli/run-cli.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const project = (files: Readonly<Record<string, string>> = {}): string => {
  const root = makeProject(files);
  made.push(root);
  return root;
};
const read = (root: string, path: string) => readFileSync(join(root, path), "utf8");
const manifestOf = (root: string) => JSON.parse(read(root, "package.json"));

/** Every file of a folder by path, with its text. */
function snapshot(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, read(root, path)]));
}

async function init(root: string, world?: Partial<World>) {
  const run = await runCli(root, "init --format json", world);
  return { ...run, report: run.code === 2 ? undefined : JSON.parse(run.stdout) };
}

describe("an empty folder", () => {
  test("becomes a project that compiles, checks and tests", async () => {
    const root = project();
    const { code, stdout } = await runCli(root, "init");
    expect(code).toBe(0);
    expect(Object.keys(snapshot(root))).toEqual([
      "fixtures/summarize/meeting-moved.yaml",
      "package.json",
      "prompt.config.ts",
      "prompts/summarize.prompt",
    ]);
    expect(stdout).toContain("  npm i\n  npx polylect compile\n  npx polylect test --update\n");
    expect(await runCli(root, "compile")).toMatchObject({ code: 0 });
    const check = await runCli(root, "check");
    expect(check).toMatchObject({ code: 0 });
    expect(check.stdout).toContain("findings: 0 fail, 0 warn");
    expect(check.stdout).not.toContain("info[");
    expect(await runCli(root, "test --update")).toMatchObject({ code: 0 });
    expect(await runCli(root, "test")).toMatchObject({ code: 0 });
  });

  test("gets a package.json whose imports lead to what compiling writes", async () => {
    const root = project();
    await init(root);
    await runCli(root, "compile");
    const { imports, dependencies, ...manifest } = manifestOf(root);
    expect(manifest).toMatchObject({ private: true, type: "module" });
    expect(manifest.name).toMatch(/^polylect-cli-[a-z0-9-]+$/);
    expect(dependencies.polylect).toMatch(/^\^\d+\.\d+\.\d+$/);
    for (const path of Object.values(imports["#prompts"]) as string[]) read(root, path);
    for (const path of Object.values(imports["#prompts/*"]) as string[])
      read(root, path.replace("*", "summarize"));
  });

  test("may hold hidden files", async () => {
    const root = project({ "package.json": "{}" });
    mkdirSync(join(root, "new/.git"), { recursive: true });
    expect((await init(join(root, "new"))).code).toBe(0);
    expect(read(root, "package.json")).toBe("{}");
    expect(manifestOf(join(root, "new")).name).toBe("new");
  });
});

describe("package managers", () => {
  const npm = ["npm i", "npx polylect compile", "npx polylect test --update"];
  const pnpm = ["pnpm i", "pnpm exec polylect compile", "pnpm exec polylect test --update"];
  const yarn = ["yarn install", "yarn exec polylect -- compile", "yarn exec polylect -- test --update"];
  const berry = ["yarn install", "yarn exec polylect compile", "yarn exec polylect test --update"];
  const bun = ["bun install", "bun x polylect compile", "bun x polylect test --update"];
  const cases: readonly (readonly [string, Record<string, string>, string, string[]])[] = [
    ["package-lock.json", { "package-lock.json": "{}" }, "npm", npm],
    ["pnpm-lock.yaml", { "pnpm-lock.yaml": "lockfileVersion: '9.0'\n" }, "pnpm", pnpm],
    ["yarn.lock", { "yarn.lock": "# yarn lockfile v1\n" }, "yarn", yarn],
    ["bun.lock", { "bun.lock": "{}" }, "bun", bun],
    ["bun.lockb", { "bun.lockb": "" }, "bun", bun],
    ["packageManager", { "package.json": '{ "packageManager": "pnpm@10.4.0" }' }, "pnpm", pnpm],
    ["a newer yarn", { "package.json": '{ "packageManager": "yarn@4.9.1" }' }, "yarn", berry],
    [
      "devEngines",
      { "package.json": '{ "devEngines": { "packageManager": { "name": "bun" } } }' },
      "bun",
      bun,
    ],
  ];
  test.each(cases)("%s", async (_what, files, name, next) => {
    const { report } = await init(project({ "package.json": "{}", ...files }));
    expect(report).toMatchObject({ packageManager: name, next });
  });

  test("of a workspace are found above it", async () => {
    const root = project({ "pnpm-lock.yaml": "", "package.json": "{}", "packages/app/package.json": "{}" });
    expect((await init(join(root, "packages/app"))).report.packageManager).toBe("pnpm");
    expect(read(root, "package.json")).toBe("{}");
  });

  test("above the repository do not count", async () => {
    const root = project({ "yarn.lock": "", "repo/.git/HEAD": "", "repo/package.json": "{}" });
    expect((await init(join(root, "repo"))).report.packageManager).toBe("npm");
  });

  test("are else the one that ran the command", async () => {
    const env = { npm_config_user_agent: "pnpm/10.4.0 npm/? node/v24.1.0 linux x64" };
    expect((await init(project(), { env })).report.packageManager).toBe("pnpm");
    expect((await init(project(), { env: { npm_config_user_agent: "other/1" } })).report.packageManager).toBe(
      "npm",
    );
  });

  test("need not install what is there", async () => {
    const root = project({ "package.json": "{}", "node_modules/polylect/package.json": "{}" });
    expect((await init(root)).report.next).toEqual(npm.slice(1));
    mkdirSync(join(root, "inside"));
    expect((await init(join(root, "inside"))).report.next).toEqual(npm.slice(1));
  });
});

describe("an existing project", () => {
  /** Ways to write a package.json that an edit could spoil. */
  const texts: readonly (readonly [string, string])[] = [
    ["two spaces", '{\n  "type": "module",\n  "name": "app"\n}\n'],
    ["four spaces", '{\n    "name": "app",\n    "scripts": {\n        "build": "tsc"\n    }\n}\n'],
    ["tabs", '{\n\t"name": "app",\n\t"files": ["a", "b"],\n\t"scripts": { "build": "tsc" }\n}\n'],
    ["Windows line ends", '{\r\n  "name": "app",\r\n  "dependencies": {}\r\n}\r\n'],
    ["no newline at the end", '{\n  "name": "app"\n}'],
    ["one line", '{"name":"app","dependencies":{"zod":"^4.0.0","ajv":"^8.0.0"}}'],
    ["a byte order mark", '\uFEFF{\n  "name": "app"\n}\n'],
    ["an empty object", "{}"],
  ];
  test.each(texts)("keeps package.json as it is written: %s", async (_what, text) => {
    const root = project({ "package.json": text });
    expect((await init(root)).code).toBe(0);
    const edited = read(root, "package.json");
    expect(edited).toContain('"#prompts/*"');
    const plain = (json: string) => JSON.parse(json.replace(/^\uFEFF/, ""));
    expect(plain(edited)).toMatchObject(plain(text));
    expect(Object.keys(plain(edited)).slice(0, Object.keys(plain(text)).length)).toEqual(
      Object.keys(plain(text)),
    );
    expect(edited.includes("\r\n")).toBe(text.includes("\r\n"));
    expect(edited.replaceAll("\r\n", "").includes("\n")).toBe(!text.includes("\r\n"));
    expect(edited.endsWith("\n")).toBe(text.endsWith("\n"));
    expect(edited.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
    for (const line of text.split(/\r?\n/).filter((each) => /^\s+"(?!scripts|dependencies)/.test(each)))
      expect(edited).toContain(line.replace(/,$/, ""));
  });

  test("is written in its own indent, dependencies in order", async () => {
    const root = project({
      "package.json":
        '{\n\t"name": "app",\n\t"files": ["a", "b"],\n\t"dependencies": {\n\t\t"openai": "^6.0.0",\n\t\t"zod": "^4.0.0"\n\t}\n}\n',
    });
    await init(root);
    expect(read(root, "package.json").replace(/"\^0[^"]*"/, '"^0"')).toBe(
      `{
	"name": "app",
	"files": ["a", "b"],
	"dependencies": {
		"openai": "^6.0.0",
		"polylect": "^0",
		"zod": "^4.0.0"
	},
	"scripts": {
		"prompts": "polylect compile",
		"prompts:check": "polylect check && polylect test"
	},
	"imports": {
		"#prompts": {
			"types": "./generated/prompts/index.d.mts",
			"default": "./generated/prompts/index.mjs"
		},
		"#prompts/*": {
			"types": "./generated/prompts/*.d.mts",
			"default": "./generated/prompts/*.mjs"
		}
	}
}
`,
    );
  });

  test("keeps its scripts, imports, config and prompts, and hears of what differs", async () => {
    const files = {
      "package.json": JSON.stringify({
        type: "module",
        scripts: { prompts: "echo mine", "prompts:check": "polylect check && polylect test" },
        imports: { "#prompts": "./src/prompts.js" },
        devDependencies: { polylect: "^0.1.0" },
      }),
      "prompt.config.json": JSON.stringify({ prompts: "src/prompts", outDir: "src/made" }),
      "src/prompts/team/greet.prompt": "Hello {{name}}\n",
    };
    const root = project(files);
    const { code, report } = await init(root);
    expect(code).toBe(0);
    expect(report.added.map(({ name }: { name: string }) => name)).toEqual(["package.json"]);
    expect(report.kept.map(({ name }: { name: string }) => name)).toEqual([
      "scripts prompts",
      "imports #prompts",
      "devDependencies polylect",
    ]);
    const { scripts, imports, dependencies } = manifestOf(root);
    expect(scripts.prompts).toBe("echo mine");
    expect(imports).toEqual({
      "#prompts": "./src/prompts.js",
      "#prompts/*": { types: "./src/made/*.d.ts", default: "./src/made/*.js" },
    });
    expect(dependencies).toBeUndefined();
    const after = snapshot(root);
    for (const path of Object.keys(files).slice(1))
      expect(after[path]).toBe(files[path as keyof typeof files]);
    expect(Object.keys(after)).toHaveLength(3);
  });

  test("with Dotprompt's prompts gets no other", async () => {
    const root = project({
      "package.json": "{}",
      "prompts/greet.prompt":
        "---\nmodel: googleai/gemini-2.5-flash\ninput: { schema: { name: string } }\n---\nHi {{name}}!\n",
    });
    const { report } = await init(root);
    expect(report.added.map(({ name }: { name: string }) => name)).toEqual([
      "prompt.config.mjs",
      "package.json",
    ]);
    expect(await runCli(root, "compile")).toMatchObject({ code: 0 });
  });

  test.each([
    ["JavaScript, ES modules", { "package.json": '{ "type": "module" }' }, "prompt.config.js"],
    ["JavaScript, CommonJS", { "package.json": "{}" }, "prompt.config.mjs"],
    [
      "TypeScript, ES modules",
      { "package.json": '{ "type": "module", "devDependencies": { "typescript": "^6.0.0" } }' },
      "prompt.config.ts",
    ],
    ["TypeScript, CommonJS", { "package.json": "{}", "tsconfig.json": "{}" }, "prompt.config.mts"],
  ])("gets a config in its language: %s", async (_what, files, config) => {
    const root = project(files as Record<string, string>);
    await init(root);
    expect(Object.keys(snapshot(root)).filter((path) => path.startsWith("prompt.config"))).toEqual([config]);
    expect(await runCli(root, "compile")).toMatchObject({ code: 0 });
  });

  test("gets the targets that its packages speak for", async () => {
    const root = project({
      "package.json": '{ "dependencies": { "openai": "6" }, "devDependencies": { "ollama": "0.6" } }',
    });
    await init(root);
    const config = read(root, "prompt.config.mjs");
    expect([...config.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name)).toEqual(["gpt", "local"]);
  });

  test("is not changed by a second run", async () => {
    for (const files of [{}, { "package.json": "{}" }, { "package.json": '{\r\n\t"type": "module"\r\n}' }]) {
      const root = project(files as Record<string, string>);
      await init(root);
      const before = snapshot(root);
      const { code, stdout } = await runCli(root, "init");
      expect([code, stdout]).toEqual([0, "There is nothing to add: this folder is a project.\n"]);
      expect(snapshot(root)).toEqual(before);
      await runCli(root, "compile");
      const compiled = snapshot(root);
      await init(root);
      expect(snapshot(root)).toEqual(compiled);
    }
  });

  test("has a package.json that is a link", async () => {
    const root = project({ "shared/package.json": "{}" });
    symlinkSync("shared/package.json", join(root, "package.json"));
    await init(root);
    expect(JSON.parse(read(root, "shared/package.json")).imports).toBeDefined();
    expect(manifestOf(root).imports).toBeDefined();
  });
});

describe("what cannot be added to", () => {
  test.each([
    ["a syntax error", '{\n  "name": "app",\n  "scripts": {,\n}\n', "3:15"],
    ["an empty file", "", "1:1"],
    ["a list", "[]", "1:1"],
    ["imports that are no object", '{\n  "imports": "#x"\n}', "2:14"],
  ])("is said with its place, and nothing is written: %s", async (_what, text, place) => {
    const root = project({ "package.json": text });
    const { code, report } = await init(root);
    expect(code).toBe(1);
    const [{ code: found, path, span }] = report.diagnostics;
    expect([found, path, `${span.line}:${span.column}`]).toEqual([
      "invalid-package-json",
      "package.json",
      place,
    ]);
    expect(snapshot(root)).toEqual({ "package.json": text });
    expect((await runCli(root, "init")).stdout).toContain("Nothing is written.");
  });

  test("a broken config stays the only word", async () => {
    const root = project({ "prompt.config.json": "{" });
    const { code, report } = await init(root);
    expect([code, report.diagnostics[0].code]).toEqual([1, "config-failed"]);
    expect(Object.keys(snapshot(root))).toEqual(["prompt.config.json"]);
  });

  test("a folder inside a project is refused", async () => {
    const root = project({ "package.json": "{}", "src/index.js": "" });
    const { code, stderr } = await init(join(root, "src"));
    expect(code).toBe(2);
    expect(stderr).toContain("this folder has no package.json, but ");
    expect(snapshot(root)).toEqual({ "package.json": "{}", "src/index.js": "" });
  });

  test("a file in the way of a folder is said", async () => {
    const root = project({ "package.json": "{}", prompts: "not a folder" });
    const { code, report } = await init(root);
    expect([code, report.diagnostics[0].code]).toEqual([1, "unwritable-output"]);
    expect(read(root, "prompts")).toBe("not a folder");
    expect(read(root, "package.json")).toBe("{}");
  });
});

test("every suggested model is known, and takes the first prompt without loss", async () => {
  const dependencies = Object.fromEntries(suggestedTargets.map(({ packages }) => [packages[0], "*"]));
  const root = project({ "package.json": JSON.stringify({ dependencies }) });
  await init(root);
  const { code, stdout } = await runCli(root, "check");
  expect(code).toBe(0);
  expect(stdout).toContain(`1 prompt, ${suggestedTargets.length} targets: findings: 0 fail, 0 warn`);
  expect(stdout).not.toContain("warning[");
});

test("a case that is in the way is kept", async () => {
  const path = "fixtures/summarize/meeting-moved.yaml";
  const root = project({ [path]: "input: { text: mine }\n" });
  writeFileSync(join(root, dirname(path), "other.yaml"), "input: { text: other }\n");
  await init(root);
  expect(read(root, path)).toBe("input: { text: mine }\n");
});
