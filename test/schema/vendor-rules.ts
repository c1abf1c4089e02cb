import type { Json, JsonObject } from "../../src/runtime/types.ts";

/** What a vendor publishes of the schemas that it takes: every way in which a schema breaks it. */
export type VendorRules = (schema: JsonObject) => string[];

const annotations = ["title", "description"];
const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const sizes = ["minItems", "maxItems"];
const lengths = ["minLength", "maxLength"];
const nineFormats = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"];
const typeNames = ["string", "number", "integer", "boolean", "null", "array", "object"];

/** Calls for every subschema, with how deep in objects and arrays it stands. */
function walk(
  schema: Json,
  visit: (schema: JsonObject, depth: number, at: string) => void,
  depth = 0,
  at = "#",
): void {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    visit({ [`not an object: ${JSON.stringify(schema)}`]: true }, depth, at);
    return;
  }
  visit(schema, depth, at);
  const inner = (key: string, more: number) => {
    const found = schema[key];
    if (found === undefined || typeof found === "boolean") return;
    if (Array.isArray(found))
      found.forEach((each, index) => void walk(each, visit, depth + more, `${at}/${key}/${index}`));
    else walk(found, visit, depth + more, `${at}/${key}`);
  };
  const named = (key: string, more: number) => {
    for (const [name, each] of Object.entries((schema[key] ?? {}) as JsonObject))
      walk(each, visit, depth + more, `${at}/${key}/${name}`);
  };
  for (const key of ["items", "additionalProperties"]) inner(key, 1);
  for (const key of ["anyOf", "prefixItems"]) inner(key, key === "anyOf" ? 0 : 1);
  for (const key of ["properties", "patternProperties"]) named(key, 1);
  named("$defs", 0);
}

/** Collects what is wrong while it walks. */
function collect(
  schema: JsonObject,
  check: (each: JsonObject, say: (what: string) => void, depth: number) => void,
): string[] {
  const problems: string[] = [];
  walk(schema, (each, depth, at) => check(each, (what) => problems.push(`${at}: ${what}`), depth));
  return problems;
}

function onlyKeywords(schema: JsonObject, names: readonly string[], say: (what: string) => void): void {
  for (const key of Object.keys(schema)) if (!names.includes(key)) say(`keyword ${key}`);
}

const typesOf = (schema: JsonObject): string[] => [schema["type"] ?? []].flat() as string[];
const keysOf = (value: Json | undefined): string[] => Object.keys((value ?? {}) as JsonObject);

function checkTypes(schema: JsonObject, say: (what: string) => void): void {
  for (const type of typesOf(schema)) if (!typeNames.includes(type)) say(`type ${type}`);
}

function checkReference(
  schema: JsonObject,
  siblings: readonly string[],
  whole: JsonObject,
  say: (what: string) => void,
): void {
  const to = schema["$ref"];
  if (to === undefined) return;
  const [hash, definitions, name = "", more] = `${to}`.split("/");
  if (hash !== "#" || definitions !== "$defs" || more !== undefined) say(`$ref ${to}`);
  if (!keysOf(whole["$defs"]).includes(name)) say(`$ref to nothing: ${to}`);
  for (const key of Object.keys(schema))
    if (key !== "$ref" && key !== "$defs" && !siblings.includes(key)) say(`${key} beside $ref`);
}

/** Whether an object is closed, and names what it requires. */
function checkClosed(schema: JsonObject, say: (what: string) => void): void {
  if (!typesOf(schema).includes("object") && !("properties" in schema)) return;
  if (schema["additionalProperties"] !== false) say("open object");
  for (const key of (schema["required"] ?? []) as string[])
    if (!keysOf(schema["properties"]).includes(key)) say(`required ${key}`);
}

