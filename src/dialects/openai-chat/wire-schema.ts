import type { JsonSchema } from "../../runtime/types.ts";
import {
  allNullable,
  anyField,
  anyList,
  anyObject,
  between,
  byTag,
  closed,
  type Fields,
  flag,
  listOf,
  matching,
  nullable,
  number,
  oneOf,
  open,
  ref,
  someText,
  tagged,
  text,
  textOr,
  whole,
  wholeFrom,
} from "../wire-shapes.ts";
import { compatibleFields } from "./wire-schema-compatible.ts";

/** OAI-SDK shared.d.ts: 64 characters, where Responses takes 128. */
const name = matching("^[a-zA-Z0-9_-]{1,64}$", "a name of 1 to 64 letters, digits, `_` or `-`");
/** Names of tools are any text for llama.cpp and vLLM; that OpenAI's are shorter is for lowering to say. */
const calledName = someText;

const metadata = {
  ...anyObject,
  maxProperties: 16,
  propertyNames: { maxLength: 64 },
  additionalProperties: { type: "string", maxLength: 512 },
};

// Parts and messages are open: OpenAI names the fields that it doesn't know, but only of some (it lets `cache_control`
// pass on a system part), and llama.cpp, vLLM and OpenRouter carry fields of their own there.
const parts = {
  text: open({ type: tagged, text }),
  image: open({ type: tagged, image_url: open({ url: someText }, { detail: ref("detail") }) }),
  audio: open({
    type: tagged,
    input_audio: {
      ...open({}, { data: someText, format: ref("audioFormat"), url: someText }),
      // LCPP tools/server: audio by URL is an extension; OpenAI takes bytes only.
      if: { required: ["url"] },
      else: { required: ["data", "format"] },
    },
  }),
  // Closed: OpenAI answers `Unknown parameter: 'messages[1].content[1].file.data'`.
  file: open({
    type: tagged,
    file: {
      ...closed({}, { file_data: someText, file_id: someText, filename: text, file_url: someText }),
      ...anyField("file_data", "file_id", "file_url"),
    },
  }),
  video: open({ type: tagged }, { video_url: open({ url: someText }), input_video: anyObject }),
};

/** OAI-SDK completions.d.ts: system text is text; images stand in user messages. */
const systemMessage = open(
  { role: tagged, content: ref("textContent") },
  { name: text, tool_calls: ref("noCalls") },
);

const messages = {
  user: open(
    {
      role: tagged,
      content: textOr(
        text,
        listOf(
          byTag("type", {
            text: ref("textPart"),
            image_url: parts.image,
            input_audio: parts.audio,
            file: parts.file,
            // VLLM entrypoints, LCPP tools/server, OpenRouter.
            video_url: parts.video,
            input_video: parts.video,
            audio_url: open({ type: tagged, audio_url: open({ url: someText }) }),
            image_embeds: open({ type: tagged }),
            audio_embeds: open({ type: tagged }),
          }),
          { minItems: 1 },
        ),
      ),
    },
    { name: text, tool_calls: ref("noCalls") },
  ),
  assistant: {
    ...open(
      { role: tagged },
      {
        name: text,
        content: nullable(
          textOr(
            text,
            listOf(
              byTag("type", {
                text: ref("textPart"),
                refusal: open({ type: tagged, refusal: text }),
                // Reasoning as Mistral and vLLM write it.
                thinking: open({ type: tagged }),
              }),
              { minItems: 1 },
            ),
          ),
        ),
        refusal: nullable(text),
        audio: nullable(open({ id: someText })),
        function_call: nullable(open({ name: calledName, arguments: text })),
        tool_calls: nullable(listOf(ref("toolCall"), { minItems: 1 })),
        // DeepSeek and llama.cpp; vLLM and OpenRouter call it `reasoning`.
        reasoning_content: nullable(text),
        reasoning: nullable(text),
        reasoning_details: nullable(anyList),
      },
    ),
    // OAI-SDK completions.d.ts: content may be missing next to calls only.
    if: {
      not: {
        anyOf: ["tool_calls", "function_call", "audio", "refusal", "reasoning_content", "reasoning"].map(
          (field) => ({ required: [field], properties: { [field]: { not: { type: "null" } } } }),
        ),
      },
    },
    then: { required: ["content"], properties: { content: { type: ["string", "array"] } } },
  },
  tool: open(
    { role: tagged, tool_call_id: someText, content: ref("textContent") },
    { name: text, tool_calls: ref("noCalls") },
  ),
  system: ref("systemMessage"),
  developer: ref("systemMessage"),
  function: open({ role: tagged, name: calledName, content: nullable(text) }),
};

const toolCall = byTag("type", {
  // The arguments are JSON text, which the model may have got wrong: it is not parsed here.
  function: open({ id: text, type: tagged, function: open({ name: calledName, arguments: text }) }),
  custom: open({ id: text, type: tagged, custom: open({ name: calledName, input: text }) }),
});

const functionFields: Fields = { description: text, parameters: anyObject };

