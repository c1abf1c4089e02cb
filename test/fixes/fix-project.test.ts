import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";

const fixtures = fileURLToPath(new URL("../fixtures/fixes", import.meta.url));
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function copy(name: string): string {
  const root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-fix-`));
  made.push(root);
  cpSync(`${fixtures}/${name}/input`, root, { recursive: true });
  return root;
}

/** Every file below a folder. */
function readAll(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), "latin1")]));
}

const today = "2026-09-01";

async function errorsOf(root: string): Promise<string[]> {
  const { stdout } = await runCli(root, "check --format json", { today });
  const { diagnostics, findings } = JSON.parse(stdout);
  return [...diagnostics, ...findings]
    .filter(({ severity }) => severity === "error")
    .map(({ path, message }) => `${path} ${message}`);
}

describe("every fix changes its own bytes, solves its problem, and is made once", () => {
  test.each(readdirSync(fixtures))("%s", async (name) => {
    const root = copy(name);
    const before = await errorsOf(root);
    const { stdout, stderr } = await runCli(root, "check --fix", { today });
    expect(stderr).toBe("");
    const expected = readAll(`${fixtures}/${name}/expected`);
    expect(readAll(root)).toEqual(expected);
    const isChanged = JSON.stringify(readAll(`${fixtures}/${name}/input`)) !== JSON.stringify(expected);
    expect(stdout).toMatch(isChanged ? /^\d+ edits? in \d+ files?$/m : /^Nothing to fix\.$/m);
    const { stdout: again } = await runCli(root, "check --fix --format json", { today });
    expect(readAll(root)).toEqual(expected);
    const { diagnostics, findings } = JSON.parse(again);
    const left = [...diagnostics, ...findings];
    expect(left.filter(({ fix }) => fix !== undefined)).toEqual([]);
    const errors = left.filter(({ severity }) => severity === "error");
    expect(errors.filter(({ path, message }) => !before.includes(`${path} ${message}`))).toEqual([]);
  });
});
