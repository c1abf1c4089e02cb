import type { JsonSchema } from "../../runtime/types.ts";

const text = { type: "string", minLength: 1 };
const texts = { anyOf: [text, { type: "array", items: text, minItems: 1 }] };
const reason = { enum: ["stop", "length", "tool-calls", "filtered", "paused", "other"] };

const toolCall = {
  anyOf: [
    text,
    {
      type: "object",
      properties: { name: text, arguments: { type: "object" } },
      required: ["name"],
      additionalProperties: false,
    },
  ],
};

/** The words of `expect` in a case file and what they take. */
export const expectationWords = {
  equals: true,
  contains: texts,
  matches: texts,
  path: { type: "object", minProperties: 1 },
  function: texts,
  finishReason: { anyOf: [reason, { type: "array", items: reason, minItems: 1 }] },
  toolCalls: { type: "array", items: toolCall },
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** A word of `expect`. */
export type ExpectationWord = keyof typeof expectationWords;

/** What may be said of the values that a path finds. */
export const valueWords = {
  equals: true,
  contains: true,
  matches: texts,
  exists: { type: "boolean" },
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** A word for the values that a path finds. */
export type ValueWord = keyof typeof valueWords;

/** Whether what stands at a path says something of the values, and is not itself the value that is expected. */
export function saysOfValues(expected: unknown): expected is { readonly [Word in ValueWord]?: never } {
  if (typeof expected !== "object" || expected === null || Array.isArray(expected)) return false;
  const keys = Object.keys(expected);
  return keys.length > 0 && keys.every((key) => Object.hasOwn(valueWords, key));
}
