import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { makeRepository, openRepository, type Repository } from "./repository.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const config = (more: object = {}) =>
  JSON.stringify({
    targets: { claude: "anthropic/claude-haiku-4-5-20251001" },
    policy: { lossyParameters: "fail" },
    checks: { "missing-description": "off", "missing-version": "off", "unused-input": "off" },
    ...more,
  });

/** A prompt whose front matter has these lines. */
const prompt = (lines: readonly string[] = [], body = "Hello.") =>
  ["---", "name: greet", ...lines, "---", body, ""].join("\n");

/** Claude takes no seed. */
const LOSSY = "config: { maxOutputTokens: 9, seed: 7 }";
const SOUND = "config: { maxOutputTokens: 9 }";
const SEED = (path: string, line = 3) => `unsupported-parameter claude ${path}:${line}`;

const files: Readonly<Record<string, string>> = {
  "prompt.config.json": config(),
  "prompts/greet.prompt": prompt([SOUND]),
  "prompts/other.prompt": "---\nconfig: { maxOutputTokens: 9 }\n---\nOther, {{> tone}}\n",
  "prompts/_tone.prompt": "be kind.",
};

function repository(more: Readonly<Record<string, string>> = {}, options = {}): Repository {
  const found = makeRepository({ ...files, ...more }, options);
  made.push(found.root);
  return found;
}

