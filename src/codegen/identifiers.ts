import { dialectIds } from "../runtime/dialect-ids.ts";

/** Words that no module may declare, strict mode included, and globals that emitted code reads. */
const KEYWORDS = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package " +
    "private protected public return static super switch this throw true try typeof var void while with yield " +
    "undefined globalThis"
  ).split(" "),
);

/** Exports that emitted modules have for every dialect, each with its `Json` twin. */
const DIALECT_EXPORTS = dialectIds.map(exportName);

/** Every name that an emitted module exports besides the prompt itself. */
export const reservedExports: ReadonlySet<string> = new Set([
  ...DIALECT_EXPORTS.flatMap((name) => [name, `${name}Json`]),
  "parseInput",
  "parseOutput",
  "meta",
]);

/** The name under which a prompt is exported: `a.formal` is `aFormal`, `billing/refund-letter` is `billingRefundLetter`. */
export function exportName(id: string): string {
  const [first = "", ...rest] = id.split(/[^A-Za-z0-9$]+/).filter((word) => word !== "");
  return (
    first.slice(0, 1).toLowerCase() +
    first.slice(1) +
    rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("")
  );
}

/** Whether a name can be declared at all: a letter first, then letters and digits, ASCII throughout. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** What already owns a name, in words, or undefined where it is free. */
export function findReservation(name: string): string | undefined {
  if (KEYWORDS.has(name)) return "a word of JavaScript";
  if (name.startsWith("$")) return "a name of the emitted module's own";
  if (reservedExports.has(name)) return "an export of every emitted module";
  return undefined;
}
