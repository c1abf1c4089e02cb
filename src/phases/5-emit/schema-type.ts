import { resolveReference } from "../../runtime/resolve-reference.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";

/** A printed type and the named types that it refers to. */
export interface PrintedType {
  /** `type Name = …;`, one for each schema that refers to itself or is referred to; not exported. */
  declarations: string[];
  /** A type expression. */
  type: string;
}

interface Printer {
  readonly root: JsonSchema;
  readonly prefix: string;
  /** Type names by `$ref`; undefined where references are printed in place. */
  readonly names: Map<string, string> | undefined;
  readonly declarations: string[];
  /** References that are being printed and would stand directly within themselves. */
  readonly open: readonly string[];
}

/**
 * Prints the TypeScript type of the values that a JSON Schema accepts, for source code that stands anywhere. What types
 * cannot say (lengths, patterns, bounds) is left to validation; keys that a schema tolerates without naming them are
 * not in the type, so that misspelled keys are found. `rootName` starts the names of the declarations.
 */
export function schemaTypes(schema: JsonSchema, rootName: string): PrintedType {
  const names = new Map<string, string>();
  const printer: Printer = { root: schema, prefix: rootName, names, declarations: [], open: [] };
  const type = printSchema(schema, printer, "");
  return { declarations: printer.declarations, type: names.get("#") ?? type };
}

/** The type of a schema as one expression. Where a schema refers to itself, the expression ends with `unknown`. */
export function schemaType(schema: JsonSchema): string {
  return printSchema(
    schema,
    { root: schema, prefix: "", names: undefined, declarations: [], open: ["#"] },
    "",
  );
}

function printSchema(schema: JsonSchema, printer: Printer, indent: string): string {
  if (schema === false) return "never";
  if (schema === true) return "unknown";
  const parts = [
    printReference(schema, printer, indent),
    printValues(schema) ?? printKinds(schema, printer, indent),
    ...printChoices(schema, printer, indent),
  ].filter((part) => part !== undefined && part !== "unknown");
  const unique = [...new Set(parts as string[])];
  return unique.length > 1 ? unique.map(parenthesize).join(" & ") : (unique[0] ?? "unknown");
}

function printReference(schema: JsonObject, printer: Printer, indent: string): string | undefined {
  const ref = schema["$ref"];
  if (typeof ref !== "string") return undefined;
  const target = resolveReference(printer.root, ref);
  // `type A = A | string` is an error of the compiler, and says no more than `unknown` does.
  if (target === undefined || printer.open.includes(ref)) return "unknown";
  const inside = { ...printer, open: [...printer.open, ref] };
  return printer.names ? declare(ref, target, inside, printer.names) : printSchema(target, inside, indent);
}

function declare(ref: string, target: JsonSchema, printer: Printer, names: Map<string, string>): string {
  const known = names.get(ref);
  if (known) return known;
  const name = nameReference(ref, printer.prefix, new Set(names.values()));
  names.set(ref, name);
  // The place is taken before the body is printed, so that declarations stand in the order of their first use.
  const place = printer.declarations.push("") - 1;
  const comment = typeof target === "object" ? printComment(target, "") : "";
  printer.declarations[place] = `${comment}type ${name} = ${printSchema(target, printer, "")};`;
  return name;
}

function nameReference(ref: string, prefix: string, taken: ReadonlySet<string>): string {
  const words = (ref.split("/").at(-1) ?? "").replace(/%../g, " ").match(/[A-Za-z0-9]+/g) ?? [];
  const base = prefix + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
  return name;
}

/** `const` and `enum`, as literal types. */
function printValues(schema: JsonObject): string | undefined {
  if (Object.hasOwn(schema, "const")) return printLiteral(schema["const"] as Json);
  const values = schema["enum"];
  if (!Array.isArray(values)) return undefined;
  return union(values.map(printLiteral));
}

