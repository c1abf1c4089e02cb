import type { RecordedAnswer } from "../backends/transports/recorded-answer.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findJsonFault } from "../diagnostics/json-fault.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { checkSchema } from "../runtime/check-schema.ts";
import type { Json, JsonObject } from "../runtime/types.ts";
import { openCaseFile } from "./case-file.ts";
import { type AnsweredBy, REPLAY_VERSION, type Replay } from "./replay.ts";
import { replaySchema } from "./replay-schema.ts";
import { parseJson } from "./snapshots.ts";

/** A replay file as it was read: the replay, or what is wrong with the file. */
export type ReadReplay =
  | { readonly replay: Replay; readonly diagnostics?: never }
  | { readonly replay?: never; readonly diagnostics: readonly Diagnostic[] };

/** Reads the text of a replay file. Never throws. */
export function readReplay(path: string, text: string): ReadReplay {
  const value = parseJson(text);
  if (value === undefined) {
    const at = findJsonFault(text);
    const span = indexLines(text).span(at, at);
    const isMerge = /^<{7}(?: |$)/m.test(text);
    const message = isMerge ? "The replay holds a conflict of a merge." : "The replay is not JSON.";
    return { diagnostics: [diagnose("invalid-replay", { path, span, message })] };
  }
  const errors = checkSchema(replaySchema, value);
  if (errors.length > 0) {
    // JSON is YAML, too.
    const file = openCaseFile(path, text);
    for (const error of errors) {
      const message = `${error.path.slice(1) || "The replay"} ${error.message}.`;
      file.report("invalid-replay", { path: error.path, message });
    }
    return { diagnostics: file.diagnostics };
  }
  return { replay: fromFile(value as JsonObject) };
}

/** The text of a replay file: the same for the same replay, with keys of bodies in one order. */
export function writeReplay({ request, source, date, answeredBy, answer }: Replay): string {
  const { status, contentType, body, text } = answer;
  const by = "script" in answeredBy ? { ...answeredBy } : sortKeys({ ...answeredBy });
  const kept = text === undefined ? { body: sortKeys(body ?? null) } : { text };
  const file = { version: REPLAY_VERSION, request, source, date, answeredBy: by, status, contentType };
  return `${JSON.stringify({ ...file, ...kept }, null, 2)}\n`;
}

function fromFile(value: JsonObject): Replay {
  const { request, source, date, answeredBy, version: _, ...answer } = value;
  return {
    request: request as string,
    source: source as Replay["source"],
    date: date as string,
    answeredBy: answeredBy as unknown as AnsweredBy,
    answer: answer as unknown as RecordedAnswer,
  };
}

function sortKeys(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
