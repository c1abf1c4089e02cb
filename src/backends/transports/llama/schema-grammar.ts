import { resolveReference } from "../../../runtime/resolve-reference.ts";
import type { Json, JsonObject, JsonSchema } from "../../../runtime/types.ts";
import {
  either,
  group,
  guessTypes,
  isObject,
  literal,
  pointerPart,
  readCounts,
  refuse,
  repeat,
} from "./grammar-text.ts";
import { formats, words } from "./grammar-words.ts";

const types = ["string", "number", "integer", "boolean", "null", "array", "object"];

/** Keywords that change which values fit, and that a grammar can neither say nor leave out. */
const unsupported = [
  "allOf",
  "not",
  "if",
  "then",
  "else",
  "patternProperties",
  "propertyNames",
  "dependentSchemas",
  "dependentRequired",
  "dependencies",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contains",
  "$dynamicRef",
];

/**
 * The grammar (GBNF) of the JSON texts that a schema describes. Types, values, properties, lengths, counts, references and
 * four formats are in it; `pattern`, bounds of numbers and other formats are not, so that an answer has to be validated.
 * Properties come in the order of the schema, and an object that says nothing of others is closed. Throws
 * {@link CompletionFault} where no grammar can be made.
 */
export function schemaGrammar(schema: JsonSchema): string {
  const writer = new GrammarWriter(schema);
  return writer.grammar();
}

class GrammarWriter {
  readonly #root: JsonSchema;
  readonly #rules = new Map<string, string>();
  /** By what they are made of. */
  readonly #names = new Map<string, string>();
  /** By reference. */
  readonly #referred = new Map<string, string>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  grammar(): string {
    const root = this.#write(this.#root, "#");
    const rules = [...this.#rules].map(([name, body]) => `${name} ::= ${body}`);
    return [`root ::= ${root}`, ...rules, ""].join("\n");
  }

  /** An expression that can stand anywhere in a rule. */
  #write(schema: Json | undefined, at: string): string {
    if (schema === undefined || schema === true) return this.#word("value");
    if (typeof schema !== "object" || schema === null || Array.isArray(schema))
      throw refuse(at, "no value fits it");
    const strange = unsupported.find((keyword) => keyword in schema);
    if (strange !== undefined) throw refuse(at, `the grammar has nothing for \`${strange}\``);
    const { $ref: reference, const: constant, enum: values, anyOf, oneOf, type } = schema;
    if (typeof reference === "string") return this.#refer(reference, at);
    if (constant !== undefined) return literal(constant);
    if (Array.isArray(values)) return either(values.map(literal), at);
    const options = anyOf ?? oneOf;
    if (Array.isArray(options)) return either(this.#writeAll(options, at, anyOf ? "anyOf" : "oneOf"), at);
    const named = type === undefined ? guessTypes(schema) : Array.isArray(type) ? type : [type];
    if (named.length === 0) return this.#word("value");
    return either(
      named.map((each) => this.#writeType(each, schema, at)),
      at,
    );
  }

  #writeAll(schemas: readonly Json[], at: string, keyword: string): string[] {
    return schemas.map((each, index) => this.#write(each, `${at}/${keyword}/${index}`));
  }

  #writeType(type: Json, schema: JsonObject, at: string): string {
    if (type === "object") return this.#writeObject(schema, at);
    if (type === "array") return this.#writeArray(schema, at);
    if (type === "string") return this.#writeText(schema, at);
    if (typeof type !== "string" || !types.includes(type)) {
      throw refuse(at, `${JSON.stringify(type)} is no type`);
    }
    return this.#word(type);
  }

