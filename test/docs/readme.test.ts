import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../src/backends/backend.ts";
import { backends, projectBackends } from "../../src/backends/registry.ts";
import { resolveTargets } from "../../src/compiler/targets.ts";
import { type CompiledPrompt, compileProject, compileSource } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { ResolvedConfig } from "../../src/config/resolved-config.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { runSuite } from "../../src/suite/run-suite.ts";
import { runCli } from "../cli/run-cli.ts";

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

  test("shows the last line of its first command", async () => {
    const { results } = await runSuite({ prompts }, config, nodeWritableFileSystem, { update: false });
    const cases = new Set(results.map((result) => `${result.prompt}\n${result.case}`));
    expect(results.every(({ snapshot }) => snapshot === "match")).toBe(true);
    expect(readme).toContain(
      `${prompts.length} prompts, ${cases.size} cases, ${config.targets.length} targets: ${results.length} snapshots match`,
    );
  });

  test("shows what `polylect check` prints of this repository", async () => {
    const { stdout } = await runCli(process.cwd(), "check");
    const [matrix = "", finding = ""] = [...readme.matchAll(/^```\n(.*?)^```$/gms)]
      .map(([, text]) => text)
      .slice(-2);
    expect(matrix).toContain("✓ the dialect has it all");
    expect(stdout.startsWith(`${matrix}\n`)).toBe(true);
    expect(finding).toMatch(/^warning\[/);
    expect(stdout).toContain(`\n${finding}\n`);
  });

  test("has at least 14 targets, on every backend", () => {
    const known = projectBackends(config.backends);
    const used = resolveTargets(config.targets, known).flatMap(({ resolved }) => resolved ?? []);
    expect(used.length).toBeGreaterThanOrEqual(14);
    // A target with a chat template is a backend of its own, under the target's name.
    const names = used.map(({ backend, dialect }) => (dialect === "chat-template" ? dialect : backend.id));
    const isUsed = ({ id, dialect }: Backend) => names.includes(dialect === "chat-template" ? dialect : id);
    expect(backends.filter((row) => !isUsed(row))).toEqual([]);
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
