import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import type { Finding } from "../portability/finding.ts";

/** What a check found, as the report prints it. */
export interface CheckFinding extends Omit<Finding, "prompt" | "target"> {
  /** Id of the prompt; absent for a target of the config. */
  readonly prompt?: string;
  /** Name of the target; absent where it is true of the prompt alone. */
  readonly target?: string;
  /** What it does to the exit code: an error fails, unless it is accepted. */
  readonly severity: Severity;
  /** Whether what stands at the place must not be printed. */
  readonly hidesSource?: true;
  /** A text edit of the file at `path` that solves it. */
  readonly fix?: Fix;
}
