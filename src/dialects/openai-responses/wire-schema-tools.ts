import {
  anyObject,
  byTag,
  closed,
  flag,
  listOf,
  matching,
  nullable,
  oneOf,
  open,
  ref,
  tagged,
  text,
  textOr,
} from "../wire-shapes.ts";

/** OAI-SPEC FunctionToolParam: 128 characters, where Chat takes 64. */
const name = matching("^[a-zA-Z0-9_-]{1,128}$", "a name of 1 to 128 letters, digits, `_` or `-`");

/** A hosted tool: its own settings change often and are not looked at. */
const hosted = open({ type: tagged });

const webSearch = open(
  { type: tagged },
  {
    search_context_size: oneOf("low", "medium", "high", null),
    user_location: nullable(anyObject),
    filters: nullable(anyObject),
  },
);

/** One entry of `tools`, by type. OAI-SDK responses.d.ts. */
export const tool = byTag("type", {
  function: closed(
    // Where `strict` is missing the service decides for itself.
    { type: tagged, name },
    {
      parameters: nullable(anyObject),
      strict: nullable(flag),
      description: nullable(text),
      allowed_callers: nullable(listOf(text)),
      async: flag,
      defer_loading: nullable(flag),
      output_schema: nullable(anyObject),
    },
  ),
  custom: open({ type: tagged, name }, { description: text, format: anyObject, defer_loading: flag }),
  namespace: open({ type: tagged, name: text, tools: listOf(ref("tool")) }, { description: text }),
  file_search: open(
    { type: tagged, vector_store_ids: listOf(text) },
    { max_num_results: { type: "integer" } },
  ),
  mcp: open({ type: tagged, server_label: text }, { server_url: text, connector_id: text }),
  code_interpreter: open({ type: tagged, container: { type: ["string", "object"] } }),
  image_generation: hosted,
  tool_search: hosted,
  web_search: webSearch,
  web_search_2025_08_26: webSearch,
  web_search_preview: webSearch,
  web_search_preview_2025_03_11: webSearch,
  apply_patch: hosted,
  computer: hosted,
  computer_use: hosted,
  computer_use_preview: hosted,
  local_shell: hosted,
  programmatic_tool_calling: hosted,
  shell: hosted,
});

/** `tool_choice`: a word, a function, a set, or a hosted tool by its type. */
export const toolChoice = textOr(
  oneOf("none", "auto", "required"),
  byTag("type", {
    function: closed({ type: tagged, name }),
    custom: closed({ type: tagged, name }),
    allowed_tools: closed({ type: tagged, mode: oneOf("auto", "required"), tools: listOf(anyObject) }),
    mcp: open({ type: tagged, server_label: text }, { name: nullable(text) }),
    ...Object.fromEntries(
      [
        "apply_patch",
        "code_interpreter",
        "computer",
        "computer_use",
        "computer_use_preview",
        "file_search",
        "image_generation",
        "programmatic_tool_calling",
        "shell",
        "web_search",
        "web_search_2025_08_26",
        "web_search_preview",
        "web_search_preview_2025_03_11",
      ].map((type) => [type, hosted]),
    ),
  }),
);
