import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { exampleConfig, type PortabilityExample, portabilityExamples } from "./portability-examples.ts";

// The page shows what the command line really says: it is written by `npx vitest run test/docs -u`.

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "polylect-docs-"));
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }\n',
    "prompt.config.ts": exampleConfig,
  };
  for (const { prompt, source, case: given } of portabilityExamples) {
    files[`prompts/${prompt}.prompt`] = source;
    if (given) files[`fixtures/${prompt}/${given.name}.yaml`] = given.source;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, "node_modules"));
  symlinkSync(process.cwd(), join(root, "node_modules/polylect"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const fence = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

async function renderExample(example: PortabilityExample): Promise<string> {
  const { title, text, prompt, source, case: given, command } = example;
  const { stdout, stderr } = await runCli(root, command);
  return [
    `## ${title}`,
    text,
    `\`prompts/${prompt}.prompt\`:`,
    fence("handlebars", source),
    ...(given ? [`\`fixtures/${prompt}/${given.name}.yaml\`:`, fence("yaml", given.source)] : []),
    fence("console", `$ npx polylect ${command}\n${stdout}${stderr}`),
  ].join("\n\n");
}

test("docs/portability.md shows what is printed", async () => {
  const examples: string[] = [];
  for (const example of portabilityExamples) examples.push(await renderExample(example));
  const page = [
    "# What a prompt loses, as you see it",
    "<!-- Made from test/docs/portability-examples.ts by `npx vitest run test/docs -u`. Do not edit by hand. -->",
    "Before anything is sent, `polylect check` says what each target keeps (`✓`), says by other means (`≈`), leaves out (`!`) or refuses (`✗`). Every id has an entry in [findings.md](findings.md), which `polylect explain <id>` prints too. Accept a loss with a reason in the prompt's [front matter](prompt-files.md#portability). The examples stand in one project:",
    fence("ts", exampleConfig),
    ...examples,
  ].join("\n\n");
  await expect(`${page}\n`).toMatchFileSnapshot("../../docs/portability.md");
});

test.each([
  ["late-system", "late-system"],
  ["prefill", "prefill"],
  ["forced-tool", "forced-tool-choice"],
  ["temperature", "unsupported-parameter"],
  ["compare-images", "media-model"],
  ["compare-images", "media-turn"],
])("the example %s shows the finding %s", async (prompt, id) => {
  const { stdout } = await runCli(root, `check ${prompt}`);
  expect(stdout).toMatch(new RegExp(`^(?:error|warning)\\[${id}\\b`, "m"));
  expect(stdout).toMatch(new RegExp(`^  --> prompts/${prompt}\\.prompt:\\d+:\\d+`, "m"));
});
