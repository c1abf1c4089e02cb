import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { WritableFileSystem } from "../output/writable-file-system.ts";
import { type Case, readCases } from "./cases.ts";
import { readFunctionReference } from "./expectations/function-reference.ts";
import type { Job, TestedPrompt } from "./job.ts";
import { replayPath } from "./replay.ts";
import { isInShard, type Shard } from "./shard.ts";
import { snapshotPath } from "./snapshots.ts";
import { targetsOf } from "./targets-of.ts";

/** Which of the jobs of a project are run. */
export interface JobFilter {
  readonly filterPrompts?: (id: string) => boolean;
  readonly filterTargets?: (name: string) => boolean;
  /** Takes a part of the cases of a run that several machines share. */
  readonly shard?: Shard;
}

/** The jobs of a run. */
export interface JobList {
  /** Sorted by prompt and case; targets in the order of the config. */
  readonly jobs: readonly Job[];
  /** Prompts that have no case, by id. */
  readonly untested: readonly string[];
  /** Problems of case files; their cases have no jobs. */
  readonly diagnostics: readonly Diagnostic[];
  /** Paths of everything that may stand in the folder, whatever the filter says. */
  readonly expected: ReadonlySet<string>;
}

/** Reads the cases of all prompts. */
export function listJobs(
  prompts: readonly TestedPrompt[],
  config: Pick<ResolvedConfig, "root" | "fixtures" | "targets">,
  fileSystem: WritableFileSystem,
  { filterPrompts = () => true, filterTargets = () => true, shard }: JobFilter,
): JobList {
  const { root, fixtures } = config;
  const jobs: Job[] = [];
  const untested: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const expected = new Set<string>();
  let place = 0;
  for (const prompt of [...prompts].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1))) {
    const { id } = prompt.meta;
    const read = readCases(prompt, root, fixtures, fileSystem);
    const names = new Set(read.names);
    const targets = targetsOf(prompt, config.targets);
    for (const path of pathsOf(id, names, targets, fixtures)) expected.add(path);
    if (!filterPrompts(id)) continue;
    if (names.size === 0 && isInShard(place++, shard)) untested.push(id);
    const own = new Set([...names].filter(() => isInShard(place++, shard)));
    const isOwn = ({ path }: { readonly path: string }) => own.has(nameOf(path));
    diagnostics.push(...read.diagnostics.filter(isOwn));
    for (const one of read.cases.filter(isOwn)) {
      diagnostics.push(...findMissingFiles(one, root, fileSystem));
      for (const target of targets.filter(({ name }) => filterTargets(name))) {
        jobs.push({ prompt, case: one, target, path: snapshotPath(fixtures, id, one.name, target.name) });
      }
    }
  }
  return { jobs, untested, diagnostics, expected };
}

const nameOf = (path: string): string => path.replace(/^.*\//, "").replace(/\.[^.]*$/, "");

function pathsOf(
  prompt: string,
  names: Iterable<string>,
  targets: readonly Target[],
  folder: string,
): string[] {
  return [...names].flatMap((name) =>
    targets.flatMap((target) => [
      snapshotPath(folder, prompt, name, target.name),
      replayPath(folder, prompt, name, target.name),
    ]),
  );
}

/** Files of functions that are not there. What they export is known when they run. */
function findMissingFiles(one: Case, root: string, fileSystem: WritableFileSystem): Diagnostic[] {
  return one.expectations.flatMap(({ word, value, span }) => {
    if (word !== "function") return [];
    const files = [value].flat().flatMap((text) => readFunctionReference(String(text))?.file ?? []);
    return files
      .filter((file) => fileSystem.readText(`${root}/${file}`) === undefined)
      .map((file) =>
        diagnose("invalid-case", { path: one.path, span, message: `There is no file ${file}.` }),
      );
  });
}
