import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formats } from "../../src/report/formats/registry.ts";
import { makeProject, runCli } from "../cli/run-cli.ts";

// The page shows what the command line really says: it is written by `npx vitest run test/docs -u`.

const page = resolve(import.meta.dirname, "../../docs/formats.md");

const root = makeProject({
  "package.json": '{ "type": "module" }',
  "prompt.config.json": JSON.stringify({
    targets: { gpt: "openai/gpt-6.1-sol", claude: "anthropic/claude-sonnet-5-5" },
    checks: { "unpinned-model": "off" },
  }),
  "prompts/translate.prompt": `---
version: 1.0.0
description: Translates a text.
config:
  seed: 7
input: { schema: { text: string } }
---
Translate into French: {{text}}
`,
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const firstShown = (findings: readonly { severity: string }[]) =>
  findings.find(({ severity }) => severity !== "none");

/** What is shown of a format: long ones by their first finding. */
const shown: Readonly<Record<keyof typeof formats, { language: string; of: (text: string) => string }>> = {
  pretty: { language: "console", of: (text) => `$ npx polylect check\n${text}` },
  json: { language: "json", of: (text) => JSON.stringify(firstShown(JSON.parse(text).findings), null, 2) },
  markdown: { language: "markdown", of: (text) => text },
  sarif: { language: "json", of: (text) => JSON.stringify(JSON.parse(text).runs[0].results[0], null, 2) },
  github: { language: "text", of: (text) => text },
};

test("docs/formats.md shows what is printed", async () => {
  let text = readFileSync(page, "utf8");
  for (const [name, { language, of }] of Object.entries(shown)) {
    const { stdout } = await runCli(root, `check --format ${name}`);
    const block = `<!-- example: ${name} -->\n\n\`\`\`\`${language}\n${of(stdout).trimEnd()}\n\`\`\`\`\n`;
    const marker = new RegExp(`<!-- example: ${name} -->\n(?:\n\`{4}\\w+\n[^]*?\n\`{4}\n)?`);
    expect(text).toMatch(marker);
    text = text.replace(marker, () => block);
  }
  await expect(text).toMatchFileSnapshot(page);
});

test("every format has its part of the page", () => {
  expect(Object.keys(shown).sort()).toEqual(Object.keys(formats).sort());
  const headings = readFileSync(page, "utf8").match(/(?<=^## )\w+$/gm);
  expect(headings).toEqual(Object.keys(shown));
});
