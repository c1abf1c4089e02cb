import { Code, joinCode, literal, propertyKey } from "../../codegen/code.ts";
import type { Json } from "../../runtime/types.ts";
import type { ModuleConstants } from "./module-constants.ts";
import { splitMarks } from "./specialize.ts";
import type { Piece } from "./text-form.ts";

/** The whole text as one expression; neighbouring known pieces are one literal. */
export function printPieces(pieces: readonly Piece[]): Code {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else if (piece !== "") joined.push(piece);
  }
  const code = joined.map((piece) => (typeof piece === "string" ? literal(piece) : piece));
  return code.length === 0 ? literal("") : joinCode(code, " + ");
}

/** Gives a marked text, in the form that is asked for, as pieces. */
export type TextOf = (text: number) => readonly Piece[];

/** Specialized fields as a JavaScript literal, with texts for marks. */
export function printMarked(value: Json, textOf: TextOf): Code {
  return new Code(printMarkedText(value, textOf));
}

function printMarkedText(value: Json, textOf: TextOf): string {
  if (typeof value === "string") return printPieces(fillMarks(value, textOf)).text;
  if (typeof value !== "object" || value === null) return literal(value).text;
  if (Array.isArray(value)) return `[${value.map((item) => printMarkedText(item, textOf)).join(", ")}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${propertyKey(key)}: ${printMarkedText(item, textOf)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function fillMarks(text: string, textOf: TextOf): Piece[] {
  return splitMarks(text).flatMap((piece) => (typeof piece === "number" ? textOf(piece) : piece));
}

/** A property of an object literal; short where a variable has the property's name. */
export function property(key: string, value: Code): Code {
  return key === value.text ? value : new Code(`${propertyKey(key)}: ${value.text}`);
}

/** Specialized fields as JSON text, with texts for marks: those stand between quotes, where JSON leaves them alone. */
export function markedJson(value: Json, textOf: TextOf): Piece[] {
  return fillMarks(JSON.stringify(value), textOf);
}

/** A value without marks as JSON text; what the module shares is read from its constants. */
export function valueJson(value: Json, constants: ModuleConstants): Piece[] {
  if (typeof value !== "object" || value === null || !constants.sharesValues) return [JSON.stringify(value)];
  const shared = constants.sharedJson(value);
  if (shared) return [shared];
  if (Array.isArray(value)) return ["[", ...separate(value.map((item) => valueJson(item, constants))), "]"];
  return objectJson(Object.entries(value).map(([key, item]) => [key, valueJson(item, constants)]));
}

/** The JSON text of an object. */
export function objectJson(entries: readonly (readonly [key: string, value: readonly Piece[]])[]): Piece[] {
  const printed = entries.map(([key, value]) => [`${JSON.stringify(key)}:`, ...value]);
  return ["{", ...separate(printed), "}"];
}

function separate(parts: readonly (readonly Piece[])[]): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [",", ...part]));
}