function printLiteral(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${printKey(key)}: ${printLiteral(inner)}`);
  return fields.length ? `{ ${fields.join("; ")} }` : "Record<string, never>";
}

/** Keywords that say what a schema without `type` is about. Its values may be of other kinds, but nobody means that. */
const IMPLIED: readonly (readonly [kind: string, keywords: readonly string[]])[] = [
  ["object", ["properties", "additionalProperties", "patternProperties", "required"]],
  ["array", ["items", "prefixItems"]],
];

function printKinds(schema: JsonObject, printer: Printer, indent: string): string | undefined {
  const stated = schema["type"];
  const implied = IMPLIED.filter(([, keywords]) =>
    keywords.some((keyword) => Object.hasOwn(schema, keyword)),
  );
  const kinds = stated === undefined ? implied.map(([kind]) => kind) : [stated].flat();
  if (kinds.length === 0) return undefined;
  const inside = printer.names ? { ...printer, open: [] } : printer;
  return union(kinds.map((kind) => printKind(String(kind), schema, inside, indent)));
}

function printKind(kind: string, schema: JsonObject, printer: Printer, indent: string): string {
  if (kind === "object") return printObject(schema, printer, indent);
  if (kind === "array") return printArray(schema, printer, indent);
  if (kind === "integer") return "number";
  return ["string", "number", "boolean", "null"].includes(kind) ? kind : "unknown";
}

function printObject(schema: JsonObject, printer: Printer, indent: string): string {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  const inner = `${indent}  `;
  const known = new Set(properties.map(([key]) => key));
  const undeclared = [...required].filter((key): key is string => typeof key === "string" && !known.has(key));
  const all = [...properties, ...undeclared.map((key) => [key, true] as [string, JsonSchema])];
  const lines = all.map(([key, value]) => {
    const type = printSchema(value, printer, inner);
    const optional = required.has(key) ? `: ${type}` : `?: ${union([type, "undefined"])}`;
    return `${typeof value === "object" ? printComment(value, inner) : ""}${inner}${printKey(key)}${optional};`;
  });
  const index = printIndex(schema, printer, inner, all.length > 0);
  if (index) lines.push(`${inner}[key: string]: ${index};`);
  if (lines.length === 0)
    return schema["additionalProperties"] === false ? "Record<string, never>" : "{ [key: string]: unknown }";
  return `{\n${lines.join("\n")}\n${indent}}`;
}

/** The type of keys that have no property; undefined where the type should not mention them. */
function printIndex(
  schema: JsonObject,
  printer: Printer,
  indent: string,
  hasKeys: boolean,
): string | undefined {
  const patterns = Object.values((schema["patternProperties"] ?? {}) as Record<string, JsonSchema>);
  const additional = schema["additionalProperties"] as JsonSchema | undefined;
  if (!patterns.length && (additional === undefined || additional === false)) return undefined;
  // An index signature binds declared keys as well, so beside them it can only say `unknown`.
  if (hasKeys || (patterns.length && additional !== false && additional !== undefined)) return "unknown";
  if (patterns.length && additional === undefined) return "unknown";
  const values = patterns.length ? patterns : [additional as JsonSchema];
  return union(values.map((value) => printSchema(value, printer, indent)));
}

function printArray(schema: JsonObject, printer: Printer, indent: string): string {
  const items = schema["items"] as JsonSchema | JsonSchema[] | undefined;
  const tuple = (Array.isArray(items) ? items : schema["prefixItems"]) as JsonSchema[] | undefined;
  const rest = (Array.isArray(items) ? schema["additionalItems"] : items) as JsonSchema | undefined;
  const element = printSchema(rest ?? true, printer, indent);
  if (!tuple?.length) return `${parenthesize(element)}[]`;
  const least = Number(schema["minItems"] ?? 0);
  const places = tuple.map((item, index) => {
    const type = printSchema(item, printer, indent);
    return index < least ? type : `${parenthesize(type)}?`;
  });
  if (rest !== false) places.push(`...${parenthesize(element)}[]`);
  return `[${places.join(", ")}]`;
}

/** `allOf` as an intersection; `anyOf` and `oneOf` as unions. */
function printChoices(schema: JsonObject, printer: Printer, indent: string): string[] {
  const print = (inner: JsonSchema): string => printSchema(inner, printer, indent);
  const list = (keyword: string): JsonSchema[] => (schema[keyword] ?? []) as JsonSchema[];
  const unions = ["anyOf", "oneOf"].map(list).filter((schemas) => schemas.length > 0);
  return [...list("allOf").map(print), ...unions.map((schemas) => union(schemas.map(print)))];
}

function union(types: readonly string[]): string {
  const unique = [...new Set(types)];
  if (unique.includes("unknown")) return "unknown";
  const known = unique.filter((type) => type !== "never");
  return known.length > 1 ? known.join(" | ") : (known[0] ?? "never");
}

/** Brackets around a type with an operator of its own: outside of strings, comments and brackets. */
function parenthesize(type: string): string {
  let outside = type.replace(/"(?:[^"\\]|\\.)*"|\/\*.*?\*\//gs, "");
  for (let before = ""; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\{[^{}]*\}|\[[^[\]]*\]|\([^()]*\)/g, "");
  }
  return /[|&]/.test(outside) ? `(${type})` : type;
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function printComment(schema: JsonObject, indent: string): string {
  const text = schema["description"];
  if (typeof text !== "string" || !text.trim()) return "";
  const lines = text
    .trim()
    .replaceAll("*/", "*\\/")
    .split(/\r\n|[\r\n\u2028\u2029]/);
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
