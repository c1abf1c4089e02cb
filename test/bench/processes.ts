import { spawnSync } from "node:child_process";
import { median } from "./statistics.ts";

/** A program and its arguments. Node itself where `program` is left out. */
export interface Command {
  readonly program?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Brings the disk into the state that the command starts from. Not timed. */
  readonly before?: () => void;
}

/** A command that did not do what it was started for. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  /** The exit code; null where a signal ended the process. */
  readonly code: number | null;

  constructor(command: Command, code: number | null, output: string) {
    super(
      `${[command.program ?? "node", ...command.args].join(" ")} ended with ${code}:\n${output.slice(-2000)}`,
    );
    this.code = code;
  }
}

/** Runs a command to its end and returns what it printed. Throws {@link CommandError} unless it ends with 0. */
export function runCommand(command: Command): string {
  const { stdout, stderr, status, error } = spawnSync(command.program ?? process.execPath, command.args, {
    cwd: command.cwd,
    env: { ...process.env, NO_COLOR: "1", ...command.env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new CommandError(command, status, `${stdout}${stderr}`);
  return stdout;
}

/** The time of one run, in milliseconds, start and end of the process included. */
function timeCommand(command: Command): number {
  command.before?.();
  const start = performance.now();
  runCommand(command);
  return performance.now() - start;
}

/** Medians of interleaved runs, in the unit of what was measured. */
export interface Comparison {
  readonly reference: number;
  readonly value: number;
  /** The reference against itself. */
  readonly noise: number;
}

/** Runs reference, candidate and reference again, `pairs` times. `measure` runs a command and returns its figure. */
export function compareCommands(
  reference: Command,
  candidate: Command,
  pairs: number,
  measure: (command: Command) => number = timeCommand,
): Comparison {
  const [first, value, second]: [number[], number[], number[]] = [[], [], []];
  // Fills the caches of the file system.
  if (pairs > 1) measure(candidate);
  for (let round = 0; round < pairs; round++) {
    first.push(measure(reference));
    value.push(measure(candidate));
    second.push(measure(reference));
  }
  return {
    reference: median([...first, ...second]),
    value: median(value),
    noise: median(first) / median(second),
  };
}
