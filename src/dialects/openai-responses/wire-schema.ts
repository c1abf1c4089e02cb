import type { JsonSchema } from "../../runtime/types.ts";
import {
  anyField,
  anyObject,
  between,
  byTag,
  closed,
  flag,
  listOf,
  nothing,
  nullable,
  oneOf,
  ref,
  someText,
  tagged,
  text,
  textOr,
  wholeFrom,
} from "../wire-shapes.ts";
import { items, message, parts } from "./wire-schema-items.ts";
import { tool, toolChoice } from "./wire-schema-tools.ts";

const format = byTag("type", {
  text: closed({ type: tagged }),
  json_object: closed({ type: tagged }),
  json_schema: closed(
    // OAI-SDK responses.d.ts; the same 64 characters as in Chat.
    { type: tagged, name: ref("formatName"), schema: anyObject },
    { description: nullable(text), strict: nullable(flag) },
  ),
});

const metadata = {
  ...anyObject,
  maxProperties: 16,
  propertyNames: { maxLength: 64 },
  additionalProperties: { type: "string", maxLength: 512 },
};

/** OAI-SDK responses.d.ts: ResponseIncludable. */
const include = oneOf(
  "file_search_call.results",
  "web_search_call.results",
  "web_search_call.action.sources",
  "message.input_image.image_url",
  "computer_call_output.output.image_url",
  "code_interpreter_call.outputs",
  "reasoning.encrypted_content",
  "message.output_text.logprobs",
);

/** The body of `POST /v1/responses`: OAI-SDK responses.d.ts. */
export const wireSchema: JsonSchema = {
  ...closed(
    {},
    {
      access_programs: anyObject,
      background: nullable(flag),
      context_management: nullable(listOf(anyObject)),
      conversation: { type: ["string", "object", "null"], properties: { id: text }, required: ["id"] },
      image: anyObject,
      include: nullable(listOf(include)),
      input: textOr(text, listOf(ref("item"))),
      instructions: nullable(text),
      // OAI-SPEC names 16 as the least; llama.cpp's server, which answers on the same route, takes less.
      max_output_tokens: nullable(wholeFrom(1)),
      max_tool_calls: nullable(wholeFrom(1)),
      metadata: nullable(metadata),
      model: someText,
      moderation: nullable(anyObject),
      parallel_tool_calls: nullable(flag),
      previous_response_id: nullable(text),
      prompt: nullable(closed({ id: text }, { variables: nullable(anyObject), version: nullable(text) })),
      prompt_cache_key: nullable(text),
      prompt_cache_options: anyObject,
      prompt_cache_retention: nullable(text),
      // Closed: OpenAI answers `Unknown parameter: 'reasoning.enabled'`.
      reasoning: nullable(
        closed(
          {},
          {
            context: oneOf("auto", "current_turn", "all_turns", null),
            effort: oneOf("none", "minimal", "low", "medium", "high", "xhigh", "max", null),
            generate_summary: oneOf("auto", "concise", "detailed", null),
            mode: nullable(text),
            summary: oneOf("auto", "concise", "detailed", null),
          },
        ),
      ),
      safety_identifier: nullable(text),
      service_tier: nullable(text),
      store: nullable(flag),
      stream: nullable(flag),
      stream_options: nullable(anyObject),
      temperature: nullable(between(0, 2)),
      text: nullable(
        closed({}, { format: nullable(format), verbosity: oneOf("low", "medium", "high", null) }),
      ),
      tool_choice: nullable(toolChoice),
      tools: nullable(listOf(ref("tool"))),
      top_logprobs: nullable(wholeFrom(0, 20)),
      top_p: nullable(between(0, 1)),
      truncation: oneOf("auto", "disabled", null),
      user: nullable(text),
    },
  ),
  allOf: [
    // A stored prompt may name the model.
    anyField("model", "prompt"),
    anyField("input", "prompt", "conversation", "previous_response_id"),
    {
      if: {
        required: ["conversation", "previous_response_id"],
        properties: { conversation: { not: { type: "null" } } },
      },
      // OAI-SDK responses.d.ts: the two exclude each other.
      then: { properties: { previous_response_id: nothing } },
    },
  ],
  $defs: {
    item: {
      ...byTag("type", { message: ref("message"), ...items }, ref("untyped")),
      properties: { type: { enum: ["message", ...Object.keys(items), null] } },
    },
    // A message may leave its type out, and so may a reference.
    untyped: {
      if: { required: ["role"] },
      then: ref("message"),
      else: closed({ id: text }, { type: true }),
    },
    message,
    tool,
    ...parts,
    formatName: {
      type: "string",
      pattern: "^[a-zA-Z0-9_-]{1,64}$",
      title: "a name of 1 to 64 letters, digits, `_` or `-`",
    },
  },
};
