import type { RunOptions } from "../suite/run-suite.ts";
import type { Context } from "./context.ts";

/** A line that says how far a run is. */
export interface Progress {
  readonly onDone: NonNullable<RunOptions["onDone"]>;
  /** Takes the line away. */
  end(): void;
}

const CLEAR = "\r\u001b[K";

/** Shows how far a run is, where standard error is a terminal; undefined where it is none. */
export function showProgress({
  stderr,
  isTerminal,
}: Pick<Context, "isTerminal" | "stderr">): Progress | undefined {
  if (!isTerminal) return undefined;
  return {
    onDone: (done, all, { job }) => {
      const { prompt, name } = job.case;
      stderr.write(`${CLEAR}${done}/${all} ${prompt} ${name} ${job.target.name}`.slice(0, 90));
    },
    end: () => void stderr.write(CLEAR),
  };
}
