import {
  anyObject,
  byTag,
  closed,
  type Fields,
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
} from "../wire-shapes.ts";

/** The pattern that the service names when it refuses an id of another provider. */
const callId = matching("^[a-zA-Z0-9_-]+$", "an id of letters, digits, `_` or `-`");

const cached = { cache_control: ref("cache") };

/** Shapes of blocks, for `$defs`. Those of the service's own tools are sent back as they came, and are open. */
export const blocks: Fields = {
  text: closed({ type: tagged, text: ref("visible") }, { ...cached, citations: ref("citations") }),
  image: closed(
    {
      type: tagged,
      source: byTag("type", {
        base64: closed({
          type: tagged,
          media_type: oneOf("image/jpeg", "image/png", "image/gif", "image/webp"),
          data: someText,
        }),
        url: closed({ type: tagged, url: someText }),
        file: closed({ type: tagged, file_id: someText }),
      }),
    },
    { ...cached, transformations: nullable(anyObject) },
  ),
  document: closed(
    {
      type: tagged,
      source: byTag("type", {
        base64: closed({ type: tagged, media_type: oneOf("application/pdf"), data: someText }),
        text: closed({ type: tagged, media_type: oneOf("text/plain"), data: text }),
        content: closed({
          type: tagged,
          content: textOr(text, listOf(byTag("type", { text: ref("text"), image: ref("image") }))),
        }),
        url: closed({ type: tagged, url: someText }),
        file: closed({ type: tagged, file_id: someText }),
      }),
    },
    { ...cached, title: nullable(text), context: nullable(text), citations: nullable(anyObject) },
  ),
  searchResult: closed(
    { type: tagged, source: text, title: text, content: listOf(byTag("type", { text: ref("text") })) },
    { ...cached, citations: nullable(anyObject) },
  ),
  toolUse: closed(
    // The input is an object, never JSON text.
    { type: tagged, id: callId, name: { ...someText, maxLength: 200 }, input: anyObject },
    { ...cached, caller: anyObject, toolset_name: nullable(text) },
  ),
  toolResult: closed(
    { type: tagged, tool_use_id: callId },
    {
      ...cached,
      content: textOr(
        text,
        listOf(
          byTag("type", {
            text: ref("text"),
            image: ref("image"),
            document: ref("document"),
            search_result: ref("searchResult"),
            tool_reference: open({ type: tagged, tool_name: text }),
            browser_state: open({ type: tagged }),
          }),
        ),
      ),
      is_error: flag,
      toolset_name: nullable(text),
    },
  ),
  thinking: closed({ type: tagged, thinking: text, signature: text }),
  redactedThinking: closed({ type: tagged, data: text }),
  serverResult: open({ type: tagged, tool_use_id: text }),
};

/** Blocks that either side may send. */
const shared = {
  text: ref("text"),
  image: ref("image"),
  document: ref("document"),
  search_result: ref("searchResult"),
  container_upload: open({ type: tagged, file_id: text }),
  compaction: open({ type: tagged }),
  fallback: open({ type: tagged }),
  web_search_tool_result: ref("serverResult"),
  web_fetch_tool_result: ref("serverResult"),
  code_execution_tool_result: ref("serverResult"),
  bash_code_execution_tool_result: ref("serverResult"),
  text_editor_code_execution_tool_result: ref("serverResult"),
  tool_search_tool_result: ref("serverResult"),
  advisor_tool_result: ref("serverResult"),
  mcp_tool_result: ref("serverResult"),
};

/** Messages by role. ANT-SDK messages.d.ts; there is no developer and no tool role. */
export const messages = {
  user: closed({
    role: tagged,
    content: textOr(
      ref("visible"),
      listOf(byTag("type", { ...shared, tool_result: ref("toolResult") }), { minItems: 1 }),
    ),
  }),
  // The last turn of the assistant may be empty, which the service reads as no prefill.
  assistant: closed({
    role: tagged,
    content: textOr(
      text,
      listOf(
        byTag("type", {
          ...shared,
          tool_use: ref("toolUse"),
          thinking: ref("thinking"),
          redacted_thinking: ref("redactedThinking"),
          server_tool_use: open({ type: tagged, id: text, name: text, input: true }),
          mcp_tool_use: open({ type: tagged, id: text, name: text, server_name: text, input: true }),
        }),
      ),
    ),
  }),
  // Text, and behind beta headers changes of the tools.
  system: closed({
    role: tagged,
    content: textOr(
      ref("visible"),
      listOf(
        byTag("type", {
          text: ref("text"),
          tool_addition: open({ type: tagged }),
          tool_removal: open({ type: tagged }),
          mcp_tool_listing: open({ type: tagged }),
        }),
        { minItems: 1 },
      ),
    ),
  }),
};
