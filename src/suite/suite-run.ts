import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { WritableFileSystem } from "../output/writable-file-system.ts";
import type { CheckBody } from "./check-body.ts";
import type { FunctionRunner } from "./expectations/function-runner.ts";
import type { LiveAsker, LiveOptions } from "./live-asker.ts";

/** What the jobs of one run share. */
export interface SuiteRun {
  readonly config: Pick<ResolvedConfig, "root" | "fixtures" | "targets" | "backends">;
  readonly fileSystem: WritableFileSystem;
  /** Whether snapshots that differ are written. */
  readonly update: boolean;
  /** Whether answers are written. */
  readonly record: boolean;
  readonly checkBody: CheckBody;
  readonly live: LiveOptions | undefined;
  /** Paths of the replay files that are there, relative to the project. */
  readonly replays: ReadonlySet<string>;
  /** Made when the first request is sent. */
  readonly asker: () => Promise<LiveAsker>;
  /** Made when the first answer is looked at. */
  readonly functions: () => Promise<FunctionRunner>;
}
