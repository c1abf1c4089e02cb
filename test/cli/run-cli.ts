import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { World } from "../../src/cli/context.ts";
import { main } from "../../src/cli/main.ts";

/** What a run printed, and its exit code. */
export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in process, as outside of a terminal and of CI. */
export async function runCli(cwd: string, line: string, world: Partial<World> = {}): Promise<CliRun> {
  const printed = { stdout: "", stderr: "" };
  const code = await main(line.split(" ").filter(Boolean), {
    cwd,
    stdout: { write: (text: string) => (printed.stdout += text) },
    stderr: { write: (text: string) => (printed.stderr += text) },
    env: {},
    color: false,
    ci: false,
    today: "2026-11-22",
    readStdin: async () => "",
    ...world,
  });
  return { code, ...printed };
}

/** Makes a project in a folder of its own, from texts by path. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "polylect-cli-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A sound project: two prompts, two targets, two cases. */
export const soundProject: Readonly<Record<string, string>> = {
  "package.json": '{ "type": "module" }',
  "prompt.config.json": JSON.stringify({
    targets: { claude: "anthropic/claude-haiku-4-5-20251001", local: "ollama/qwen3:8b" },
    checks: { "missing-description": "off", "missing-version": "off", "unknown-model": "off" },
  }),
  "prompts/triage.prompt": [
    "---",
    "config: { temperature: 0.2, seed: 7 }",
    "input:",
    "  schema: { subject: string, 'tone?': string }",
    "  default: { tone: dry }",
    "---",
    "Subject: {{subject}}, {{tone}}",
  ].join("\n"),
  "prompts/hello.prompt": "Hello!\n",
  "fixtures/triage/first.yaml": "input: { subject: Broken }\n",
  "fixtures/hello/only.yaml": "",
};
