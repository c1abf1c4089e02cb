import type { HeadRequest } from "../../src/dialects/dialect.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import type { Json, Message, Part } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { dialectIds, usualModels } from "./dialect-cases.ts";

/** Stands in generated values for a word of its own, which {@link mark} puts there. */
const HOLE = "§";

/** Puts another word in the place of every hole, so that each leaf is told from all others. */
export function mark<Value>(value: Value, next = { number: 0 }): Value {
  if (typeof value === "string") return value.replaceAll(HOLE, () => `w${next.number++}w`) as Value;
  if (Array.isArray(value)) return value.map((each) => mark(each, next)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [mark(key, next), mark(each, next)]),
  ) as Value;
}

const text = fc.constantFrom(
  HOLE,
  HOLE,
  ` ${HOLE}\n`,
  `"}],"${HOLE}\\`,
  `</system>${HOLE}\u2028`,
  `<|im_end|>${HOLE}`,
);

const scalar = fc.constantFrom<Json>(HOLE, HOLE, true, false, null, 0, 17, -2.5);
const { value: json } = fc.letrec<{ value: Json; object: Json }>((tie) => ({
  object: fc.dictionary(fc.constantFrom(`${HOLE}`, `${HOLE}"k`), tie("value"), {
    maxKeys: 2,
  }) as fc.Arbitrary<Json>,
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    tie("object"),
    fc.array(fc.oneof(fc.constant(HOLE), tie("object")), { maxLength: 2 }),
  ),
}));

/** Holds a word at least, by which it is found. */
const answer = json.map((value): Json => (JSON.stringify(value).includes(HOLE) ? value : { [HOLE]: value }));

const media: fc.Arbitrary<Part> = fc.constantFrom<Part>(
  { type: "media", url: `data:image/png;base64,${HOLE}` },
  { type: "media", url: `data:application/octet-stream;base64,${HOLE}`, mimeType: "image/webp" },
  { type: "media", url: `https://example.com/${HOLE}`, mimeType: "image/jpeg" },
  { type: "media", url: `https://example.com/${HOLE}` },
  { type: "media", url: `data:audio/wav;base64,${HOLE}` },
  { type: "media", url: `https://example.com/${HOLE}`, mimeType: "audio/mpeg" },
  { type: "media", url: `data:application/pdf;base64,${HOLE}` },
  { type: "media", url: `https://example.com/${HOLE}`, mimeType: "video/mp4" },
  { type: "media", url: `data:text/plain,${HOLE}` },
);

/** A part, or a call that is answered. */
type Piece = Part | { type: "round"; input: Json; output: Json; isError?: boolean; media?: Part[] };

const piece: fc.Arbitrary<Piece> = fc
  .tuple(
    fc.oneof(
      { arbitrary: fc.record({ type: fc.constant("text"), text }), weight: 4 },
      media,
      fc.record(
        {
          type: fc.constant("round"),
          input: json,
          output: answer,
          isError: fc.boolean(),
          media: fc.array(media, { maxLength: 2 }),
        },
        { requiredKeys: ["type", "input", "output"] },
      ),
      fc.record(
        {
          type: fc.constant("reasoning"),
          text,
          signature: text,
          redacted: text,
          dialect: fc.constantFrom(...dialectIds),
        },
        { requiredKeys: ["type", "text"] },
      ),
      fc.constant({ type: "section", purpose: HOLE }),
    ),
    fc.option(fc.record({ ttl: fc.constantFrom("5m", "1h", "9h") }, { requiredKeys: [] }), {
      nil: undefined,
      freq: 5,
    }),
  )
  .map(([fields, cache]) => ({ ...fields, ...(cache && { metadata: { cache } }) }) as Piece);

const id = fc.constantFrom(HOLE, `${HOLE} ${HOLE}`, `call/${HOLE}`, `${HOLE}${"0".repeat(70)}`);

