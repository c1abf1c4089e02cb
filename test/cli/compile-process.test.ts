import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { compileCold, readOutput } from "../support/cold-compile.ts";
import { makeGeneratedProject, promptPath, promptText, writeFiles } from "../support/generated-project.ts";

const bin = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
let root: string;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true, maxRetries: 9 });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [bin, "compile", ...args], { cwd: root });
  children.push(child);
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (printed.stdout += text));
  child.stderr.on("data", (text) => (printed.stderr += text));
  return { child, printed };
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!holds() && performance.now() < end) await sleep(2);
  expect(holds()).toBe(true);
}

const ended = async (child: ChildProcess): Promise<unknown[]> =>
  child.exitCode === null && child.signalCode === null
    ? await once(child, "exit")
    : [child.exitCode, child.signalCode];
const output = () => readOutput(join(root, "generated/prompts"));

describe("compile --watch", () => {
  it("prints a line for each run, keeps the last good output, and ends cleanly", async () => {
    root = makeGeneratedProject(5);
    const { child, printed } = start("--watch");
    await until(() => printed.stdout.includes("Watching."));
    expect(printed.stdout).toMatch(/^5 prompts compiled, 13 written, 0 removed \(\d+ ms\)\n/);
    const good = output();

    const path = promptPath(1);
    writeFiles(root, { [path]: "{{#if}}" });
    await until(() => printed.stdout.includes("nothing is written"));
    expect(printed.stdout).toContain(`--> ${path}:1:`);
    expect(output()).toEqual(good);

    writeFiles(root, { [path]: promptText(1, "Repaired") });
    await until(() => /p1\.prompt compiled, \d written, 0 removed \(\d+ ms\)\n$/.test(printed.stdout));
    expect(output()).toEqual({ files: (await compileCold(root)).files, isListed: true });

    child.kill("SIGINT");
    expect(await ended(child)).toEqual([0, null]);
    expect(printed.stderr).toBe("");
  });
});

describe("a process that is killed while it writes", () => {
  it("leaves old or new files, and the next one finishes its work", { timeout: 180_000 }, async () => {
    root = makeGeneratedProject(30);
    const list = join(root, "generated/prompts/.polylect.json");
    expect(await ended(start().child)).toEqual([0, null]);
    for (const delay of [0, 4]) {
      const old = output().files;
      const texts = Array.from({ length: 30 }, (_, number) => [
        promptPath(number),
        promptText(number, `After ${delay}`),
      ]);
      writeFiles(root, Object.fromEntries(texts));
      rmSync(join(root, promptPath(delay)));
      const { files } = await compileCold(root);
      const { child } = start();
      // While a run is not over, the list has two hashes for a file.
      await until(() => child.exitCode !== null || readFileSync(list, "utf8").includes("["));
      await sleep(delay);
      child.kill("SIGKILL");
      await ended(child);
      for (const [path, text] of Object.entries(output().files)) {
        expect([old[path], files[path], undefined]).toContain(path.endsWith(".tmp") ? undefined : text);
      }
      expect(await ended(start().child)).toEqual([0, null]);
      expect(output(), `killed after ${delay} ms`).toEqual({ files, isListed: true });
    }
  });
});
