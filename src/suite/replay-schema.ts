import type { JsonSchema } from "../runtime/types.ts";
import { REPLAY_VERSION } from "./replay.ts";

const text = { type: "string", minLength: 1 };

const common = {
  version: { const: REPLAY_VERSION },
  request: { type: "string", pattern: "^[0-9a-f]{64}$" },
  source: { enum: ["recorded", "scripted"] },
  date: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  answeredBy: { type: "object" },
  status: { type: "integer", minimum: 200, maximum: 299 },
  contentType: { type: "string" },
  body: true,
  text: { type: "string" },
};

const model = { properties: { backend: text, model: text }, required: ["backend", "model"] };
const script = { properties: { script: text }, required: ["script"] };

/** What a replay file holds. */
export const replaySchema: JsonSchema = {
  type: "object",
  properties: common,
  required: ["version", "request", "source", "date", "answeredBy", "status", "contentType"],
  additionalProperties: false,
  oneOf: [{ required: ["body"] }, { required: ["text"] }],
  if: { properties: { source: { const: "scripted" } } },
  then: { properties: { answeredBy: { ...script, additionalProperties: false } } },
  else: { properties: { answeredBy: { ...model, additionalProperties: false } } },
};
