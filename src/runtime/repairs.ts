import type { Repair, RepairKind } from "./types.ts";

/** What each repair did. */
const messages: { readonly [kind in RepairKind]: string } = {
  reasoning: "left out reasoning",
  prose: "left out text around it",
  fence: "taken out of a fence",
  comment: "left out comments",
  quotes: "replaced quotes",
  "bare-key": "put keys in quotes",
  literal: "read literals of Python",
  "control-character": "escaped line breaks or tabs",
  "trailing-comma": "left out a trailing comma",
  bracket: "closed a bracket inside of another",
  "cut-off": "closed what was cut off",
  number: "read text as a number",
  boolean: "read text as a boolean",
};

/** One repair; `path` is a JSON Pointer where it concerns one value. */
export function repairOf(kind: RepairKind, path?: string): Repair {
  return { kind, ...(path !== undefined && { path }), message: messages[kind] };
}
