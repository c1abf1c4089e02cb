import { isDeepStrictEqual } from "node:util";
import type { Rendered } from "../compiler.ts";
import { type WritableFileSystem, writeAtomically } from "../output/writable-file-system.ts";
import type { Finding } from "../portability/finding.ts";
import type { Json, JsonObject } from "../runtime/types.ts";

/** How a snapshot stands to what is rendered now. `written` and `removed` only where updating was asked for. */
export type SnapshotState = "match" | "changed" | "missing" | "orphan" | "written" | "removed";

/** Path of a snapshot, relative to the project. */
export function snapshotPath(folder: string, prompt: string, caseName: string, target: string): string {
  return `${folder}/${prompt}/${caseName}.${target}.json`;
}

/**
 * What a snapshot holds: dialect, path, headers, body and a short list of findings; of a target that refuses the
 * prompt only the ids of the findings that do.
 */
export function snapshotOf(rendered: Rendered): JsonObject {
  const refused = rendered.findings.filter((finding) => finding.level === "refused");
  if (refused.length > 0) return { refused: [...new Set(refused.map(({ id }) => id))].sort() };
  const { dialect, path, headers, body, findings } = rendered;
  // By way of text: a snapshot is compared as JSON, which has no `undefined`.
  return JSON.parse(JSON.stringify({ dialect, path, headers, body, findings: listFindings(findings) }));
}

function listFindings(findings: readonly Finding[]): JsonObject[] {
  const entries = findings.map(({ id, level, subject }) =>
    JSON.stringify(subject === undefined ? { id, level } : { id, level, subject }),
  );
  return [...new Set(entries)].sort().map((entry) => JSON.parse(entry));
}

/** Compares a snapshot on disk with what is rendered now, as JSON values, and writes it where `update` is set. */
export function checkSnapshot(
  path: string,
  snapshot: JsonObject,
  fileSystem: WritableFileSystem,
  update: boolean,
): SnapshotState {
  const text = fileSystem.readText(path);
  if (text !== undefined && isDeepStrictEqual(parseJson(text), snapshot)) return "match";
  if (!update) return text === undefined ? "missing" : "changed";
  writeAtomically(fileSystem, path, `${JSON.stringify(snapshot, null, 2)}\n`);
  return "written";
}

/** Whether a value is a snapshot by its shape. */
export function isSnapshot(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Array.isArray(value["refused"]) || ("dialect" in value && "body" in value);
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
