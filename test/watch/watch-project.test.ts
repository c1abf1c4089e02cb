import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ProjectBuild } from "../../src/build/project-build.ts";
import { type ProjectWatch, type WatchReport, watchProject } from "../../src/watch/watch-project.ts";
import { Random } from "../differential/random.ts";
import { compileCold, readOutput } from "../support/cold-compile.ts";
import { makeGeneratedProject } from "../support/generated-project.ts";
import { SEED } from "../support/seed.ts";
import { ColdOracle } from "./cold-oracle.ts";
import { changeConfig, RandomEdits } from "./random-edits.ts";

/** All 200 take minutes; `.ci/run` asks for them. */
const EDITS = Number(process.env["POLYLECT_WATCH_EDITS"] ?? 12);
const PROMPTS = 1_000;

let root: string;
let watch: ProjectWatch;
const reports: WatchReport[] = [];
const errors: Error[] = [];
/** Runs that are going on, and the most there were at a time. */
const running = { now: 0, most: 0 };

beforeEach(async () => {
  const run = ProjectBuild.prototype.run;
  vi.spyOn(ProjectBuild.prototype, "run").mockImplementation(async function (this: ProjectBuild, options) {
    running.most = Math.max(running.most, ++running.now);
    return run.call(this, options).finally(() => running.now--);
  });
  root = makeGeneratedProject(PROMPTS);
  watch = await watchProject(root, {
    onBuild: (report) => reports.push(report),
    onError: (error) => errors.push(error),
  });
}, 300_000);

afterEach(async () => {
  await watch.close();
  rmSync(root, { recursive: true, force: true });
});

const output = () => readOutput(join(root, "generated/prompts"));

/** Waits until something holds; gives up after a time that only a lost edit takes. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds() && performance.now() < end) await sleep(20);
}

it(`gives what a cold compile gives after each of ${EDITS} edits of ${PROMPTS} prompts`, {
  timeout: 3_600_000,
}, async () => {
  console.log(`POLYLECT_SEED=${SEED} POLYLECT_WATCH_EDITS=${EDITS}`);
  const oracle = new ColdOracle(root);
  const edits = new RandomEdits(root, new Random(SEED));
  let good = await oracle.compile();
  expect(output()).toEqual({ files: good, isListed: true });
  for (let step = 1; step <= EDITS; step++) {
    const what = `edit ${step}: ${step % 100 === 50 ? "change the config" : edits.next()}`;
    if (step % 100 === 50) changeConfig(edits, 1 + (step % 3));
    const files = await oracle.compile();
    await until(() => reports.at(-1)?.isBroken === (files === undefined));
    good = files ?? good;
    await until(() => isEqual(output().files, good));
    expect(output(), what).toEqual({ files: good, isListed: true });
  }
  edits.end();
  const { files } = await compileCold(root);
  await until(() => isEqual(output().files, files));
  expect(output(), "the end").toEqual({ files, isListed: true });
  expect([running.most, errors]).toEqual([1, []]);
});

function isEqual(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>> | undefined,
): boolean {
  const names = Object.keys(a);
  return (
    b !== undefined && names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
  );
}
