import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type CompiledPrompt, compileProject, compileSource } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { ResolvedConfig } from "../../src/config/resolved-config.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { buildMatrix, renderMatrix } from "../../src/suite/matrix.ts";
import { runSuite } from "../../src/suite/run-suite.ts";

const readme = readFileSync("README.md", "utf8");

/** The first code block of a language. */
const block = (language: string): string =>
  readme.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "ms"))?.[1] ?? "";

describe("the README", () => {
  let config: ResolvedConfig;
  let prompts: readonly CompiledPrompt[];

  beforeAll(async () => {
    ({ config } = await loadConfig("."));
    ({ prompts } = await compileProject(readProject(nodeFileSystem, config).sources, config));
  });

  test("shows the matrix that the command prints", () => {
    const { results } = runSuite({ prompts }, config, nodeWritableFileSystem, { update: false });
    const targets = config.targets.map(({ name }) => name);
    const entries = results.map((result) => ({ ...result, snapshot: "match" as const }));
    const matrix = renderMatrix(buildMatrix(entries, targets), targets, { color: false });
    const cases = new Set(results.map((result) => `${result.prompt}\n${result.case}`));
    expect(readme).toContain(matrix);
    expect(readme).toContain(
      `${prompts.length} prompts, ${cases.size} cases, ${targets.length} targets: ${results.length} snapshots match`,
    );
  });

  test("shows a finding as it is printed", () => {
    const finding = prompts
      .find(({ meta }) => meta.id === "triage-ticket")
      ?.report("haiku")
      .find(({ level }) => level === "lossy");
    expect(readme).toContain(`: ${finding?.message}\n  --> ${finding?.path}:${finding?.span.line}:`);
    expect(readme).toContain(`  why: ${finding?.why}\n  help: ${finding?.help}\n`);
  });

  test("shows a prompt that compiles for every dialect without loss", async () => {
    const { prompt, diagnostics } = await compileSource(block("handlebars"));
    expect(diagnostics).toEqual([]);
    for (const dialect of Object.keys(dialects)) {
      const { body, findings } = prompt?.render(dialect, { subject: "Charged twice", body: "…" }) ?? {};
      expect(body).toBeDefined();
      expect(findings?.filter(({ level }) => level === "lossy")).toEqual([]);
    }
    expect(prompt?.parseOutput('{"queue": "billing"}')).toEqual({ queue: "billing" });
  });
});
