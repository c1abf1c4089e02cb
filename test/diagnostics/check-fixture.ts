import { existsSync, readFileSync } from "node:fs";
import { main } from "../../src/cli/main.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { checkProject } from "../support/diagnostic-fixtures.ts";

/** What a fixture's project has to say: to its compilation, or to the command line in its `command.txt`. */
export async function checkFixture(root: string): Promise<readonly Diagnostic[]> {
  const file = `${root}/command.txt`;
  return existsSync(file) ? runCommand(readFileSync(file, "utf8"), root) : checkProject(root);
}

async function runCommand(line: string, cwd: string): Promise<readonly Diagnostic[]> {
  let printed = "";
  const code = await main([...line.trim().split(" "), "--format", "json"], {
    cwd,
    stdout: { write: (text: string) => (printed += text) },
    stderr: { write: (text: string) => (printed += text) },
    env: {},
    color: false,
    ci: true,
    today: "2026-11-22",
    readStdin: async () => "",
  });
  if (code === 0) throw new Error(`The command found nothing wrong: ${printed}`);
  // Messages of the system name the copy, which stands elsewhere each time.
  return JSON.parse(printed.replaceAll(cwd, ".")).diagnostics;
}
