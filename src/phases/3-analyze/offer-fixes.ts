import type { Diagnostic, Fix } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import type { FrontMatter, KeyPath } from "../2-parse/front-matter.ts";

/** An edit of front matter that may solve a problem. */
export interface FixCandidate {
  /** One of those that are printed, as the same object. */
  readonly diagnostic: Diagnostic;
  /** The key that is renamed, or whose value loses its quotes. */
  readonly path: KeyPath;
  readonly change: { readonly name: string } | { readonly value: Json };
}

/**
 * Adds to diagnostics the edits that are certain: the token stands in the file as it is read, the key is not there yet,
 * and `analyze` finds no error after the edit that was not there before.
 */
export function offerFixes(
  diagnostics: readonly Diagnostic[],
  candidates: readonly FixCandidate[],
  frontMatter: FrontMatter,
  analyze: (frontMatter: FrontMatter) => readonly Diagnostic[],
): Diagnostic[] {
  const before = new Set(listErrors(diagnostics));
  const fixes = new Map<Diagnostic, Fix>();
  for (const candidate of candidates) {
    const fix = makeFix(candidate, frontMatter);
    const isAlone = candidates.filter((other) => targetOf(other) === targetOf(candidate)).length === 1;
    const data = changeAt(frontMatter.data, candidate.path, candidate.change);
    if (!fix || !isAlone || data === undefined) continue;
    const after = listErrors(analyze({ ...frontMatter, data: data as JsonObject }));
    if (after.every((error) => before.has(error))) fixes.set(candidate.diagnostic, fix);
  }
  return diagnostics.map((diagnostic) => {
    const fix = fixes.get(diagnostic);
    return fix ? { ...diagnostic, fix } : diagnostic;
  });
}

function listErrors(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code} ${message}`);
}

/** The place that a candidate leads to: two keys cannot get one name. */
function targetOf({ path, change }: FixCandidate): string {
  return JSON.stringify("name" in change ? [...path.slice(0, -1), change.name] : path);
}

/** Data with one key renamed or one value changed; undefined where that is not possible. */
function changeAt(data: Json, path: KeyPath, change: FixCandidate["change"]): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined || typeof data !== "object" || data === null) return undefined;
  if (rest.length === 0 && "name" in change && Object.hasOwn(data, change.name)) return undefined;
  const entries = Object.entries(data).map(([name, value]): [string, Json | undefined] => {
    if (name !== String(key)) return [name, value];
    if (rest.length > 0) return [name, changeAt(value, rest, change)];
    return "name" in change ? [change.name, value] : [name, change.value];
  });
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Array.isArray(data)
    ? entries.map(([, value]) => value as Json)
    : Object.fromEntries(entries as [string, Json][]);
}

function makeFix({ path, change }: FixCandidate, { spans }: FrontMatter): Fix | undefined {
  const around = spans.value(path.slice(0, -1));
  const key = String(path.at(-1));
  const isName = "name" in change;
  const span = isName ? spans.key(path) : spans.value(path);
  // What an alias repeats stands elsewhere, and means something there too.
  if (span.start < around.start || span.end > around.end) return undefined;
  if (!isName) {
    const text = String(change.value);
    return insideQuotes(span, text) && { span, text };
  }
  const length = span.end - span.start;
  const token = length === key.length ? span : insideQuotes(span, key);
  return token && { span: token, text: change.name };
}

/** The text between two quotes, where nothing but that text stands there. */
function insideQuotes(span: Span, text: string): Span | undefined {
  if (span.end - span.start !== text.length + 2) return undefined;
  return { start: span.start + 1, end: span.end - 1, line: span.line, column: span.column + 1 };
}