describe("a staged change", () => {
  test("that loses something fails, with the finding and its line", async () => {
    const { stage, check } = repository();
    stage({ "prompts/greet.prompt": prompt([LOSSY]) });
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toContain("error[unsupported-parameter (seed)]: `seed` is not sent to claude.");
    expect(stdout).toContain("--> prompts/greet.prompt:3:31\n");
    expect(stdout).toContain("1 of 2 prompts, touched by what is staged: ");
  });

  test("that is accepted passes", async () => {
    const { stage, check } = repository();
    const accept = "portability: { accept: [{ id: unsupported-parameter, reason: Not needed. }] }";
    stage({ "prompts/greet.prompt": prompt([LOSSY, accept]) });
    expect(await check()).toMatchObject({ code: 0, stderr: "" });
  });

  test("is looked at as it is staged: neither a repair nor a fault of the working tree counts", async () => {
    const { stage, write, found } = repository();
    stage({ "prompts/greet.prompt": prompt([LOSSY]) });
    write({ "prompts/greet.prompt": prompt([SOUND]) });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
    stage({ "prompts/greet.prompt": prompt([SOUND]) });
    write({ "prompts/greet.prompt": prompt([LOSSY]), "prompts/new.prompt": prompt([LOSSY]) });
    expect(await found()).toEqual([]);
  });

  test("is all that is looked at", async () => {
    const { stage, check, found } = repository({ "prompts/greet.prompt": prompt([LOSSY]) });
    stage({
      "README.md": "Hello",
      "generated/prompts/greet.js": "export {}",
      "fixtures/greet/a.claude.json": "{}",
    });
    expect(await found()).toEqual([]);
    expect((await check()).stdout).toContain("0 of 2 prompts, touched by what is staged");
  });

  test("of a partial is one of every prompt that uses it", async () => {
    const { stage, write, found } = repository({
      "prompts/third.prompt": "Third: {{> inner}}",
      "prompts/_inner.prompt": "{{> tone}}",
    });
    stage({ "prompts/_tone.prompt": "be kind {{name" });
    expect(await found()).toEqual(["template-syntax prompts/_tone.prompt:1"]);
    stage({ "prompts/_tone.prompt": '{{role "system"}}Late.' });
    write({ "prompts/_tone.prompt": "be kind." });
    expect((await found()).map((line) => line.replace(/ .*/, ""))).toEqual(
      expect.arrayContaining(["late-system"]),
    );
  });

  test("may add a partial, take one away, or name one that is not staged", async () => {
    const { stage, write, found, git } = repository();
    stage({ "prompts/greet.prompt": prompt([SOUND], "{{> new}}") });
    write({ "prompts/_new.prompt": "new" });
    expect(await found()).toEqual(["unknown-partial prompts/greet.prompt:5"]);
    git("add", "prompts/_new.prompt");
    expect(await found()).toEqual([]);
    git("commit", "-qm", "second");
    git("rm", "--quiet", "--cached", "prompts/_new.prompt");
    expect(await found()).toEqual(["unknown-partial prompts/greet.prompt:5"]);
  });

  test("of a named schema is one of the prompts that name it", async () => {
    const schema = (name: string) =>
      `{ "type": "object", "properties": { "${name}": { "type": "string" } }, "additionalProperties": false }`;
    const { stage, found } = repository({
      "schemas/Order.json": schema("id"),
      "prompts/order.prompt": "---\nconfig: { maxOutputTokens: 9 }\ninput: { schema: Order }\n---\n{{id}}\n",
    });
    stage({ "schemas/Order.json": schema("number") });
    expect(await found()).toEqual(["undeclared-variable prompts/order.prompt:5"]);
    stage({ "schemas/Order.json": "{ broken" });
    expect(await found()).toContain("invalid-schema schemas/Order.json:1");
  });

  test("of a case is one of its prompt", async () => {
    const { stage, write, found } = repository({
      "prompt.config.json": config({
        targets: { claude: "anthropic/claude-haiku-4-5-20251001", local: "ollama/qwen3:8b" },
      }),
      "prompts/greet.prompt": prompt(
        [SOUND, "overrides: { ollama: { options: { num_ctx: 64 } } }", "input: { schema: { name: string } }"],
        "{{name}}",
      ),
    });
    stage({ "fixtures/greet/long.yaml": `input: { name: ${"x".repeat(900)} }\n` });
    write({ "fixtures/greet/long.yaml": "input: { name: x }\n" });
    expect(await found()).toEqual(["context-window local fixtures/greet/long.yaml:1"]);
  });

  test("of the config is one of everything, its targets included", async () => {
    const { stage, write, found } = repository({ "prompts/greet.prompt": prompt([LOSSY]) });
    const targets = { claude: "anthropic/claude-haiku-4-5-20251001", old: "openai/gpt-5" };
    stage({ "prompt.config.json": config({ targets }) });
    write({ "prompt.config.json": "{ broken" });
    const lines = await found();
    expect(lines).toContain(SEED("prompts/greet.prompt"));
    expect(lines.some((line) => line.startsWith("retir") || line.startsWith("unpinned-model old"))).toBe(
      true,
    );
    stage({ "prompt.config.json": config({ targets: { x: "nobody/model" } }) });
    write({ "prompt.config.json": config() });
    expect(await found()).toEqual(["unknown-target prompt.config.json:1"]);
  });

  test("may rename and remove prompts", async () => {
    const { git, stage, found, check } = repository({ "prompts/greet.prompt": prompt([LOSSY]) });
    git("mv", "prompts/greet.prompt", "prompts/hello.prompt");
    expect(await found()).toEqual([SEED("prompts/hello.prompt")]);
    git("rm", "--quiet", "-f", "prompts/hello.prompt");
    expect(await found()).toEqual([]);
    expect((await check()).stdout).toContain("0 of 1 prompt, touched");
    stage({ "prompts/twice.prompt": "---\nname: other\nconfig: { maxOutputTokens: 9 }\n---\nx" });
    expect(await found()).toEqual([expect.stringMatching(/^duplicate-name prompts\//)]);
  });
});

describe("repositories", () => {
  test("the first commit is about everything", async () => {
    const { found } = repository({ "prompts/greet.prompt": prompt([LOSSY]) }, { commit: false });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
  });

  test("without one there is nothing to read", async () => {
    const { root, check } = repository();
    rmSync(join(root, ".git"), { recursive: true });
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toBe(
      "polylect: --staged reads the index of a git repository, and there is none here or above\n",
    );
  });

  test("the project may stand in a subfolder, and the run start below it", async () => {
    const nested = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`apps/my bot/${path}`, text]),
    );
    const made2 = makeRepository({ ...nested, "other/prompts/x.prompt": "x" });
    made.push(made2.root);
    made2.stage({ "apps/my bot/prompts/greet.prompt": prompt([LOSSY]), "other/prompts/x.prompt": "{{" });
    for (const folder of ["apps/my bot", "apps/my bot/prompts"]) {
      expect(await made2.found(folder)).toEqual([SEED("prompts/greet.prompt")]);
    }
  });

  test("names with spaces, quotes, line breaks and letters of any script", async () => {
    const names = ["mit Leerzeichen", "größe-日本", 'a"b', "new\nline", "😀", "-dash", "[x]*?"];
    const { stage, found } = repository();
    stage(Object.fromEntries(names.map((name) => [`prompts/_${name}.prompt`, "{{broken"])));
    stage({
      "prompts/ordner ä/n.prompt":
        "---\nname: n\nconfig: { maxOutputTokens: 9, seed: 1 }\n---\n{{> größe-日本}}",
    });
    const lines = await found();
    expect(lines).toContain("template-syntax prompts/_größe-日本.prompt:1");
    expect(lines.some((line) => line.includes("ordner ä/n.prompt"))).toBe(true);
  });

  test("an index with a conflict is not looked at further", async () => {
    const { git, stage, check, found } = repository();
    git("checkout", "-qb", "side");
    stage({ "prompts/greet.prompt": prompt([SOUND], "Side.") });
    git("commit", "-qm", "side");
    git("checkout", "-q", "main");
    stage({ "prompts/greet.prompt": prompt([SOUND], "Main.") });
    git("commit", "-qm", "main");
    expect(() => git("merge", "side")).toThrow();
    expect(await found()).toEqual(["unmerged-file prompts/greet.prompt:1"]);
    expect((await check()).code).toBe(1);
    stage({ "prompts/greet.prompt": prompt([LOSSY], "Both.") });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
  });

  test("a linked working tree has an index of its own", async () => {
    const { root, git } = repository();
    const path = `${root}-linked`;
    made.push(path);
    git("worktree", "add", "--quiet", path, "-b", "linked");
    const linked = openRepository(path);
    linked.stage({ "prompts/greet.prompt": prompt([LOSSY]) });
    expect(await linked.found()).toEqual([SEED("prompts/greet.prompt")]);
    expect(await openRepository(root).found()).toEqual([]);
  });

  test("a submodule is read at the commit that the index pins", async () => {
    const shared = makeRepository({ "_tone.prompt": "be kind.", "extra.prompt": prompt([SOUND]) });
    made.push(shared.root);
    const { root, git, stage, found } = repository();
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", shared.root, "prompts/shared");
    stage({ "prompts/greet.prompt": prompt([SOUND], "{{> shared/tone}}") });
    expect(await found()).toEqual([]);
    git("commit", "-qm", "with a submodule");
    const inside = openRepository(join(root, "prompts/shared"));
    inside.git("config", "user.email", "n@example.com");
    inside.stage({ "_tone.prompt": "be {{kind" });
    inside.git("commit", "-qm", "broken");
    expect(await found()).toEqual([]);
    git("add", "prompts/shared");
    inside.write({ "_tone.prompt": "repaired" });
    expect(await found()).toEqual(["template-syntax prompts/shared/_tone.prompt:1"]);
    rmSync(join(root, "prompts/shared"), { recursive: true });
    mkdirSync(join(root, "prompts/shared"));
    expect(await found()).toContain("missing-submodule prompts/shared:1");
  });

  test("links are followed inside of the index", async () => {
    const { root, git, stage, found } = repository({
      "common/_tone2.prompt": "x",
      "common/linked.prompt": prompt([SOUND], "l").replace("greet", "linked"),
    });
    symlinkSync("../common", join(root, "prompts/common"));
    symlinkSync("../../elsewhere", join(root, "prompts/out"));
    git("add", "prompts/common");
    expect(await found()).toEqual([]);
    git("commit", "-qm", "link");
    stage({ "common/linked.prompt": prompt([LOSSY], "l").replace("greet", "linked") });
    expect(await found()).toEqual([SEED("prompts/common/linked.prompt")]);
    git("add", "prompts/out");
    symlinkSync("/etc/hostname", join(root, "prompts/host.prompt"));
    git("add", "prompts/host.prompt");
    expect(await found()).toContain("path-outside-project prompts/host.prompt:1");
  });

  test("line ends are those of the index, and a file that is only planned is not in it", async () => {
    const { git, stage, write, found } = repository({ ".gitattributes": "*.prompt text eol=crlf\n" });
    stage({ "prompts/greet.prompt": prompt([LOSSY]).replaceAll("\n", "\r\n") });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
    write({ "prompts/_planned.prompt": "text" });
    git("add", "--intent-to-add", "prompts/_planned.prompt");
    stage({ "prompts/greet.prompt": prompt([SOUND], "{{> planned}}") });
    expect(await found()).toEqual(["unknown-partial prompts/greet.prompt:5"]);
  });

  test("objects may be named by SHA-256", async () => {
    const { stage, found, write } = repository({}, { init: ["--object-format=sha256"] });
    stage({ "prompts/greet.prompt": prompt([LOSSY]) });
    write({ "prompts/greet.prompt": prompt([SOUND]) });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
  });
});

