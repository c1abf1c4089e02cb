import type { JsonSchema } from "../../runtime/types.ts";
import {
  anyList,
  anyObject,
  between,
  byTag,
  closed,
  flag,
  listOf,
  matching,
  nullable,
  oneOf,
  open,
  ref,
  someText,
  tagged,
  text,
  textOr,
  wholeFrom,
} from "../wire-shapes.ts";
import { blocks, messages } from "./wire-schema-blocks.ts";

/** ANT-DOC define-tools. */
const toolName = matching("^[a-zA-Z0-9_-]{1,128}$", "a name of 1 to 128 letters, digits, `_` or `-`");

/** What the model is given of a function; the service refuses other keys. */
const customTool = closed(
  { name: toolName, input_schema: open({ type: oneOf("object") }) },
  {
    type: true,
    description: text,
    allowed_callers: listOf(text),
    cache_control: ref("cache"),
    defer_loading: flag,
    eager_input_streaming: nullable(flag),
    input_examples: listOf(anyObject),
    strict: flag,
  },
);

/** Tools of the service carry the date of their version in their type; settings differ by version. */
const serverTool = open({
  type: matching(
    "^([a-z0-9_]+_20[0-9]{6}|tool_search_tool_(regex|bm25)|mcp_toolset)$",
    "`custom`, or the dated type of one of the service's tools",
  ),
});

const format = closed({ type: oneOf("json_schema"), schema: anyObject });

const single = { disable_parallel_tool_use: flag };

const thinkingDisplay = { display: nullable(text), block_binding: nullable(anyObject) };

/**
 * The body of `POST /v1/messages` in both API versions: ANT-SDK messages.d.ts, with the sampling fields of 2023-06-01
 * and the fields of beta headers. The service refuses keys that it doesn't know, at every level.
 */
export const wireSchema: JsonSchema = {
  ...closed(
    {
      model: someText,
      // ANT-SDK messages.d.ts: 0 warms the cache.
      max_tokens: wholeFrom(0),
      messages: listOf(byTag("role", messages), { minItems: 1, maxItems: 100_000 }),
    },
    {
      system: textOr(text, listOf(byTag("type", { text: ref("text") }))),
      cache_control: ref("cache"),
      container: { type: ["string", "object", "null"] },
      diagnostics: nullable(anyObject),
      inference_geo: nullable(text),
      metadata: closed({}, { user_id: nullable(text) }),
      output_config: closed(
        {},
        {
          effort: oneOf("low", "medium", "high", "xhigh", "max", null),
          format: nullable(format),
          task_budget: nullable(anyObject),
        },
      ),
      service_tier: oneOf("auto", "standard_only"),
      speed: oneOf("standard", "fast", null),
      // ANT-DOC errors: each entry needs a character that is no space.
      stop_sequences: listOf(ref("visible")),
      stream: flag,
      // API version 2023-06-01 only; 2026-10-21 answers 400 to any value (ANT-DOC migration-2026-10-21).
      temperature: between(0, 1),
      top_p: between(0, 1),
      top_k: wholeFrom(-1),
      thinking: byTag("type", {
        // ANT-SDK messages.d.ts; also below `max_tokens`, which a schema cannot say.
        enabled: closed({ type: tagged, budget_tokens: wholeFrom(1024) }, thinkingDisplay),
        adaptive: closed({ type: tagged }, thinkingDisplay),
        disabled: closed({ type: tagged }),
        between_tools: closed({ type: tagged }),
      }),
      tool_choice: byTag("type", {
        auto: closed({ type: tagged }, single),
        any: closed({ type: tagged }, single),
        tool: closed({ type: tagged, name: someText }, single),
        none: closed({ type: tagged }),
      }),
      tools: listOf({
        type: "object",
        if: { properties: { type: { enum: ["custom", null] } } },
        then: customTool,
        else: serverTool,
      }),
      user_profile_id: text,
      workspace_id: text,
      // Behind beta headers: ANT-SDK beta/messages/messages.d.ts.
      billing_policy: true,
      compaction: nullable(anyObject),
      context_management: nullable(anyObject),
      fallback_credit_token: true,
      fallbacks: nullable({ type: ["object", "array"] }),
      mcp_servers: listOf(open({ type: text, name: text, url: text })),
      output_format: nullable(format),
      thread: nullable(anyObject),
    },
  ),
  $defs: {
    cache: nullable(open({ type: oneOf("ephemeral") }, { ttl: oneOf("5m", "1h") })),
    // ANT-DOC errors: text must not be empty or blank.
    visible: matching("\\S", "text that is not blank"),
    citations: nullable(anyList),
    ...blocks,
  },
};
