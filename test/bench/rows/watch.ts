import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { App } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { nameOf } from "../many-prompts.ts";
import { median } from "../statistics.ts";

/** How long the first compilation, and after it one edit, may take before the row gives up. */
const [START_MS, EDIT_MS] = [120_000, 20_000];

/** Saves a prompt with a new line of text and waits until its module holds that line. In milliseconds. */
async function timeEdit(app: App, name: string, mark: string, process: ChildProcess, patience: number) {
  const source = join(app.folder, "prompts", `${name}.prompt`);
  const module = fileURLToPath(app.emitted(name));
  const text = `${readFileSync(source, "utf8").replace(/\nEdit .*\n$/, "\n")}Edit ${mark}\n`;
  const start = performance.now();
  writeFileSync(source, text);
  while (performance.now() - start < patience) {
    if (readFileSync(module, "utf8").includes(`Edit ${mark}`)) return performance.now() - start;
    if (process.exitCode !== null) throw new Error(`it ended with ${process.exitCode}`);
    await sleep(1);
  }
  return undefined;
}

async function waitUntilWatching(app: App, process: ChildProcess): Promise<void> {
  for (let tries = 0; tries * 1000 < START_MS; tries++) {
    if ((await timeEdit(app, nameOf(0), `start ${tries}`, process, 1000)) !== undefined) return;
  }
  throw new Error(`no edit was noticed in ${START_MS / 1000} s`);
}

async function timeEdits(app: App, process: ChildProcess, count: number): Promise<number[]> {
  await waitUntilWatching(app, process);
  const found: number[] = [];
  for (let at = 0; at < count; at++) {
    // Whoever edits does not save twice in half a second.
    await sleep(500);
    const time = await timeEdit(app, nameOf(1 + (at % 3)), `${at}`, process, EDIT_MS);
    if (time === undefined) throw new Error(`an edit was not noticed in ${EDIT_MS / 1000} s`);
    found.push(time);
  }
  return found;
}

async function measureWatch(bench: Bench): Promise<Figure> {
  const app = bench.compiledApp(bench.many);
  const figure = {
    what: `one prompt of ${bench.many}`,
    unit: "ms",
    limit: { of: "value", most: 50 },
  } as const;
  const { args, cwd } = app.cli("compile", "--watch");
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  try {
    const count = bench.options.quick ? 4 : 30;
    const times = await timeEdits(app, child, count);
    const half = (odd: number) => median(times.filter((_, at) => at % 2 === odd));
    return {
      ...figure,
      value: median(times),
      noise: half(0) / half(1),
      note: `${count} edits; A/A: even ÷ odd edits`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...figure, note: `not there yet: ${reason} ${said.trim().split("\n")[0]}` };
  } finally {
    child.kill();
  }
}

/** The command `compile --watch`. */
export const watch: Row = {
  id: "watch",
  title: "`compile --watch`: edit to written output",
  limit: "at most 50 ms",
  run: async (bench) => ({ figures: [await measureWatch(bench)] }),
};