describe("code", () => {
  const code = {
    "prompt.config.json": "",
    "prompt.config.ts":
      'import { targets } from "./settings/targets.ts";\nexport default { targets, policy: { lossyParameters: "fail" as const }, checks: { "missing-version": "off", "missing-description": "off" } };\n',
    "settings/targets.ts": 'export const targets = { claude: "anthropic/claude-haiku-4-5-20251001" };\n',
  };
  const coded = () => {
    const found = repository(code);
    found.git("rm", "--quiet", "-f", "prompt.config.json");
    found.git("commit", "-qm", "code");
    return found;
  };

  test("a config is run as it is staged, from copies that do not stay", async () => {
    const { root, stage, write, found } = coded();
    stage({ "prompts/greet.prompt": prompt([LOSSY]) });
    write({ "settings/targets.ts": 'export const targets = { gpt: "openai/gpt-6.1-sol" };\n' });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
    stage({ "settings/targets.ts": 'export const targets = { nobody: "none/model" };\n' });
    write({ "settings/targets.ts": code["settings/targets.ts"] });
    expect(await found()).toEqual(["unknown-target prompt.config.ts:1"]);
    const left = readdirSync(join(root, "node_modules/.cache/polylect"));
    expect(left.filter((name) => !name.endsWith(".json"))).toEqual([]);
  });

  test("a config or a module of it that is not staged is told", async () => {
    const { root, git, stage, found } = coded();
    stage({ "prompts/greet.prompt": prompt([LOSSY]) });
    git("rm", "--quiet", "--cached", "settings/targets.ts");
    expect(await found()).toEqual([expect.stringMatching(/^config-failed prompt\.config\.ts/)]);
    git("rm", "--quiet", "--cached", "prompt.config.ts");
    expect(await found()).toEqual(["config-not-found prompt.config.ts:1"]);
    expect(existsSync(join(root, "prompt.config.ts"))).toBe(true);
  });

  test("helpers are those of the index, and a change of them is one of everything", async () => {
    const { stage, write, found } = repository({
      "prompt.config.json": config({ helpers: { from: "#helpers", names: ["loud"] } }),
      "package.json": '{ "type": "module", "imports": { "#helpers": "./src/helpers.js" } }',
      "src/helpers.js": 'import { up } from "./up.js";\nexport const loud = up;\n',
      "src/up.js": "export const up = (text) => String(text).toUpperCase();\n",
      "prompts/greet.prompt": prompt([LOSSY], '{{loud "x"}}'),
    });
    expect(await found()).toEqual([]);
    stage({ "src/up.js": "export const up = (text) => String(text);\n" });
    expect(await found()).toEqual([SEED("prompts/greet.prompt")]);
    stage({ "src/helpers.js": "export const quiet = String;\n" });
    write({ "src/helpers.js": "export const loud = String;\n" });
    expect(await found()).toContain("unknown-helper prompt.config.json:1");
  });

  test("a chat template is that of the index where git keeps it", async () => {
    const raw = {
      model: "llama.cpp/qwen3-8b",
      template: "models/a.jinja",
      bosToken: "",
      eosToken: "<|im_end|>",
    };
    const template =
      "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";
    const { stage, write, found } = repository({
      "prompt.config.json": config({ targets: { raw } }),
      "models/a.jinja": template,
    });
    stage({ "models/a.jinja": "{% if %}" });
    write({ "models/a.jinja": template });
    expect(await found()).toEqual(["invalid-template prompt.config.json:1"]);
    stage({ "models/a.jinja": `${template}\n` });
    write({ "models/a.jinja": "{% if %}" });
    expect(await found()).toEqual([]);
  });
});

describe("the command line", () => {
  test("takes targets, and no names of prompts", async () => {
    const { root, check } = repository();
    expect(await check("greet")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--staged takes no names"),
    });
    expect((await check("-t nobody")).code).toBe(2);
    expect((await runCli(root, "check --staged --fix")).code).toBe(2);
  });
});
