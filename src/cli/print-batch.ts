import { relative } from "node:path";
import type { AsideEntry } from "../batch/aside.ts";
import type { JoinSummary } from "../batch/join-batch.ts";
import type { WriteSummary } from "../batch/write-batch.ts";
import type { BoundPrompt } from "../compiler.ts";
import { count } from "../diagnostics/count.ts";
import type { Context } from "./context.ts";

/** Of what is kept in no file, so many are printed. */
const MOST_LISTED = 20;

/** Prints the first of what cannot be used, where no file keeps it. */
export function listBad({ stderr }: Context): { put: (entry: AsideEntry) => void; end: () => void } {
  let total = 0;
  return {
    put: ({ line, kind, reason }) => {
      if (++total > MOST_LISTED) return;
      stderr.write(`${line === undefined ? "" : `line ${line}: `}${kind}: ${reason}\n`);
    },
    end: () => {
      if (total > MOST_LISTED) stderr.write(`and ${total - MOST_LISTED} more; --bad <file> keeps all\n`);
    },
  };
}

/** Prints what was written: to standard output, unless that took the requests. */
export function printWritten(
  context: Context,
  { dialect, model, path, headers }: BoundPrompt,
  summary: WriteSummary,
  isInFiles: boolean,
): void {
  const out = isInFiles ? context.stdout : context.stderr;
  const parts = summary.parts.map((part) => ({ ...part, path: shorten(context, part.path) }));
  const { rows, requests, bad, badByKind, badPath } = summary;
  if (context.args.format === "json") {
    const kept = { bad, badByKind, ...(badPath && { badPath: shorten(context, badPath) }) };
    const facts = { dialect, model, path, headers, rows, requests, parts, ...kept };
    out.write(`${JSON.stringify(facts, null, 2)}\n`);
    return;
  }
  out.write(`${count(rows, "row")}: ${count(requests, "request")}, ${count(bad, "bad row")}\n`);
  for (const part of isInFiles ? parts : []) {
    out.write(`${part.path}: ${count(part.requests, "request")}, ${part.bytes} bytes\n`);
  }
  out.write(describeBad(context, badByKind, badPath));
}

/** Prints what was joined: to standard output, unless that took the rows. */
export function printJoined(context: Context, summary: JoinSummary, output: string | undefined): void {
  const out = output === undefined ? context.stderr : context.stdout;
  const { rows, results, joined, repaired, badByKind, badPath } = summary;
  if (context.args.format === "json") {
    const places = {
      ...(output !== undefined && { output: shorten(context, output) }),
      ...(badPath !== undefined && { badPath: shorten(context, badPath) }),
    };
    out.write(`${JSON.stringify({ ...summary, ...places }, null, 2)}\n`);
    return;
  }
  const mended = repaired > 0 ? `, ${repaired} of them repaired` : "";
  out.write(`${count(rows, "row")}, ${count(results, "result")}: ${joined} joined${mended}\n`);
  if (output !== undefined) out.write(`${shorten(context, output)}: ${count(joined, "row")}\n`);
  out.write(describeBad(context, badByKind, badPath));
}

function describeBad(
  context: Context,
  byKind: { readonly [kind: string]: number | undefined },
  path: string | undefined,
): string {
  const kinds = Object.entries(byKind).map(([kind, number]) => `${kind} ${number}`);
  if (kinds.length === 0) return "";
  return `${path === undefined ? "kept aside" : shorten(context, path)}: ${kinds.join(", ")}\n`;
}

/** Relative to the working folder. */
function shorten({ cwd }: Context, path: string): string {
  return path && relative(cwd, path);
}
