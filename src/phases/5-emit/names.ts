import { type Code, identifier } from "../../codegen/code.ts";
import type { Variable } from "../../ir/node.ts";

/** Words that emission numbers itself: partials by their own count, the rest by the loop's variable. */
const NUMBERED: ReadonlySet<string> = new Set(["partial", "list", "at", "keys"]);

/** The emitted name of a variable: its hint, as far as it is an identifier, and its number. */
export function variableName(variable: Variable): Code {
  const hint = variable.hint.replace(/[^A-Za-z_]/g, "");
  return identifier(`${hint === "" || NUMBERED.has(hint) ? "value" : hint}${variable.id}`);
}

/** The local name of a registered helper, which may be called anything: no two helpers share one. */
export function helperName(name: string): string {
  return `$helper_${name.replace(/\W/gu, (character) => `$${character.codePointAt(0)?.toString(16)}$`)}`;
}

/** Names of built-in prototypes: read with an own-property guard, since plain reading would find them. */
const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(
  [
    // Object
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty",
    "isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf",
    // Array
    "at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach",
    "includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice",
    "toReversed toSorted toSpliced unshift values with length",
    // String
    "anchor big blink bold charAt charCodeAt codePointAt endsWith fixed fontcolor fontsize isWellFormed italics link",
    "localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search small split startsWith",
    "strike sub substr substring sup toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase toWellFormed trim",
    "trimEnd trimLeft trimRight trimStart",
    // Number, BigInt, Boolean, Symbol, Function
    "toExponential toFixed toPrecision description apply arguments bind call caller name prototype",
  ].flatMap((line) => line.split(" ")),
);

// Strings and functions carry these as own or inherited data that JSON values may have too; plain objects read alike.
const SAFE_ON_JSON: ReadonlySet<string> = new Set([
  "length",
  "name",
  "description",
  "prototype",
  "arguments",
  "caller",
]);

/** Whether `value.name` on a JSON value can find nothing but an own property. */
export function isSafeName(name: string): boolean {
  return SAFE_ON_JSON.has(name) || !PROTOTYPE_NAMES.has(name);
}
