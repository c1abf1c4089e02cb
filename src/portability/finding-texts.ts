/** The prose of a finding. In `message`, `{target}` and `{subject}` are filled in; the other texts stand alone. */
export interface FindingText {
  /** A heading for docs and `explain`. */
  readonly title: string;
  /** What happens, in one sentence. */
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

/** What can happen to parameters. */
const parameters = {
  "unsupported-parameter": {
    title: "A parameter is not sent",
    message: "`{subject}` is not sent to {target}.",
    why: "The dialect has no field for it, or the models of this family refuse or ignore it.",
    help: "Move it below `overrides` for the targets that take it, leave it out, or accept the finding with a reason.",
  },
  "unknown-parameter": {
    title: "A key of config has no neutral name",
    message: "`{subject}` is not sent to {target}: it is no neutral parameter.",
    why: "Below `config` stand parameters with one meaning everywhere; what only one provider knows would be wrong on all others.",
    help: "Correct its spelling, or write it below `overrides` under the dialect that knows it.",
  },
  "parameter-range": {
    title: "A value is outside the bounds of the target",
    message: "`{subject}` is outside the bounds that {target} takes, and is left out or cut to them.",
    why: "The service answers such a request with an error. Bounds differ: `temperature` ends at 1 for Claude and at 2 elsewhere, and OpenAI's Responses takes no limit of the answer below 16.",
    help: "Choose a value inside the bounds, or give this target its own below `overrides`.",
  },
  "default-max-tokens": {
    title: "The limit of the answer is filled in",
    message: "{target} requires a limit for the answer; a default is sent, because the prompt sets none.",
    why: "Claude's `max_tokens` is required. The default is 16384, or the ceiling of the model's family where that is lower.",
    help: "Set `config.maxOutputTokens` to what the prompt needs.",
  },
  "stop-limit": {
    title: "Too many stop sequences",
    message: "`{subject}` has more entries than {target} takes; the last ones are left out.",
    why: "OpenAI takes four stop sequences and Gemini five; a request with more is refused.",
    help: "Keep the sequences that matter most at the front of the list, or shorten it.",
  },
  "forced-tool-choice": {
    title: "A tool call is not forced",
    message: "{target} is not made to call a tool (`{subject}`): it may answer without one.",
    why: "The dialect has no such choice, the newest Claude models refuse it, some services refuse it beside an output schema, or there is no tool of that name.",
    help: "Ask for the call in the text as well, and have the program cope with an answer that calls nothing.",
  },
  "tools-with-reasoning": {
    title: "Reasoning is switched off for the tools",
    message: "{target} gets the reasoning effort `none`, because the prompt has tools.",
    why: "The gpt-5.6 family refuses function tools beside reasoning in Chat Completions.",
    help: "Set `reasoning.effort: none` for this target below `overrides`, or use another model for prompts with tools.",
  },
  "thinking-disabled": {
    title: "Thinking is switched off for a forced tool call",
    message: "Thinking is switched off on {target}, because a tool call is forced.",
    why: "This family takes a forced tool choice only while it does not think.",
    help: "Use `toolChoice: auto` where thinking matters more than the certain call.",
  },
  "effort-switch": {
    title: "The reasoning effort is a switch",
    message: "{target} knows thinking on and off alone; the effort `{subject}` switches it on.",
    why: "The server passes a switch to the model's chat template, not a level.",
    help: "Nothing to do, or give this target its own effort below `overrides`.",
  },
  "cache-mark": {
    title: "A cache mark is not sent",
    message: "The cache mark has no effect on {target}.",
    why: "The dialect has no breakpoints inside messages, or none on this kind of part. Gemini and Ollama reuse equal beginnings without being told.",
    help: "Keep what never changes at the front of the prompt, which every cache gains from, and accept the finding with that reason.",
  },
  "cache-limit": {
    title: "Too many cache marks",
    message: "{target} takes four cache marks; this one is left out.",
    why: "A request with more breakpoints is refused.",
    help: "Remove marks. One after the longest part that never changes saves most.",
  },
  "cache-ttl": {
    title: "The lifetime of a cache mark is not sent",
    message: "The lifetime `{subject}` of the cache mark is not sent to {target}; the mark itself is.",
    why: "Claude knows `5m` and `1h` alone, and takes no `1h` after a mark that lives shorter; OpenAI's marks have no lifetime of their own.",
    help: 'Write `{{cache}}` without `ttl`, or with `ttl="5m"` or `ttl="1h"`.',
  },
} as const satisfies Record<string, FindingText>;

/** What can happen to schemas and tools. */
const schemas = {
  "json-mode": {
    title: "JSON is asked for in the text",
    message: "The text asks {target} for JSON: it has no JSON mode without a schema, or none beside tools.",
    why: "Claude's structured output takes a schema and nothing less; LM Studio lists no JSON mode, and mlx_lm has none.",
    help: "Nothing to do, or give the prompt an `output.schema`.",
  },
  "schema-in-text": {
    title: "The text carries the output schema",
    message: "The output schema stands in the text for {target}.",
    why: "Some servers hold the model to a schema that they do not show to it (llama.cpp, Ollama, LM Studio, vLLM), some take none (DeepSeek's own service, mlx_lm), and of a gateway it is not known; a schema may also have no form that a service takes, and then the finding names what stands in the way.",
    help: "Nothing to do: the answer is validated against the schema either way. What the text of the prompt says of the form of the answer can be left out.",
  },
  "schema-keyword": {
    title: "A keyword of a schema is not enforced",
    message: "{target} does not enforce `{subject}`; the model reads it in words.",
    why: "Each service knows some keywords of JSON Schema, and refuses or ignores all others. What it does not know is written into the `description` of its place, or stands in the text with the whole schema.",
    help: "Nothing to do: the answer is validated against the schema as it is written. Tell the program to ask again where the keyword matters.",
  },
  "schema-not-enforced": {
    title: "The output schema is shown and not enforced",
    message:
      "{target} is shown the output schema, and not held to it: strict mode has no form for `{subject}`.",
    why: "OpenAI's strict mode takes no schema for any value, no object with properties of any kind, and no reference that leaves the schema, and it has limits of size.",
    help: "Say what the value is, or nothing: the answer is validated against the schema either way.",
  },
  "answer-form": {
    title: "The answer is asked for in another form",
    message:
      "{target} is asked for the answer in a form that it enforces; `parseOutput` gives back what the schema says.",
    why: "Services take optional properties as null alone, no maps, no tuples, or no answer that is not an object.",
    help: "Nothing to do where the answer is read with `parseOutput`.",
  },
  "hidden-tools": {
    title: "The model does not see the tools",
    message: "The tool `{subject}` is sent to {target}, whose model does not see it.",
    why: "The chat template that the model's makers published prints no list of tools (DeepSeek V3.1 and R1, Gemma 2 and 3), or reads it from a field that no server fills (Llama 4).",
    help: "Use a model whose template has tools, run the server with a repaired template, or describe the tools in the text.",
  },
  "tool-renamed": {
    title: "A tool is renamed",
    message: "{target} shows the model the tool `{subject}` under another name.",
    why: "LM Studio rewrites names of tools to snake_case.",
    help: "Name the tool in lower case with underscores.",
  },
  "schema-with-tools": {
    title: "The output schema is not sent beside tools",
    message: "{target} gets the form of the answer in the text, because the prompt has tools.",
    why: "Gemini takes a schema together with function tools from version 3 on.",
    help: "Nothing to do: the answer is validated either way. A newer model is held to the schema too.",
  },
  "tool-schema": {
    title: "A tool's schema is not an object",
    message: "The input schema of the tool `{subject}` is changed to an object for {target}.",
    why: "The arguments of a tool are an object with named fields, and Claude refuses a schema that says otherwise.",
    help: "Put the value into a field of an object schema.",
  },
  "tool-name": {
    title: "A tool's name is refused",
    message: "{target} refuses the tool name `{subject}`.",
    why: "Gemini wants a name that begins with a letter or an underscore; OpenAI's Chat Completions takes at most 64 characters, its Responses and Claude 128.",
    help: "Rename the tool: begin with a letter, and use letters, digits and underscores.",
  },
} as const satisfies Record<string, FindingText>;

/** What can happen to messages and their parts. */
const messages = {
  "system-field": {
    title: "System text stands in a field of its own",
    message: "The system message becomes the separate system field of {target}.",
    why: "Claude and Gemini keep system text outside the list of messages. It means the same.",
    help: "Nothing to do.",
  },
  "system-in-user": {
    title: "System text stands in the user's message",
    message: "The system message is put before the first user message on {target}.",
    why: "Gemma models take no system instruction.",
    help: "Nothing to do, unless the text must weigh more than what the user writes; then use another model.",
  },
  "late-system": {
    title: "A late system message is moved to the front",
    message: "A system message after the first turn loses its place on {target}: it joins the system text.",
    why: "Gemini and older Claude models have no place for system text between turns; newer Claude models take it after a user turn where an assistant turn or nothing follows.",
    help: "Move it to the front of the prompt, or make it part of a user message.",
  },
  "assistant-first": {
    title: "A user turn is put before the first assistant turn",
    message: "{target} needs a user turn first; one with a single dot is added.",
    why: "Gemini refuses, and Claude is better not given, a conversation that the assistant opens.",
    help: "Begin the examples or the history with a user message.",
  },
  "merged-turns": {
    title: "Turns of the same role are joined",
    message: "Messages of the same role in a row become one turn on {target}.",
    why: "The service reads them as one turn, or has refused them in the past. No text is lost.",
    help: "Nothing to do.",
  },
  prefill: {
    title: "The last assistant message is not continued",
    message: "{target} does not continue the assistant message at the end.",
    why: "OpenAI reads it as history; Claude from 4.6 on and Gemini from 3.5 on refuse a conversation that ends with the assistant.",
    help: "End with a user message. To fix the form of an answer, use `output.schema`.",
  },
  "trimmed-prefill": {
    title: "White space after the assistant's beginning is cut",
    message: "The white space at the end of the last assistant message is cut for {target}.",
    why: "Claude refuses a beginning of an answer that ends with white space.",
    help: "Remove it from the prompt; the answer then begins with it.",
  },
  "empty-text": {
    title: "Blank text is left out",
    message: "A text that is blank for this input is left out on {target}.",
    why: "Claude refuses blank text; Gemini's own converters leave empty parts out.",
    help: "Nothing to do, or put the text under `{{#if}}` so that it is absent everywhere.",
  },
  "asked-prefill": {
    title: "The server is asked to continue the last message",
    message: "{target} is asked, with fields of its own, to continue the assistant message at the end.",
    why: "A new turn is opened unless `continue_final_message` and `add_generation_prompt` say otherwise, as vLLM has it.",
    help: "Nothing to do.",
  },
  "developer-role": {
    title: "A developer message becomes a system message",
    message: "A message of the role `developer` is sent to {target} as system text.",
    why: "OpenAI's own models alone know the role; elsewhere it is an error, or the text vanishes.",
    help: "Nothing to do: the two mean the same.",
  },
  "message-name": {
    title: "The name of a speaker is not sent",
    message: "The name `{subject}` of a message is not sent to {target}.",
    why: "The dialect has no field for it.",
    help: "Write the name into the text where the model has to know who speaks.",
  },
  "agent-prompt": {
    title: "System text joins that of an agent",
    message: "On {target} the system message is appended to the instructions of an agent.",
    why: "OpenClaw's route runs one of its agents, which has a system prompt, tools and memory of its own.",
    help: "Keep the agent's own instructions empty, or use the model's own server.",
  },
  "flattened-history": {
    title: "Earlier turns become one text",
    message: "{target} is shown this turn as labelled text, not as a turn.",
    why: "OpenClaw joins what went before the current message into one text.",
    help: "Nothing to do, unless the model must tell turns apart; then use the model's own server.",
  },
  "user-turn": {
    title: "There is no user message",
    message: "{target} refuses a conversation without a user message.",
    why: "OpenClaw answers such a request with an error.",
    help: "Say in a user message what is to be done.",
  },
  "part-order": {
    title: "Parts of a message change their order",
    message: "The parts of a message change their order on {target}.",
    why: "The dialect lists tool calls, or images, beside the text of a message instead of within it.",
    help: "Put images before the text that speaks of them, and text before calls.",
  },
  "part-role": {
    title: "A part moves to the role that can say it",
    message: "A part of the kind `{subject}` moves to a message of another role for {target}.",
    why: "Tool calls and reasoning belong to the assistant, tool results to a tool message.",
    help: "Put the part into a message of its role.",
  },
  "section-mark": {
    title: "A section is left to the application",
    message: "The section `{subject}` is not sent to {target}.",
    why: "`{{section}}` marks a place that the calling program fills; no dialect has such a thing.",
    help: "Fill the section in the neutral messages before they are lowered, or use an input instead.",
  },
} as const satisfies Record<string, FindingText>;

/** What can happen to media. */
const media = {
  "media-type": {
    title: "The type of media is refused",
    message: "{target} does not take `{subject}`.",
    why: "Each dialect names the types it takes: Claude JPEG, PNG, GIF, WebP and PDF, OpenAI images and PDF and, in Chat Completions, WAV and MP3, Ollama images.",
    help: "Send another type, or list the targets that take it under `targets`.",
  },
  "media-model": {
    title: "The model reads text alone",
    message: "The model of {target} does not read `{subject}`.",
    why: "Its chat template has no place for media: it fails, or prints the part as JSON.",
    help: "Use a model that reads images, or list the targets that take the prompt under `targets`.",
  },
  "media-turn": {
    title: "Media of an earlier turn is lost",
    message: "{target} drops `{subject}`, which is not in the last user turn.",
    why: "OpenClaw passes the images of the last user turn alone to its agent.",
    help: "Put the image into the last user message.",
  },
  "media-url": {
    title: "Media by URL is refused",
    message: "{target} takes `{subject}` as data alone, not by URL.",
    why: "Ollama takes no image by URL, OpenAI's Chat Completions no audio and no PDF: the bytes must be in the request.",
    help: "Load the file and pass it as a base64 `data:` URL.",
  },
  "media-data": {
    title: "A URL of media can't be sent",
    message:
      "The URL of `{subject}` can't be sent to {target}: it is empty, or a `data:` URL that is not base64.",
    why: "Media travels by an address, or as base64.",
    help: "Write data as `data:<type>;base64,<data>`, and put media that may be absent under `{{#if}}`.",
  },
  "media-role": {
    title: "Media in a role that can't hold it",
    message: "{target} takes no `{subject}` in a message of this role.",
    why: "System and assistant messages hold text alone in most dialects.",
    help: "Put the media into a user message.",
  },
} as const satisfies Record<string, FindingText>;

/** What the chat template of a model does to a conversation. */
const templates = {
  "template-refused": {
    title: "The chat template refuses the conversation",
    message: "The chat template of {target} refuses this message: `{subject}`.",
    why: "The template was rendered with a marked copy of the conversation, as it is and changed in every way that keeps its text, and failed each time.",
    help: "Leave out what the template has no place for, or use a model whose template takes it.",
  },
  "template-dropped": {
    title: "The chat template leaves out a text",
    message: "The chat template of {target} leaves out this text, or changes it.",
    why: "The template was rendered with a marked copy of the conversation, and the mark of this text is missing.",
    help: "Put the text where the template shows it, such as the first system or a user message.",
  },
  "neutralized-token": {
    title: "A control token in a text is made harmless",
    message: "The text holds {subject}; {target} gets it with a space inside.",
    why: "A server reads control tokens wherever they stand in raw text, so that a value could end its turn and open another. A space makes them plain text.",
    help: "Nothing to do, unless the model has to see the token letter by letter.",
  },
  "assumed-template": {
    title: "The chat template of the model is not known",
    message: "{target} gets ChatML, because no target names the template of the model.",
    why: "Raw text has to be written as the model has learned it, and each model has a template of its own.",
    help: "Name the file of the template in the config: `targets: { name: { model, template } }`.",
  },
  "template-clock": {
    title: "The template shows a fixed date",
    message: "The chat template of {target} shows a date, and is given {subject}.",
    why: "The same prompt gives the same text on every day, so that the clock of the machine is not read.",
    help: "Set `now` for the target in the config.",
  },
} as const satisfies Record<string, FindingText>;

/** What can happen to the turns of a history: calls, results and reasoning. */
const turns = {
  "split-calls": {
    title: "Calls of one turn become several turns",
    message:
      "The call of `{subject}` stands in a turn of its own on {target}, with its result right after it.",
    why: "The chat templates of Llama 3 and gpt-oss take one call in a turn: the first fails and the second drops the rest.",
    help: "Nothing to do.",
  },
  "tool-turns": {
    title: "Tool calls and results have no place",
    message: "The call or result of `{subject}` has no place in the chat template of {target}.",
    why: "Templates of Gemma 2 and 3 know user and model turns alone: a server fails, or prints what it can.",
    help: "Use a model whose template has tools, or leave calls and results out of the history.",
  },
  "tool-result-media": {
    title: "Media of a tool's result move to a user message",
    message: "The media that `{subject}` returned follow its result in a user message on {target}.",
    why: "The dialect takes text alone in the result of a tool.",
    help: "Nothing to do.",
  },
  "tool-arguments": {
    title: "Arguments of a call are wrapped",
    message: "The arguments of the call of `{subject}` are put into an object for {target}, under `value`.",
    why: "The dialect takes arguments as an object; these are another JSON value.",
    help: "Nothing to do, or give the tool an object as input.",
  },
  "tool-error": {
    title: "A tool's error is told in its text",
    message: "The error of a tool is sent to {target} as text: `{ error: … }`.",
    why: "The dialect has no flag for a call that failed.",
    help: "Nothing to do.",
  },
  "tool-result-order": {
    title: "Tool results move to the start of their turn",
    message: "Tool results move before the other parts of the user turn on {target}.",
    why: "Claude reads results at the start of the turn that follows the calls and refuses them elsewhere.",
    help: "Put the results right after the calls, and other text after them.",
  },
  "unanswered-tool-call": {
    title: "A tool call has no result",
    message: "{target} refuses the history: the call of `{subject}` has no result.",
    why: "OpenAI and Claude want every call answered before the conversation goes on.",
    help: "Add the result to the history, also for a call that failed or was cancelled.",
  },
  "orphan-tool-result": {
    title: "A tool result has no call",
    message: "{target} refuses the history: the result of `{subject}` answers no call before it.",
    why: "OpenAI and Claude match each result with a call by its id.",
    help: "Keep the assistant message with the call in the history, and give both the same `id`.",
  },
  "tool-call-id": {
    title: "A call gets another id",
    message: "The id of a tool call, and that of its result, is replaced for {target}.",
    why: "OpenAI's Responses takes ids of 1 to 64 characters; other providers write longer ones, or none.",
    help: "Nothing to do: the call and its result keep one id.",
  },
  "thought-signature": {
    title: "A call without its thought signature",
    message: "The call of `{subject}` goes to {target} with a word that skips the check of its signature.",
    why: "Gemini 3 and later check that a call in the history is their own; for a call that another model made the service documents this word.",
    help: "Nothing to do for calls of other models. For Gemini's own calls, keep the reasoning parts in the history.",
  },
  "reasoning-dropped": {
    title: "Reasoning in the history is left out",
    message: "A reasoning part of the history is not sent to {target}.",
    why: "OpenAI's Chat Completions has no field for it; its Responses, Claude and Gemini take back their own reasoning alone.",
    help: "Nothing to do where the conversation changes its model. Else keep the parts as they came, with `signature`, `redacted` and `dialect`.",
  },
  "reasoning-signature": {
    title: "The signature of reasoning is left out",
    message: "Reasoning goes to {target} without its signature.",
    why: "Ollama's `thinking` is plain text; it checks no signature.",
    help: "Nothing to do.",
  },
} as const satisfies Record<string, FindingText>;

/** Every finding id. `polylect explain <id>` prints the entry. */
export const findingTexts: { readonly [id: string]: FindingText } = {
  ...parameters,
  ...schemas,
  ...messages,
  ...media,
  ...templates,
  ...turns,
};

/** Fills in the target and what a text is about. */
export function fillText(text: string, target: string, subject: string | undefined): string {
  return text.replaceAll("{target}", target).replaceAll("{subject}", subject ?? "it");
}