/** OpenAI's strict mode. */
export const openaiRules: VendorRules = (whole) => {
  let [properties, values, characters] = [0, 0, 0];
  const problems = collect(whole, (schema, say, depth) => {
    const allowed = [
      "type",
      "enum",
      "const",
      "anyOf",
      "properties",
      "required",
      "additionalProperties",
      "items",
      "$ref",
      "$defs",
    ];
    onlyKeywords(
      schema,
      [...allowed, ...annotations, "pattern", "format", ...bounds, "multipleOf", ...sizes],
      say,
    );
    checkTypes(schema, say);
    checkReference(schema, [], whole, say);
    checkClosed(schema, say);
    const names = keysOf(schema["properties"]);
    if ("properties" in schema && names.some((name) => !(schema["required"] as string[]).includes(name)))
      say("optional property");
    if (typesOf(schema).includes("array") && !("items" in schema)) say("array without items");
    if (!["type", "enum", "const", "anyOf", "$ref"].some((key) => key in schema)) say("any value");
    if (/\(\?<?[=!]/.test(`${schema["pattern"] ?? ""}`)) say("lookaround");
    if (schema["format"] !== undefined && !nineFormats.includes(schema["format"] as string)) say("format");
    const first = ((schema["anyOf"] ?? []) as JsonObject[])
      .map((each) => follow(each, whole))
      .flatMap((each) => keysOf(each["properties"]).slice(0, 1));
    if (new Set(first).size < first.length) say("options with the same first key");
    if (depth >= 10) say("more than 10 levels");
    const own = (schema["enum"] ?? []) as Json[];
    const length = own.map((value) => `${value}`).join("").length;
    if (own.length > 250 && length > 15_000) say("long enum");
    properties += names.length;
    values += own.length;
    characters +=
      names.join("").length +
      keysOf(schema["$defs"]).join("").length +
      length +
      `${schema["const"] ?? ""}`.length;
  });
  const isObject =
    whole["type"] === "object" && !["anyOf", "enum", "const", "$ref"].some((key) => key in whole);
  return [
    ...problems,
    ...(isObject ? [] : ["root is no object"]),
    ...(properties > 5_000 || values > 1_000 || characters > 120_000 ? ["too large"] : []),
  ];
};

function follow(schema: JsonObject, whole: JsonObject): JsonObject {
  const to = schema["$ref"];
  return typeof to === "string"
    ? follow((whole["$defs"] as JsonObject)[to.slice("#/$defs/".length)] as JsonObject, whole)
    : schema;
}

/** Claude's `output_config.format`. */
export const claudeRules: VendorRules = (whole) => {
  let [optional, unions] = [0, 0];
  const problems = collect(whole, (schema, say) => {
    const allowed = [
      "type",
      "enum",
      "const",
      "anyOf",
      "properties",
      "required",
      "additionalProperties",
      "items",
      "$ref",
      "$defs",
    ];
    onlyKeywords(schema, [...allowed, ...annotations, "format", "minItems"], say);
    checkTypes(schema, say);
    checkReference(schema, [], whole, say);
    checkClosed(schema, say);
    if (((schema["minItems"] ?? 0) as number) > 1) say("minItems");
    if (schema["format"] !== undefined && ![...nineFormats, "uri"].includes(schema["format"] as string))
      say("format");
    const values = (schema["enum"] ?? [schema["const"] ?? null]) as Json[];
    if (values.some((value) => typeof value === "object" && value !== null)) say("value with parts");
    if (!["type", "enum", "const", "anyOf", "$ref"].some((key) => key in schema)) say("any value");
    optional += keysOf(schema["properties"]).filter(
      (key) => !((schema["required"] ?? []) as string[]).includes(key),
    ).length;
    unions += "anyOf" in schema || typesOf(schema).length > 1 ? 1 : 0;
  });
  const counts = [...(optional > 24 ? ["optional properties"] : []), ...(unions > 16 ? ["unions"] : [])];
  return [
    ...problems,
    ...counts,
    ...(whole["type"] === "object" ? [] : ["root is no object"]),
    ...cycles(whole),
  ];
};

/** Definitions that contain themselves. */
function cycles(whole: JsonObject): string[] {
  const definitions = (whole["$defs"] ?? {}) as JsonObject;
  const targets = (schema: Json) => {
    const found: string[] = [];
    walk(
      schema,
      (each) => void (typeof each["$ref"] === "string" && found.push(each["$ref"].slice("#/$defs/".length))),
    );
    return found;
  };
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    targets(definitions[from] as Json).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    );
  return Object.keys(definitions)
    .filter((name) => reaches(name, name))
    .map((name) => `recursion of ${name}`);
}

/** Gemini's `responseSchema`. */
export const geminiSchemaRules: VendorRules = (whole) =>
  collect(whole, (schema, say) => {
    const allowed = [
      "type",
      "enum",
      "nullable",
      "anyOf",
      "properties",
      "required",
      "items",
      "propertyOrdering",
      "default",
    ];
    onlyKeywords(
      schema,
      [...allowed, ...annotations, "minimum", "maximum", ...lengths, "pattern", ...sizes],
      say,
    );
    const type = schema["type"];
    if (
      type !== undefined &&
      !["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT"].includes(type as string)
    )
      say(`type ${type}`);
    if (((schema["enum"] ?? []) as Json[]).some((value) => typeof value !== "string"))
      say("enum of other than strings");
    if ("enum" in schema && type !== "STRING") say("enum of no string");
    if (type === undefined && !("anyOf" in schema)) say("any value");
    if (type === "ARRAY" && !("items" in schema)) say("array without items");
    for (const key of (schema["required"] ?? []) as string[])
      if (!keysOf(schema["properties"]).includes(key)) say(`required ${key}`);
  });

