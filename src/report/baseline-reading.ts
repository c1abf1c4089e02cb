import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findJsonFault } from "../diagnostics/json-fault.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";
import { BASELINE_FILE, BASELINE_VERSION, type BaselineEntry } from "./baseline.ts";

/** A baseline as it was read: beside a diagnostic there are no entries, so that nothing is let pass. */
export interface ReadBaseline {
  readonly entries: readonly BaselineEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a baseline. Everything that is wrong with it is reported at once. Never throws. */
export function readBaseline(text: string): ReadBaseline {
  const conflicts = findConflicts(text);
  if (conflicts.length > 0) return { entries: [], diagnostics: conflicts };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = findJsonFault(text);
    const span = indexLines(text).span(offset, offset);
    return { entries: [], diagnostics: [diagnoseProblem(span, "The baseline is not JSON.")] };
  }
  const problems = findProblems(value);
  if (problems.length === 0) {
    return { entries: (value as { entries: BaselineEntry[] }).entries, diagnostics: [] };
  }
  const placeOf = locate(text);
  const diagnostics = problems.map(({ path, message }) => diagnoseProblem(placeOf(path), message));
  return { entries: [], diagnostics };
}

/** Finds places in the text of a baseline, which must be JSON. */
export function locate(text: string): (path: readonly (string | number)[]) => Span {
  const tree = parseTree(text);
  const lines = indexLines(text);
  return (path) => {
    const node = tree && nearestNode(tree, path);
    return node ? lines.span(node.offset, node.offset + node.length) : lines.span(0, 0);
  };
}

function nearestNode(tree: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length--) {
    const found = findNodeAtLocation(tree, path.slice(0, length));
    if (found) return found;
  }
  return tree;
}

const MARKER = /^(?:<{7}|={7}|>{7}|\|{7})(?:[ \t].*)?$/gm;

function findConflicts(text: string): Diagnostic[] {
  const markers = [...text.matchAll(MARKER)];
  if (markers.length === 0) return [];
  const lines = indexLines(text);
  return markers
    .filter(([marker]) => marker.startsWith("<"))
    .map(({ 0: marker, index }) =>
      diagnoseProblem(
        lines.span(index, index + marker.trimEnd().length),
        "The baseline holds a conflict of a merge.",
        "Keep either side, and run `polylect check --baseline`.",
      ),
    );
}

function diagnoseProblem(span: Span, message: string, help?: string): Diagnostic {
  return diagnose("invalid-baseline", { path: BASELINE_FILE, span, message, ...(help && { help }) });
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function findProblems(value: unknown): Problem[] {
  if (!isObject(value)) return [{ path: [], message: "The baseline is not a mapping." }];
  const { version, entries, ...others } = value;
  const problems = unknownKeys(others, []);
  if (version !== BASELINE_VERSION) {
    problems.push({ path: ["version"], message: `\`version\` must be ${BASELINE_VERSION}.` });
  }
  if (!Array.isArray(entries)) {
    return [...problems, { path: ["entries"], message: "`entries` must be a list." }];
  }
  return [
    ...problems,
    ...entries.flatMap((entry, index) => checkEntry(entry, ["entries", index])),
    ...findRepeated(entries),
  ];
}

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isOneOf =
  (...names: readonly string[]) =>
  (value: unknown) =>
    names.includes(value as string);

/** Every key of an entry: what it must be, in words and as a test. */
const KEYS: Readonly<
  Record<keyof BaselineEntry, { readonly is: (value: unknown) => boolean; readonly wanted: string }>
> = {
  path: { is: isText, wanted: "a path" },
  prompt: { is: isText, wanted: "a path" },
  id: { is: isText, wanted: "the id of a finding" },
  target: { is: isText, wanted: "the name of a target" },
  subject: { is: (value) => typeof value === "string", wanted: "a text" },
  level: {
    is: isOneOf("exact", "adapted", "lossy", "refused"),
    wanted: "one of exact, adapted, lossy, refused",
  },
  severity: { is: isOneOf("error", "warning", "info"), wanted: "one of error, warning, info" },
  fingerprint: {
    is: (value) => typeof value === "string" && /^[0-9a-f]{16}$/.test(value),
    wanted: "16 hexadecimal digits",
  },
};

const REQUIRED: readonly (keyof BaselineEntry)[] = ["path", "id", "severity", "fingerprint"];

function checkEntry(entry: unknown, path: readonly (string | number)[]): Problem[] {
  if (!isObject(entry)) return [{ path, message: "An entry of the baseline is not a mapping." }];
  if (isSound(entry)) return [];
  const others = Object.fromEntries(Object.entries(entry).filter(([key]) => !Object.hasOwn(KEYS, key)));
  const missing = REQUIRED.filter((key) => !Object.hasOwn(entry, key));
  const wrong = Object.entries(KEYS).filter(([key, { is }]) => Object.hasOwn(entry, key) && !is(entry[key]));
  return [
    ...unknownKeys(others, path),
    ...missing.map((key) => ({ path, message: `An entry of the baseline has no \`${key}\`.` })),
    ...wrong.map(([key, { wanted }]) => ({
      path: [...path, key],
      message: `\`${key}\` of an entry must be ${wanted}.`,
    })),
  ];
}

/** Says quickly that nothing is wrong with an entry. */
function isSound(entry: Record<string, unknown>): boolean {
  if (REQUIRED.some((key) => !Object.hasOwn(entry, key))) return false;
  for (const key in entry) {
    if (!Object.hasOwn(KEYS, key) || !KEYS[key as keyof BaselineEntry].is(entry[key])) return false;
  }
  return true;
}

function unknownKeys(others: object, path: readonly (string | number)[]): Problem[] {
  return Object.keys(others).map((key) => ({
    path: [...path, key],
    message: `\`${key}\` is not a key of a baseline.`,
  }));
}

/** The same entry twice would let pass what has come since. */
function findRepeated(entries: readonly unknown[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    if (!isObject(entry)) return [];
    const { path, prompt = path, fingerprint } = entry;
    const key = JSON.stringify([path, prompt, fingerprint]);
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated
      ? [{ path: ["entries", index], message: "An entry of the baseline stands there twice." }]
      : [];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
