import { existsSync } from "node:fs";
import type { FSWatcher } from "chokidar";
import { type BuildReport, ProjectBuild } from "../build/project-build.ts";
import { RunQueue } from "./run-queue.ts";
import { WatchedPlaces } from "./watched-places.ts";

/** A run of a watched project that did or found something. */
export interface WatchReport extends BuildReport {
  /** From the first sign of a change to the last write. */
  readonly milliseconds: number;
}

/** What a watched project tells. */
export interface WatchListener {
  /** Called after each run that changed the output or the problems, and after the first. Runs never overlap. */
  readonly onBuild: (report: WatchReport) => void;
  /** Called where a run or the watcher fails for another reason than the project's files. Watching goes on. */
  readonly onError: (error: Error) => void;
}

/** A project that is being watched. */
export interface ProjectWatch {
  /** Stops after the run that is going on. */
  close(): Promise<void>;
}

/**
 * Compiles a project, and again whenever a prompt, partial, schema, helper or the config changes. `start` is the
 * absolute path of the folder from which a config is looked for. Resolves when no later change can be missed.
 *
 * What changed is never taken from the watcher: each run compares the whole project with what it knows, by stamps
 * and hashes, so an event that comes twice, late or with another name does no harm. A last run follows every burst
 * of events, for those that never come.
 */
export async function watchProject(start: string, listener: WatchListener): Promise<ProjectWatch> {
  const watch = new Watch(start, listener);
  await watch.open();
  return watch;
}

class Watch implements ProjectWatch {
  readonly #build: ProjectBuild;
  readonly #listener: WatchListener;
  readonly #queue: RunQueue;
  #watcher: FSWatcher | undefined;
  #places: WatchedPlaces | undefined;
  #told: string | undefined;

  constructor(start: string, listener: WatchListener) {
    this.#build = new ProjectBuild(start);
    this.#listener = listener;
    this.#queue = new RunQueue(({ since, isSettled }) => this.#run(since, isSettled));
  }

  async open(): Promise<void> {
    await this.#queue.runNow();
    // Once more for what changed before the watcher was there.
    await this.#queue.runNow();
  }

  async close(): Promise<void> {
    await this.#queue.close();
    await this.#watcher?.close();
    this.#build.save();
  }

  async #run(since: number, isSettled: boolean): Promise<void> {
    try {
      // Nobody is kept waiting for a look at every emitted file; the run after the last sign takes it.
      const report = await this.#build.run({ trustsOutput: !isSettled });
      this.#tell(report, performance.now() - since);
      await this.#follow(report);
      if (isSettled) this.#build.save();
    } catch (error) {
      this.#listener.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #tell(report: BuildReport, milliseconds: number): void {
    const { compiled, written, removed, prompts, diagnostics } = report;
    const found = JSON.stringify([prompts, diagnostics]);
    const isNews = compiled.length + written.length + removed.length > 0 || found !== this.#told;
    this.#told = found;
    if (isNews) this.#listener.onBuild({ ...report, milliseconds });
  }

  /** Watches the places that the last run depended on. */
  async #follow({ config }: BuildReport): Promise<void> {
    const files = this.#build.dependencies.filter(
      (path) => path.startsWith(`${config.root}/`) || existsSync(path),
    );
    const places = new WatchedPlaces(config, files);
    if (places.key === this.#places?.key) return;
    const before = this.#watcher;
    this.#places = places;
    this.#watcher = await this.#watch(places);
    await before?.close();
    if (before) this.#queue.wake();
  }

  async #watch(places: WatchedPlaces): Promise<FSWatcher> {
    // Loaded only here: a build that does not watch needs no watcher.
    const { watch } = await import("chokidar");
    const watcher = watch([...places.paths], {
      ignored: places.ignores,
      ignoreInitial: true,
      // The queue knows of saves that remove a file and make it again.
      atomic: false,
      ignorePermissionErrors: true,
    });
    watcher.on("error", (error) => this.#listener.onError(error as Error));
    watcher.on("all", (_event, path) => this.#queue.wake(places.nameOf(path)));
    // The watcher keeps some events to itself, such as a second change within 50 ms.
    watcher.on("raw", (_event, path) => this.#queue.wake(places.nameOf(String(path))));
    await new Promise<void>((resolve) => watcher.once("ready", resolve));
    return watcher;
  }
}