const tool = {
  if: { properties: { type: { type: "string", pattern: "^openrouter:" } } },
  // OpenRouter runs tools of its own, `openrouter:web_search` for example.
  then: open({ type: text }, { parameters: anyObject }),
  else: byTag("type", {
    function: open({
      type: tagged,
      function: open({ name: calledName }, { ...functionFields, strict: nullable(flag) }),
    }),
    custom: open({
      type: tagged,
      custom: open(
        { name },
        {
          description: text,
          format: byTag("type", {
            text: closed({ type: tagged }),
            grammar: closed({
              type: tagged,
              grammar: closed({ definition: text, syntax: oneOf("lark", "regex") }),
            }),
          }),
        },
      ),
    }),
  }),
};

const toolChoice = textOr(
  oneOf("none", "auto", "required"),
  byTag("type", {
    function: open({ type: tagged, function: open({ name: calledName }) }),
    custom: open({ type: tagged, custom: open({ name }) }),
    allowed_tools: open({
      type: tagged,
      allowed_tools: open({ mode: oneOf("auto", "required"), tools: listOf(anyObject) }),
    }),
  }),
);

const responseFormat = byTag("type", {
  text: open({ type: tagged }),
  // LCPP tools/server/README.md: `schema` may stand beside both types there.
  json_object: open({ type: tagged }, { schema: anyObject }),
  json_schema: {
    ...open(
      { type: tagged },
      {
        schema: anyObject,
        json_schema: open({ name }, { description: text, schema: anyObject, strict: nullable(flag) }),
      },
    ),
    ...anyField("json_schema", "schema"),
  },
  // OpenRouter; vLLM (VLLM entrypoints).
  grammar: open({ type: tagged, grammar: text }),
  structural_tag: open({ type: tagged }),
});

/** The body of `POST /v1/chat/completions`: OAI-SDK completions.d.ts, and what compatible servers add. */
export const wireSchema: JsonSchema = {
  ...closed(
    { messages: listOf(byTag("role", messages), { minItems: 1 }) },
    {
      model: someText,
      audio: nullable(open({ format: text, voice: { type: ["string", "object"] } })),
      frequency_penalty: nullable(between(-2, 2)),
      function_call: textOr(oneOf("none", "auto"), open({ name: calledName })),
      functions: listOf(open({ name }, functionFields), { minItems: 1, maxItems: 128 }),
      // LCPP tools/server/README.md: also a list of pairs.
      logit_bias: { type: ["object", "array", "null"], additionalProperties: between(-100, 100) },
      logprobs: nullable(flag),
      max_completion_tokens: nullable(ref("limit")),
      max_tokens: nullable(ref("limit")),
      metadata: nullable(metadata),
      modalities: nullable(listOf(oneOf("text", "audio", "image"))),
      moderation: nullable(open({ model: text })),
      n: nullable(wholeFrom(1, 128)),
      parallel_tool_calls: nullable(flag),
      prediction: nullable(open({ type: oneOf("content"), content: ref("textContent") })),
      presence_penalty: nullable(between(-2, 2)),
      prompt_cache_key: nullable(text),
      prompt_cache_options: anyObject,
      prompt_cache_retention: nullable(text),
      reasoning_effort: oneOf("none", "minimal", "low", "medium", "high", "xhigh", "max", null),
      response_format: nullable(responseFormat),
      safety_identifier: nullable(text),
      seed: nullable(whole),
      service_tier: nullable(text),
      // OpenAI takes four at most, llama.cpp and vLLM more.
      stop: { type: ["string", "array", "null"], items: text },
      store: nullable(flag),
      stream: nullable(flag),
      stream_options: nullable(anyObject),
      // OpenAI takes 2 at most, llama.cpp and Ollama any.
      temperature: nullable({ type: "number", minimum: 0 }),
      tool_choice: nullable(toolChoice),
      tools: listOf(tool, { minItems: 1 }),
      top_logprobs: nullable(wholeFrom(0)),
      top_p: nullable(between(0, 1)),
      user: nullable(text),
      verbosity: oneOf("low", "medium", "high", null),
      web_search_options: anyObject,
      ...allNullable(compatibleFields),
    },
  ),
  // OpenRouter routes by a list or a preset as well.
  ...anyField("model", "models", "preset"),
  // LCPP tools/server/README.md: settings of speculative decoding are dotted.
  patternProperties: { "^speculative\\.": number },
  $defs: {
    systemMessage,
    toolCall,
    textPart: parts.text,
    textContent: textOr(text, listOf(byTag("type", { text: ref("textPart") }), { minItems: 1 })),
    // Only the assistant calls; clients that copy messages whole leave an empty list.
    noCalls: { if: { type: "array", minItems: 1 }, then: false },
    detail: oneOf("auto", "low", "high", "original"),
    // OAI-SDK names wav and mp3; LCPP adds flac, and OpenRouter the rest.
    audioFormat: oneOf("wav", "mp3", "flac", "m4a", "ogg", "aac", "aiff", "pcm16", "pcm24"),
    // LCPP tools/server/README.md and LM Studio: −1 means no limit.
    limit: wholeFrom(-1),
  },
};