  #writeText(schema: JsonObject, at: string): string {
    const { format, pattern } = schema;
    const known = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (known) {
      for (const need of known.needs) this.#word(need);
      return known.body;
    }
    const length = repeat(schema, "minLength", "maxLength", at);
    // A pattern that is not in the grammar says nothing of lengths that are.
    if (length === "*" && pattern === undefined) return this.#word("string");
    return String.raw`"\"" ${this.#word("character")}${length} "\""`;
  }

  #writeArray(schema: JsonObject, at: string): string {
    const space = this.#word("space");
    const first = Array.isArray(schema["prefixItems"]) ? schema["prefixItems"] : [];
    if (first.length > 0) {
      const items = this.#writeAll(first, at, "prefixItems").map(group);
      return `"[" ${space} ${items.join(` ${space} "," ${space} `)} ${space} "]"`;
    }
    const [min, max] = readCounts(schema, "minItems", "maxItems", at);
    if (max === 0 || schema["items"] === false) return `"[" ${space} "]"`;
    const item = this.#rule("item", this.#write(schema["items"], `${at}/items`));
    const more = `(${space} "," ${space} ${item}){${Math.max(0, min - 1)},${max === undefined ? "" : max - 1}}`;
    const all = `${item} ${more} ${space}`;
    return `"[" ${space} ${min === 0 ? `(${all})?` : all} "]"`;
  }

  #writeObject(schema: JsonObject, at: string): string {
    const space = this.#word("space");
    const { additionalProperties: others, required } = schema;
    if (["properties", "required", "additionalProperties"].every((key) => schema[key] === undefined))
      return this.#word("object");
    const isOpen = others !== undefined && others !== false;
    const properties = isObject(schema["properties"]) ? schema["properties"] : {};
    const needed = Array.isArray(required) ? required : [];
    const unnamed = needed.filter((key) => typeof key === "string" && !Object.hasOwn(properties, key));
    const members = [
      ...Object.entries(properties),
      ...unnamed.map((key) => [String(key), others] as const),
    ].map(([key, value]) => ({
      isNeeded: needed.includes(key),
      text: this.#rule(
        "member",
        `${literal(key)} ${space} ":" ${space} ${group(this.#write(value, `${at}/properties/${pointerPart(key)}`))}`,
      ),
    }));
    const extra = isOpen
      ? this.#rule(
          "extra",
          `${this.#word("string")} ${space} ":" ${space} ${group(this.#write(others, `${at}/additionalProperties`))}`,
        )
      : undefined;
    return `"{" ${space} ${this.#writeMembers(members, extra)} ${space} "}"`;
  }

  /** Members in their order, with a comma before each but the first that is there. */
  #writeMembers(
    members: readonly { readonly isNeeded: boolean; readonly text: string }[],
    extra: string | undefined,
  ): string {
    const space = this.#word("space");
    const comma = `${space} "," ${space}`;
    let later = extra ? `(${comma} ${extra})*` : "";
    let start = extra ? `(${extra} ${later})?` : "";
    for (const { isNeeded, text } of [...members].reverse()) {
      const begun = later ? `${text} ${this.#rule("later", later)}` : text;
      start = isNeeded || !start ? `(${begun})${isNeeded ? "" : "?"}` : `(${begun} | ${start})`;
      later = isNeeded
        ? `${comma} ${begun}`
        : `(${comma} ${text})?${later ? ` ${this.#rule("later", later)}` : ""}`;
      start = this.#rule("start", start);
    }
    return start;
  }

  #refer(reference: string, at: string): string {
    const known = this.#referred.get(reference);
    if (known) return known;
    const found = resolveReference(this.#root, reference);
    if (found === undefined) throw refuse(at, `\`${reference}\` leads nowhere`);
    const name = `referred-${this.#referred.size + 1}`;
    // Named before it is written: it may refer to itself.
    this.#referred.set(reference, name);
    this.#rules.set(name, "");
    this.#rules.set(name, this.#write(found, reference));
    return name;
  }

  /** A rule of its own for an expression; the same for the same. */
  #rule(kind: string, body: string): string {
    const known = this.#names.get(body);
    if (known) return known;
    const name = `${kind}-${this.#rules.size + 1}`;
    this.#rules.set(name, body);
    this.#names.set(body, name);
    return name;
  }

  #word(name: string): string {
    const word = words[name];
    if (word && !this.#rules.has(name)) {
      this.#rules.set(name, word.body);
      for (const need of word.needs ?? []) this.#word(need);
    }
    return name;
  }
}
