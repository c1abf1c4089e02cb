import type { JsonSchema } from "../../runtime/types.ts";
import {
  allNullable,
  anyObject,
  byTag,
  flag,
  listOf,
  matching,
  nullable,
  number,
  oneOf,
  open,
  someText,
  tagged,
  text,
  textOr,
  whole,
  wholeFrom,
} from "../wire-shapes.ts";

// The server decodes into Go structs (OLL api/types.go): a wrong type is refused, null is nothing, and a key without a
// field is passed over. So nothing is closed here.

/** OLL api/types.go ImageData: bytes in base64, so neither a URL nor a data URL can be read. */
const image = matching("^[A-Za-z0-9+/\\r\\n]*={0,2}[\\r\\n]*$", "bare base64, neither a URL nor a data URL");

const message = open(
  { role: tagged },
  allNullable({
    // A string; there is no list of parts.
    content: text,
    thinking: text,
    images: listOf(image),
    tool_calls: listOf(
      open(
        // The arguments are an object, where OpenAI writes JSON text.
        { function: open({ name: text }, { arguments: nullable(anyObject), index: whole }) },
        { id: text, type: text },
      ),
    ),
    tool_name: text,
    tool_call_id: text,
  }),
);

const tool = open(
  { function: open({ name: someText }, allNullable({ description: text, parameters: anyObject })) },
  { type: text },
);

/** OLL api/types.go Options: unknown keys only leave a line in the log. */
const options = open(
  {},
  allNullable({
    temperature: number,
    top_p: number,
    top_k: whole,
    min_p: number,
    typical_p: number,
    seed: whole,
    num_predict: whole,
    num_ctx: whole,
    num_keep: whole,
    num_batch: whole,
    num_gpu: whole,
    num_thread: whole,
    main_gpu: whole,
    use_mmap: flag,
    repeat_last_n: whole,
    repeat_penalty: number,
    presence_penalty: number,
    frequency_penalty: number,
    // A list even for one.
    stop: listOf(text),
  }),
);

/** The body of `POST /api/chat`. */
export const wireSchema: JsonSchema = open(
  {
    model: someText,
    messages: listOf(
      byTag("role", {
        system: message,
        user: message,
        assistant: message,
        tool: message,
        // Switches of Granite's template.
        control: message,
      }),
    ),
  },
  allNullable({
    tools: listOf(tool),
    // OLL server/routes.go: "json" or a schema; empty text is nothing.
    format: textOr(oneOf("json", ""), anyObject),
    options,
    stream: flag,
    think: { if: { type: "boolean" }, else: oneOf("low", "medium", "high", "max") },
    keep_alive: { type: ["string", "number"] },
    truncate: flag,
    shift: flag,
    logprobs: flag,
    top_logprobs: wholeFrom(0, 20),
  }),
);
