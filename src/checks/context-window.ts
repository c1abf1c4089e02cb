import { FILE_START } from "../diagnostics/span.ts";
import { overridesFor } from "../ir/overrides.ts";
import type { Prompt } from "../ir/prompt.ts";
import type { Json, JsonObject } from "../runtime/types.ts";
import { mostCharacters } from "./case-size.ts";
import type { Check, CheckedCase, CheckedTarget } from "./check.ts";

/** A case that is longer than what the model can read. */
export const contextWindow: Check = {
  id: "context-window",
  severity: "error",
  level: "refused",
  category: "content",
  title: "A case is longer than the context window",
  why: "A request is refused where its input and the limit of its answer do not fit into the context window together. Ollama cuts the oldest messages instead. Tokens are estimated: four characters of text count as one.",
  help: "Shorten the input, lower `config.maxOutputTokens`, or name a target with a larger window.",
  *checkPrompt({ prompt, cases }) {
    for (const one of cases()) {
      const fields = fieldsOf(prompt, one.target);
      const room = windowOf(one, fields)?.tokens;
      if (room === undefined) continue;
      // Most cases are so short that they need not be rendered to know it.
      const most =
        mostCharacters(prompt, one) / CHARACTERS_PER_TOKEN + mostOutput(prompt, one.target, fields);
      if (most <= room) continue;
      const body = one.render()?.body;
      const window = body && windowOf(one, body);
      if (!body || window === undefined) continue;
      const input = Math.ceil(countCharacters(body) / CHARACTERS_PER_TOKEN);
      const output = findNumber(body, OUTPUT_LIMITS) ?? 0;
      if (input + output <= window.tokens) continue;
      yield {
        message: `The case \`${one.name}\` needs about ${input} tokens of input (an estimate) and up to ${output} of output; ${one.target.name} has ${window.tokens}.`,
        subject: one.name,
        target: one.target.name,
        level: window.isCut ? "lossy" : "refused",
        path: one.path,
        span: FILE_START,
      };
    }
  },
};

const CHARACTERS_PER_TOKEN = 4;

type Path = readonly string[];

/** Where bodies say how long the answer may be. */
const OUTPUT_LIMITS: readonly Path[] = [
  ["max_tokens"],
  ["max_completion_tokens"],
  ["max_output_tokens"],
  ["generationConfig", "maxOutputTokens"],
  ["options", "num_predict"],
];

/** Where bodies say how large the window is. */
const WINDOWS: readonly Path[] = [["options", "num_ctx"]];

/** Keys whose strings are no text to the model: names of things, places, proofs, and the bytes of media. */
const NOT_READ = new Set(
  "model role type id call_id tool_call_id tool_use_id signature thoughtSignature encrypted_content data images url image_url file_url file_data fileUri mimeType media_type".split(
    " ",
  ),
);

/** The provider's own fields, as the prompt gives them to a target. */
function fieldsOf({ config }: Prompt, { dialect, name }: CheckedTarget): JsonObject {
  return Object.assign({}, ...overridesFor(config, dialect, name).map(({ fields }) => fields));
}

/** Where a prompt sets no limit of the answer, a dialect that needs one sends its own. */
const DEFAULT_OUTPUT = 16_384;

/** No target is sent a larger limit of the answer. Tokens. */
function mostOutput({ config }: Prompt, { dialect, name }: CheckedTarget, fields: JsonObject): number {
  const parameters = [config, ...overridesFor(config, dialect, name)].map((each) => each.parameters);
  const limits = parameters.flatMap(({ maxOutputTokens }) => maxOutputTokens ?? []);
  return Math.max(findNumber(fields, OUTPUT_LIMITS) ?? 0, ...(limits.length > 0 ? limits : [DEFAULT_OUTPUT]));
}

function windowOf(one: CheckedCase, body: JsonObject): { tokens: number; isCut: boolean } | undefined {
  const asked = findNumber(body, WINDOWS);
  const has = one.target.family.contextWindow;
  const isCut = one.target.dialect === "ollama";
  if (asked === undefined) return has === undefined ? undefined : { tokens: has, isCut };
  return { tokens: has === undefined ? asked : Math.min(asked, has), isCut };
}

function findNumber(body: JsonObject, paths: readonly Path[]): number | undefined {
  for (const path of paths) {
    const value = path.reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), body);
    if (typeof value === "number") return value;
  }
  return undefined;
}

function countCharacters(value: Json | undefined): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countCharacters(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    // A field of a tool or of its arguments may have such a name too, and then holds more than text.
    (sum, [key, inner]) => sum + (NOT_READ.has(key) && !isObject(inner) ? 0 : countCharacters(inner)),
    0,
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
