import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import fc from "../support/fast-check.ts";
import { writeFiles } from "../support/generated-project.ts";
import { cases } from "../support/seed.ts";

/** A line of front matter: as it is written, and as it should be after the fixes. `Q` stands for a quote or none. */
type Line = readonly [written: string, fixed: string];

const lines: readonly (readonly Line[])[] = [
  [
    ["QinputsQ: { QschemaQ: { nameé: string } }", "QinputQ: { QschemaQ: { nameé: string } }"],
    ['QinptQ: {"schema":{"nameé": string}} # inpt', 'QinputQ: {"schema":{"nameé": string}} # inpt'],
    [
      "inputs:\n    schema:\n      nameé: string\n    # end",
      "input:\n    schema:\n      nameé: string\n    # end",
    ],
    ["QinputQ: { QdefualtQ: {} }", "QinputQ: { QdefaultQ: {} }"],
  ],
  [
    [
      "config: { Qmax_tokensQ: 5, QtemperatureQ: 0.5 }",
      "config: { QmaxOutputTokensQ: 5, QtemperatureQ: 0.5 }",
    ],
    [
      "config:\n    Qtop_pQ : 0.5 # top_p\n\n    stop: [é]",
      "config:\n    QtopPQ : 0.5 # top_p\n\n    stopSequences: [é]",
    ],
    ['config: {"top_k":5,"n":1}', 'config: {"topK":5,"n":1}'],
    ["config: { temperature: '0.5', seed: \"7\" }", "config: { temperature: 0.5, seed: 7 }"],
    ["config: { stop: é, top_k: high }", "config: { stop: é, top_k: high }"],
  ],
  [
    ["QmodleQ: anthropic/claude-haiku-4-5", "QmodelQ: anthropic/claude-haiku-4-5-20251001"],
    ["QmodelQ:   'anthropic/claude-haiku-4-5' # é", "QmodelQ:   'anthropic/claude-haiku-4-5-20251001' # é"],
    ["QmodelQ: anthropic/claude-sonnet-5-5", "QmodelQ: anthropic/claude-sonnet-5-5"],
  ],
  [
    ["descripton: Grüße 🙂", "description: Grüße 🙂"],
    ["description: >\n    version: 1\n\n    inputs: 2", "description: >\n    version: 1\n\n    inputs: 2"],
  ],
  [
    ["portability:\n    accept:\n    - id: prefill\n      reason: é", ""],
    [
      "metadata: { inputs: 1, max_tokens: [2] } # version",
      "metadata: { inputs: 1, max_tokens: [2] } # version",
    ],
  ],
  [["version: 1.2.3", "version: 1.2.3"]],
];

const quotes = ["", '"', "'"];

const oneFile = fc
  .record({
    chosen: fc.tuple(...lines.map((of) => fc.option(fc.constantFrom(...of), { freq: 3 }))),
    order: fc.array(fc.nat(), { minLength: lines.length, maxLength: lines.length }),
    quote: fc.constantFrom(...quotes),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\uFEFF"),
    head: fc.constantFrom("", "# é inputs: {}\n\n"),
    indent: fc.constantFrom("", "  "),
    comment: fc.constantFrom("", "# modle: é 🙂\n\n"),
    body: fc.constantFrom("Hello\n", "\n\nGrüße, inputs: { max_tokens }\n\n", "version\n---\nlast"),
  })
  .map(({ chosen, order, quote, lineEnd, mark, head, indent, comment, body }) => {
    const picked = chosen
      .flatMap((line, index) => (line ? [{ line, at: order[index] ?? 0, hasVersion: index === 5 }] : []))
      .sort((a, b) => a.at - b.at);
    const write = (side: 0 | 1) => {
      const texts = picked.map(({ line }) => line[side].replaceAll("Q", quote)).filter(Boolean);
      const isVersioned = picked.some(({ hasVersion }) => hasVersion) || picked.length === 0;
      const all = side === 1 && !isVersioned ? ["version: 1.0.0", ...texts] : texts;
      const block = `${comment}${all.map((text) => `${indent}${text.replaceAll("\n", `\n${indent}`)}\n`).join("")}`;
      return `${mark}${`${head}---\n${block}---\n${body}`.replaceAll("\n", lineEnd)}`;
    };
    return [write(0), write(1)] as const;
  });

const root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-fixes-`));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("generated files get the edits of their findings and no other byte", async () => {
  const files = fc.sample(oneFile, cases(80));
  const path = (index: number) => `prompts/p${index}.prompt`;
  const config = { "prompt.config.json": '{ "targets": { "claude": "anthropic/claude-sonnet-5-5" } }' };
  writeFiles(root, { ...config, ...Object.fromEntries(files.map(([text], index) => [path(index), text])) });
  await runCli(root, "check --fix");
  for (const [index, [, fixed]] of files.entries())
    expect(readFileSync(`${root}/${path(index)}`, "utf8")).toBe(fixed);
  const { stdout } = await runCli(root, "check --format json");
  const { diagnostics, findings } = JSON.parse(stdout);
  const left = [...diagnostics, ...findings].filter(
    ({ fix, severity }: { fix?: object; severity: string }) => fix !== undefined || severity === "error",
  );
  expect(left).toEqual([]);
});
