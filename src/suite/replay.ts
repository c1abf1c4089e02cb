import type { RecordedAnswer } from "../backends/transports/recorded-answer.ts";

/** Grows when older versions cannot read the file any more. */
export const REPLAY_VERSION = 1;

/** An answer that is kept in the project, with the request that it belongs to. */
export interface Replay {
  /** SHA-256 of the request, hex. */
  readonly request: string;
  /** Whether a model answered, or a script that plays one. */
  readonly source: "recorded" | "scripted";
  /** ISO day. */
  readonly date: string;
  readonly answeredBy: AnsweredBy;
  readonly answer: RecordedAnswer;
}

/** A server and its model, or a script: what a mock server calls itself. */
export type AnsweredBy = { readonly backend: string; readonly model: string } | { readonly script: string };

/** Path of a replay, relative to the project. */
export function replayPath(folder: string, prompt: string, caseName: string, target: string): string {
  return `${folder}/${prompt}/${caseName}.${target}.replay.json`;
}