/** Gemini's `responseJsonSchema`. */
export const geminiJsonRules: VendorRules = (whole) =>
  collect(whole, (schema, say) => {
    const allowed = [
      "type",
      "enum",
      "anyOf",
      "properties",
      "additionalProperties",
      "required",
      "items",
      "prefixItems",
      "$ref",
      "$defs",
    ];
    onlyKeywords(
      schema,
      [...allowed, ...annotations, "format", "minimum", "maximum", ...sizes, "propertyOrdering"],
      say,
    );
    checkTypes(schema, say);
    checkReference(schema, [], whole, say);
    if (((schema["enum"] ?? []) as Json[]).some((value) => !["string", "number"].includes(typeof value)))
      say("enum");
    if (!["type", "enum", "anyOf", "$ref"].some((key) => key in schema)) say("any value");
    const required = (schema["required"] ?? []) as string[];
    for (const [key, each] of Object.entries((schema["properties"] ?? {}) as JsonObject)) {
      if (required.includes(key) && isCyclic(each, schema, whole)) say(`recursion below the required ${key}`);
    }
  });

/** Whether a property of a schema leads back to that schema by a reference. */
function isCyclic(property: Json, schema: JsonObject, whole: JsonObject, seen = new Set<string>()): boolean {
  let found = false;
  walk(property, (each) => {
    const to = each["$ref"];
    if (typeof to !== "string" || seen.has(to)) return;
    seen.add(to);
    const target = follow(each, whole);
    found ||= target === schema || isCyclic(target, schema, whole, seen);
  });
  return found;
}

/** The grammar of llama.cpp. */
export const llamaRules: VendorRules = (whole) =>
  collect(whole, (schema, say) => {
    checkTypes(schema, say);
    checkReference(schema, [], whole, say);
    const siblings = Object.keys(schema).filter((key) => !["anyOf", "$defs", ...annotations].includes(key));
    if ("anyOf" in schema && siblings.length) say(`${siblings} beside anyOf`);
    const pattern = schema["pattern"] as string | undefined;
    if (pattern !== undefined && !(pattern.startsWith("^") && pattern.endsWith("$")))
      say("pattern without anchors");
    if (pattern !== undefined && ("format" in schema || lengths.some((key) => key in schema)))
      say("limits beside pattern");
    if ("format" in schema && lengths.some((key) => key in schema)) say("lengths beside format");
    if ("format" in schema && !["date", "time", "date-time", "uuid"].includes(schema["format"] as string))
      say("format");
    if (typesOf(schema).includes("number") && bounds.some((key) => key in schema)) say("bounds of a number");
    const first = (schema["prefixItems"] ?? []) as Json[];
    const isFixed = schema["minItems"] === first.length && schema["maxItems"] === first.length;
    if (first.length && !isFixed) say("tuple without a fixed length");
    const ignored = [
      "not",
      "if",
      "multipleOf",
      "uniqueItems",
      "contains",
      "patternProperties",
      "propertyNames",
      "minProperties",
      "default",
      "allOf",
      "oneOf",
    ];
    for (const key of ignored) if (key in schema) say(`ignored ${key}`);
  });

/** What vLLM checks before xgrammar. */
export const vllmRules: VendorRules = (whole) =>
  collect(whole, (schema, say) => {
    checkTypes(schema, say);
    checkReference(schema, [], whole, say);
    for (const key of ["multipleOf", "uniqueItems", "contains", "minContains", "maxContains"])
      if (key in schema) say(key);
    const formats = [
      ...nineFormats,
      "uri",
      "uri-reference",
      "uri-template",
      "json-pointer",
      "relative-json-pointer",
    ];
    if ("format" in schema && !formats.includes(schema["format"] as string)) say("format");
    if (("pattern" in schema || "format" in schema) && lengths.some((key) => key in schema))
      say("lengths beside pattern or format");
    if ("properties" in schema && ("patternProperties" in schema || "propertyNames" in schema))
      say("patterns beside properties");
  });

/** What Ollama keeps of a tool's parameters. */
export const ollamaToolRules: VendorRules = (whole) => [
  ...collect(whole, (schema, say) => {
    onlyKeywords(schema, ["type", "items", "description", "enum", "properties", "required", "anyOf"], say);
    checkTypes(schema, say);
  }),
  ...(whole["type"] === "object" && !("anyOf" in whole) ? [] : ["root is no object"]),
];

/** A schema in Gemini's OpenAPI form as JSON Schema. */
export function fromOpenApi(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(fromOpenApi);
  if (typeof schema !== "object" || schema === null) return schema;
  const { type, nullable, properties, anyOf, items, ...rest } = schema;
  const inner: JsonObject = {
    ...rest,
    ...(typeof type === "string" && { type: type.toLowerCase() }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, each]) => [key, fromOpenApi(each)]),
      ),
    }),
    ...(anyOf && { anyOf: fromOpenApi(anyOf) }),
    ...(items && { items: fromOpenApi(items) }),
  };
  return nullable ? { anyOf: [inner, { type: "null" }] } : inner;
}
