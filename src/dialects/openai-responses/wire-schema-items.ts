import type { JsonSchema } from "../../runtime/types.ts";
import {
  anyField,
  anyList,
  anyObject,
  byTag,
  closed,
  type Fields,
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

/** Names in a history come from the model; only their letters are checked. */
const calledName = matching("^[a-zA-Z0-9_-]+$", "a name of letters, digits, `_` or `-`");
const status = nullable(text);
const mark = nullable(open({ mode: oneOf("explicit") }));
const detail = oneOf("low", "high", "auto", "original", null);
const phase = oneOf("commentary", "final_answer", null);

/** Parts of messages and of what tools answered, for `$defs`. */
export const parts: Fields = {
  inputText: closed({ type: tagged, text }, { prompt_cache_breakpoint: mark }),
  inputImage: {
    ...closed(
      { type: tagged },
      { image_url: nullable(text), file_id: nullable(text), detail, prompt_cache_breakpoint: mark },
    ),
    ...anyField("image_url", "file_id"),
  },
  inputFile: {
    ...closed(
      { type: tagged },
      {
        detail,
        file_data: nullable(text),
        file_id: nullable(text),
        file_url: nullable(text),
        filename: nullable(text),
        prompt_cache_breakpoint: mark,
      },
    ),
    ...anyField("file_data", "file_id", "file_url"),
  },
  inputPart: byTag("type", {
    input_text: ref("inputText"),
    input_image: ref("inputImage"),
    input_file: ref("inputFile"),
  }),
  // What the assistant wrote goes back as output, not as input.
  outputPart: byTag("type", {
    output_text: open(
      { type: tagged, text },
      { annotations: nullable(anyList), logprobs: nullable(anyList) },
    ),
    refusal: open({ type: tagged, refusal: text }),
  }),
};

const inputMessage = closed(
  { role: tagged, content: textOr(text, listOf(ref("inputPart"))) },
  { type: true, id: nullable(text), status, phase },
);

/** A message, with its type or without. */
export const message = byTag("role", {
  user: inputMessage,
  system: inputMessage,
  developer: inputMessage,
  assistant: closed(
    { role: tagged, content: textOr(text, listOf(ref("outputPart"))) },
    { type: true, id: nullable(text), status, phase },
  ),
});

const caller = nullable(anyObject);

/**
 * Entries of `input` by type. Those that rendering writes are closed, as the service has them; what hosted tools left
 * behind is sent back as it came, so only what identifies it is asked for.
 */
export const items: { readonly [type: string]: JsonSchema } = {
  function_call: closed(
    { type: tagged, call_id: someText, name: calledName, arguments: text },
    { id: nullable(text), status, namespace: nullable(text), caller, async: true, created_by: text },
  ),
  function_call_output: {
    ...closed(
      { type: tagged, output: textOr(text, listOf(ref("inputPart"))) },
      {
        call_id: nullable(someText),
        id: nullable(text),
        status,
        caller,
        name: nullable(text),
        namespace: nullable(text),
        created_by: text,
      },
    ),
    // OAI-SDK responses.d.ts 7.57: a name stands in where the model never asked.
    ...anyField("call_id", "name"),
  },
  reasoning: closed(
    { type: tagged, summary: listOf(open({ type: oneOf("summary_text"), text })) },
    {
      // Clients that store nothing send none.
      id: nullable(text),
      content: nullable(listOf(open({ type: oneOf("reasoning_text"), text }))),
      encrypted_content: nullable(text),
      status,
    },
  ),
  item_reference: closed({ type: tagged, id: text }),
  additional_tools: open({ type: tagged, tools: listOf(ref("tool")) }),
  apply_patch_call: open({ type: tagged, call_id: text, operation: anyObject }),
  apply_patch_call_output: open({ type: tagged, call_id: text }),
  code_interpreter_call: open({ type: tagged }, { id: text, code: nullable(text) }),
  compaction: open({ type: tagged, encrypted_content: text }),
  compaction_trigger: open({ type: tagged }),
  computer_call: open({ type: tagged, call_id: text }),
  computer_call_output: open({ type: tagged, call_id: text, output: anyObject }),
  configuration_update: open({ type: tagged }),
  custom_tool_call: open({ type: tagged, call_id: text, name: text, input: text }),
  custom_tool_call_output: open({ type: tagged, call_id: text, output: { type: ["string", "array"] } }),
  file_search_call: open({ type: tagged }, { queries: listOf(text) }),
  image_generation_call: open({ type: tagged }),
  local_shell_call: open({ type: tagged, action: anyObject }, { call_id: text }),
  local_shell_call_output: open({ type: tagged, output: text }),
  mcp_approval_request: open({ type: tagged, name: text, server_label: text, arguments: text }),
  mcp_approval_response: open({ type: tagged, approval_request_id: text, approve: { type: "boolean" } }),
  mcp_call: open({ type: tagged, name: text, server_label: text, arguments: text }),
  mcp_list_tools: open({ type: tagged, server_label: text, tools: anyList }),
  program: open({ type: tagged, code: text }),
  program_output: open({ type: tagged, result: text }),
  shell_call: open({ type: tagged, call_id: text, action: anyObject }),
  shell_call_output: open({ type: tagged, call_id: text, output: anyList }),
  tool_search_call: open({ type: tagged, arguments: true }),
  tool_search_output: open({ type: tagged, tools: listOf(ref("tool")) }),
  web_search_call: open({ type: tagged }, { action: nullable(anyObject) }),
};