/** Conversations in any order of roles, in which each leaf is a word of its own and each call is answered. */
export const markedConversation: fc.Arbitrary<Message[]> = fc
  .array(
    fc.record({
      role: fc.constantFrom<Message["role"]>("system", "developer", "user", "user", "assistant", "assistant"),
      pieces: fc.array(piece, { maxLength: 4 }),
      name: fc.option(fc.constant(HOLE), { nil: undefined, freq: 6 }),
      ids: fc.array(id, { minLength: 4, maxLength: 4 }),
      apart: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((turns) => {
    const next = { number: 0 };
    return turns.flatMap((turn) => toMessages(mark(turn, next), next));
  });

function toMessages(
  turn: { role: Message["role"]; pieces: Piece[]; name: string | undefined; ids: string[]; apart: boolean },
  next: { number: number },
): Message[] {
  const { pieces, ids, apart } = turn;
  const role = pieces.some(({ type }) => type === "round") ? "assistant" : turn.role;
  const results: Part[] = [];
  const parts = pieces.map((each, at): Part => {
    if (each.type !== "round") return each;
    const { input, type: _, ...answer } = each;
    const call = { id: ids[at] as string, name: mark(HOLE, next) };
    results.push({ type: "tool-result", ...call, ...answer } as Part);
    return { type: "tool-call", ...call, input };
  });
  const said: Message = { role, parts, ...(turn.name && { metadata: { name: turn.name } }) };
  const answers = apart ? results.map((each) => [each]) : results.length ? [results] : [];
  const named = turn.name && { metadata: { name: mark(HOLE, next) } };
  return [said, ...answers.map((each): Message => ({ role: "tool", parts: each, ...named }))];
}

const effort = fc.constantFrom("none", "minimal", "low", "medium", "high", "xhigh", "max", "huge");

/** Every neutral parameter: values inside and outside of bounds, no two of them alike. */
export const markedParameters = fc.record(
  {
    temperature: fc.constantFrom(0, 0.31, 1.31, 2.31),
    topP: fc.constantFrom(0.42, 1.42),
    topK: fc.constantFrom(43, 0),
    minP: fc.constantFrom(0.054, 1.054),
    seed: fc.constant(9_700_001),
    maxOutputTokens: fc.constantFrom(7, 4_801, 900_801),
    stopSequences: fc.array(fc.constantFrom(HOLE, ` ${HOLE}`, " "), { maxLength: 18 }),
    presencePenalty: fc.constantFrom(0.61, -2.61),
    frequencyPenalty: fc.constantFrom(0.72, 2.72),
    repetitionPenalty: fc.constantFrom(1.83, 2.83),
    reasoning: fc.record(
      { effort, budgetTokens: fc.constantFrom(0, 107, 2_049, 40_009, -1) },
      { requiredKeys: [] },
    ),
    toolChoice: fc.constantFrom("auto", "none", "required", { name: "a" }, { name: "unknown" }),
    parallelToolCalls: fc.boolean(),
    logprobs: fc.constantFrom(true, false, 5, 37),
    n: fc.constantFrom(1, 2, 200),
    requestLabels: fc.dictionary(
      fc.constantFrom(`${HOLE}`, `${HOLE}${"k".repeat(64)}`),
      fc.constantFrom(HOLE, HOLE.padEnd(520, "v")),
      {
        maxKeys: 2,
      },
    ),
    endUserId: fc.constantFrom(HOLE, HOLE.padEnd(70, "u")),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Parameters>;

const schema = fc.constantFrom<Json>(
  {
    type: "object",
    properties: { [HOLE]: { type: "string", description: HOLE, enum: [HOLE, HOLE] } },
    required: [HOLE],
  },
  {
    properties: { [HOLE]: { type: "array", items: { const: HOLE }, maxItems: 12_345 } },
    additionalProperties: false,
  },
  {
    type: "array",
    items: { anyOf: [{ pattern: HOLE }, { $ref: `#/$defs/${HOLE}` }] },
    $defs: { [HOLE]: true },
  },
  {
    type: "object",
    title: HOLE,
    properties: {
      [`a${HOLE}`]: { type: "number", minimum: 12_346, multipleOf: 12_347, default: HOLE },
      [`b${HOLE}`]: { type: "array", prefixItems: [{ const: HOLE }, { enum: [HOLE, 12_348] }], items: false },
      [`c${HOLE}`]: {
        oneOf: [
          { type: "string", pattern: HOLE },
          { type: ["integer", "null"], description: HOLE },
        ],
      },
      [`d${HOLE}`]: { type: "object", patternProperties: { [HOLE]: { not: { const: HOLE } } } },
      [`e${HOLE}`]: { $ref: "#" },
    },
    dependentRequired: { [HOLE]: [HOLE] },
    if: { required: [HOLE] },
    then: { maxProperties: 12_349 },
  },
  {
    type: "object",
    allOf: [{ properties: { [HOLE]: { type: "string", format: HOLE, minLength: 12_350 } } }],
  },
);

const tool = fc.record(
  {
    name: fc.constantFrom("a", "b", "getWeather", "not a name"),
    description: text,
    inputSchema: fc.oneof(schema, fc.boolean()),
  },
  { requiredKeys: ["name", "inputSchema"] },
);

const output = fc.record(
  {
    format: fc.constantFrom("json", "text"),
    name: fc.constant(HOLE),
    schema: fc.oneof(schema, fc.constant(true)),
  },
  { requiredKeys: ["format", "name"] },
);

/** What a head may ask for, each leaf a word or number of its own. */
export const markedHead: fc.Arbitrary<HeadRequest> = fc
  .record({
    parameters: markedParameters,
    tools: fc.uniqueArray(tool, { maxLength: 3, selector: ({ name }) => name }),
    output: fc.option(output, { nil: undefined }),
    fields: fc.dictionary(fc.constant(`field_${HOLE}`), json, { maxKeys: 2 }),
  })
  .map((given) => mark(given) as HeadRequest);

/** A model reference for each backend; more than one where models differ much. */
export const references: readonly string[] = [
  "openai/gpt-4.1",
  "openai/gpt-5.6-sol",
  "openai-responses/gpt-6-sol",
  "anthropic/claude-sonnet-4-5",
  "anthropic/claude-opus-5-5",
  "google/gemini-2.5-flash",
  "google/gemini-3.8-flash",
  "ollama/qwen3-vl:8b",
  "ollama/gemma3:12b",
  "llama.cpp/mistral-small",
  "vllm/openai/gpt-oss-20b",
  ...Object.entries(usualModels).map(([server, model]) => `${server}/${model}`),
];
