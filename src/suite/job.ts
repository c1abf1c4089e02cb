import type { BoundPrompt, CompiledPrompt } from "../compiler.ts";
import type { Target } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Answer } from "../dialects/decoder.ts";
import type { Finding } from "../portability/finding.ts";
import type { Json, Level, Repair } from "../runtime/types.ts";
import type { Case, CasePrompt } from "./cases.ts";
import type { SnapshotState } from "./snapshots.ts";

/** What the suite needs of a compiled prompt. */
export type TestedPrompt = CasePrompt &
  Pick<CompiledPrompt, "parseOutput" | "render"> & {
    bind(target: string): Pick<BoundPrompt, "model">;
    /** Tools by name. */
    call(input: Json): { readonly tools: object };
  };

/** One case of one prompt on one target. */
export interface Job {
  readonly prompt: TestedPrompt;
  readonly case: Case;
  readonly target: Target;
  /** Path of the snapshot, relative to the project. */
  readonly path: string;
}

/**
 * Where an answer comes from. `live`: the backend was asked in this run; `recorded`: it was asked at some time; `scripted`:
 * something that plays the backend answered, which proves nothing about it; `stale`: an answer is there, to another
 * request; `none`: there is no answer.
 */
export type OriginKind = "live" | "recorded" | "scripted" | "stale" | "none";

/** Where an answer comes from, and who gave it. */
export interface Origin {
  readonly kind: OriginKind;
  /** ISO day on which it was given. */
  readonly date?: string;
  /** `backend/model`, or the name of a script. */
  readonly by?: string;
  /** Of a stale answer: whether a script gave it. */
  readonly isScripted?: true;
  /** Why a live run has no answer. */
  readonly reason?: string;
}

/** What one case does on one target. */
export interface CaseResult {
  readonly prompt: string;
  readonly case: string;
  readonly target: string;
  /** The worst level of the findings. */
  readonly level: Level;
  readonly snapshot: SnapshotState;
  /** Path of the snapshot, relative to the project. */
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly origin: Origin;
  /** Absent where there is none. */
  readonly answer?: Answer;
  /** What the answer was read as. Absent where there is no answer, where it does not fit, and where it calls tools. */
  readonly output?: Json;
  /** What was done to read the output. Absent where nothing was. */
  readonly repairs?: readonly Repair[];
  /** What is wrong with the answer, or why none came. */
  readonly failures: readonly Diagnostic[];
}

/** What became of a job. */
export interface JobResult {
  readonly job: Job;
  /** Absent where no request could be made. */
  readonly result?: CaseResult;
  /** Everything that is wrong, failures of the answer included. */
  readonly diagnostics: readonly Diagnostic[];
}
