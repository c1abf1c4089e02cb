import type { ModuleExtension } from "./module-extension.ts";

/** A target: a model reference that checks, snapshots and tests run over, under a name. */
export interface Target {
  readonly name: string;
  /** `backend/model`. */
  readonly reference: string;
}

/** What a finding of a level and category does to the exit code. */
export type Verdict = "fail" | "warn" | "ignore";

/** A config file after defaults; every path is relative to `root`, with forward slashes. */
export interface ResolvedConfig {
  /** Absolute path of the project. */
  readonly root: string;
  /** Path of the config file, or undefined where there is none. */
  readonly path: string | undefined;
  readonly prompts: string;
  readonly outDir: string;
  /** What `outDir` takes for an ES module. */
  readonly moduleExtension: ModuleExtension;
  readonly fixtures: string;
  readonly schemas: string;
  readonly targets: readonly Target[];
  readonly strictKeys: boolean;
  readonly helpers: { readonly from: string; readonly names: readonly string[] } | undefined;
  readonly policy: Policy;
}

/** What fails a check. */
export interface Policy {
  readonly refused: Verdict;
  readonly lossyContent: Verdict;
  readonly lossySchema: Verdict;
  readonly lossyParameters: Verdict;
}
