import type { SchemaForm } from "./schema-form.ts";

const checked = "2026-11-22";

const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
const strictFormats = [
  "date-time",
  "time",
  "date",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uuid",
] as const;
const plain = ["string", "number", "boolean", "null"] as const;
const nothing = { string: [], number: [], integer: [], array: [], object: [] } as const;

/** OpenAI's structured output with `strict: true`. */
export const openaiStrict: SchemaForm = {
  name: "OpenAI strict",
  shown: true,
  rewrites: true,
  root: "object",
  optional: "null",
  additional: "closed",
  references: true,
  recursion: "free",
  tuples: "none",
  any: "none",
  openArrays: false,
  values: plain,
  typedValues: true,
  constant: true,
  nullable: "type",
  distinctKeys: true,
  keywords: {
    string: ["pattern", "format"],
    number: [...bounds, "multipleOf"],
    integer: [...bounds, "multipleOf"],
    array: ["minItems", "maxItems"],
    object: [],
  },
  pattern: { not: "\\(\\?<?[=!]" },
  formats: strictFormats,
  annotations: ["title"],
  limits: {
    properties: 5_000,
    depth: 10,
    enumValues: 1_000,
    characters: 120_000,
    longEnumCharacters: 15_000,
    longEnum: 250,
  },
  source: "OAI-STRICT run; SCHEMALINT; JSP docs/OPENAI.md",
  checked,
};

/** Claude's `output_config.format`. */
export const claudeFormat: SchemaForm = {
  name: "Claude output format",
  shown: true,
  rewrites: true,
  root: "object",
  optional: "native",
  additional: "closed",
  references: true,
  recursion: "none",
  tuples: "none",
  any: "none",
  openArrays: true,
  values: plain,
  typedValues: false,
  constant: true,
  nullable: "type",
  // Patterns are taken where they are simple, which is nowhere defined; the SDK's own helper moves each into words.
  keywords: { ...nothing, string: ["format"], array: ["minItems"] },
  formats: [...strictFormats, "uri"],
  minItems: 1,
  annotations: ["title"],
  limits: { optional: 24, unions: 16 },
  source: "ANT-DOC structured-outputs; ANT-SDK src/lib/transform-json-schema.ts run",
  checked,
};

/** Gemini's `responseSchema`, the OpenAPI form. */
export const geminiSchema: SchemaForm = {
  name: "Gemini responseSchema",
  shown: true,
  rewrites: true,
  root: "free",
  optional: "native",
  additional: "none",
  references: false,
  recursion: "none",
  tuples: "none",
  any: "none",
  openArrays: false,
  values: ["string"],
  typedValues: true,
  constant: false,
  nullable: "flag",
  ordering: true,
  capitals: true,
  keywords: {
    string: ["minLength", "maxLength", "pattern"],
    number: ["minimum", "maximum"],
    integer: ["minimum", "maximum"],
    array: ["minItems", "maxItems"],
    object: [],
  },
  annotations: ["title", "default"],
  source: "GEN-SDK genai.d.ts Schema; JSP docs/GEMINI.md",
  checked,
};

/** Gemini's `responseJsonSchema`. */
export const geminiJsonSchema: SchemaForm = {
  name: "Gemini responseJsonSchema",
  shown: true,
  rewrites: false,
  root: "free",
  optional: "native",
  additional: "schema",
  references: true,
  recursion: "optional",
  tuples: "native",
  any: "none",
  openArrays: false,
  values: ["string", "number"],
  typedValues: true,
  constant: false,
  nullable: "type",
  ordering: true,
  keywords: {
    string: ["format"],
    number: ["minimum", "maximum"],
    integer: ["minimum", "maximum"],
    array: ["minItems", "maxItems"],
    object: [],
  },
  annotations: ["title"],
  source: "GEN-SDK genai.d.ts responseJsonSchema; JSP docs/GEMINI.md",
  checked,
};

/** The grammar that llama.cpp makes of a schema, which Ollama and LM Studio use too. */
export const llamaGrammar: SchemaForm = {
  name: "llama.cpp grammar",
  shown: false,
  rewrites: false,
  root: "free",
  optional: "native",
  additional: "schema",
  references: true,
  recursion: "free",
  tuples: "fixed",
  any: "types",
  openArrays: true,
  values: [...plain, "array", "object"],
  typedValues: false,
  constant: true,
  nullable: "type",
  keywords: {
    string: ["pattern", "format", "minLength", "maxLength"],
    number: [],
    integer: [...bounds],
    array: ["minItems", "maxItems"],
    object: [],
  },
  stringGroups: [["pattern"], ["format"], ["minLength", "maxLength"]],
  // Character classes by letter and lookaround make a grammar that does not parse.
  pattern: { fits: "^\\^[^]*\\$$", not: "\\\\[A-Za-z0-9]|\\(\\?" },
  formats: ["date", "time", "date-time", "uuid"],
  // Longer repetitions are refused when the grammar is parsed.
  count: 2_000,
  annotations: ["title"],
  source: "LCPP common/json-schema.cpp, common/json-schema-to-grammar.cpp, grammars/README.md",
  checked,
};

/** What vLLM's check before xgrammar lets pass. */
export const vllmGrammar: SchemaForm = {
  name: "vLLM xgrammar",
  shown: false,
  rewrites: false,
  root: "free",
  optional: "native",
  additional: "schema",
  patternProperties: "alone",
  references: true,
  recursion: "free",
  tuples: "none",
  any: "types",
  openArrays: true,
  values: [...plain, "array", "object"],
  typedValues: false,
  constant: true,
  nullable: "type",
  keywords: {
    string: ["pattern", "format", "minLength", "maxLength"],
    number: [...bounds],
    integer: [...bounds],
    array: ["minItems", "maxItems"],
    object: [],
  },
  stringGroups: [
    ["pattern", "format"],
    ["minLength", "maxLength"],
  ],
  formats: [
    ...strictFormats,
    "uri",
    "uri-reference",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
  ],
  annotations: ["title"],
  source: "VLLM v1/structured_output/backend_xgrammar.py, docs/features/structured_outputs.md",
  checked,
};

/** What the same grammar takes of a tool's parameters, which the chat template shows to the model. */
export const llamaTool: SchemaForm = {
  ...llamaGrammar,
  name: "llama.cpp tool parameters",
  shown: true,
  loose: true,
  root: "object",
};

/** What Ollama keeps of a tool's parameters. */
export const ollamaTool: SchemaForm = {
  name: "Ollama tool parameters",
  bareRoot: true,
  shown: true,
  rewrites: false,
  loose: true,
  root: "object",
  optional: "native",
  additional: "none",
  references: false,
  recursion: "none",
  tuples: "none",
  any: "empty",
  openArrays: true,
  values: [...plain, "array", "object"],
  typedValues: true,
  constant: false,
  nullable: "type",
  keywords: nothing,
  annotations: [],
  source: "OLL api/types.go",
  checked,
};

/** What is named for Gemini's JSON Schema form; its `parametersJsonSchema` names nothing of its own. */
export const geminiTool: SchemaForm = {
  ...geminiJsonSchema,
  name: "Gemini parametersJsonSchema",
  loose: true,
  root: "object",
  recursion: "none",
  any: "empty",
  openArrays: true,
  ordering: false,
};

/** Every row. */
export const schemaForms: readonly SchemaForm[] = [
  openaiStrict,
  claudeFormat,
  geminiSchema,
  geminiJsonSchema,
  llamaGrammar,
  vllmGrammar,
  llamaTool,
  ollamaTool,
  geminiTool,
];
