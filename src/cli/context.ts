import type { Arguments } from "./options.ts";

/** What the world around a run gives it. */
export interface World {
  /** Absolute path of the folder to work in. */
  readonly cwd: string;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output takes escape codes. */
  readonly color: boolean;
  /** Lines of the terminal; absent where standard output is none. */
  readonly rows?: number | undefined;
  /** Whether standard error is a terminal, so that lines on it may be written over. Default false. */
  readonly isTerminal?: boolean;
  /** Whether nothing may be written. */
  readonly ci: boolean;
  /** ISO date of the run: what is retired depends on it. */
  readonly today: string;
  /** The whole of standard input. */
  readStdin(): Promise<string>;
}

/** What a command runs in. */
export interface Context extends World {
  readonly args: Arguments;
  /** Of this package. */
  readonly version: string;
}

/** Exit codes. */
export const CLEAN = 0;
/** Something was found: an error, a finding that fails, a snapshot that differs. */
export const FOUND = 1;
/** The command line makes no sense, or the tool crashed. */
export const FAILED = 2;
