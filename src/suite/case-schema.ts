import type { JsonObject, JsonSchema } from "../runtime/types.ts";

const text = { type: "string" };

function exactly(required: JsonObject, optional: JsonObject = {}): JsonObject {
  return {
    type: "object",
    properties: { ...required, ...optional, metadata: { type: "object" } },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** The neutral parts by type. */
const parts: Readonly<Record<string, JsonObject>> = {
  text: exactly({ type: text, text }),
  media: exactly({ type: text, url: text }, { mimeType: text }),
  "tool-call": exactly({ type: text, id: text, name: text, input: true }),
  "tool-result": exactly(
    { type: text, id: text, name: text, output: true },
    { isError: { type: "boolean" } },
  ),
  reasoning: exactly({ type: text, text }, { signature: text, redacted: text, dialect: text }),
  section: exactly({ type: text, purpose: text }),
};

const part: JsonObject = {
  type: "object",
  properties: { type: { enum: Object.keys(parts) } },
  required: ["type"],
  // One branch for each type, so that errors are about the part that was meant.
  allOf: Object.entries(parts).map(([type, fields]) => ({
    if: { properties: { type: { const: type } }, required: ["type"] },
    then: fields,
  })),
};

/** The keys of a case file and what they hold. The input is checked against the prompt's own schema. */
export const caseSchema: JsonSchema = {
  type: "object",
  properties: {
    input: true,
    history: {
      type: "array",
      items: exactly({
        role: { enum: ["system", "user", "assistant", "tool"] },
        parts: { type: "array", items: part },
      }),
    },
    context: { type: "object" },
    // Its keys are checked where they are read, since some are those of the prompt's output.
    expect: { type: ["object", "null"] },
  },
  additionalProperties: false,
};
