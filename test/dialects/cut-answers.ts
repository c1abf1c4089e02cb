// Whole answers as the streams that the services would have sent of them.

import type { StreamEvent } from "../../src/dialects/decoder.ts";
import type { DialectId } from "../../src/runtime/types.ts";

// biome-ignore lint/suspicious/noExplicitAny: raw bodies of services.
type Raw = any;

/** A text in pieces; long ones for long texts, so that a stream stays of a size. */
function pieces(text: string | null | undefined): string[] {
  const size = Math.max(3, Math.ceil((text ?? "").length / 40));
  return (text ?? "").match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
}

function events(list: readonly Raw[]): StreamEvent[] {
  return list.map((data) => ({
    ...(data.type && { event: data.type }),
    data: JSON.stringify(data),
  }));
}

function cutMessage(message: Raw): Raw[] {
  const thought = ["reasoning_content", "reasoning"].find((key) => message[key]);
  const thoughts = thought ? pieces(message[thought]).map((piece) => ({ [thought]: piece })) : [];
  const details = message.reasoning_details;
  const calls = (message.tool_calls ?? []).flatMap(({ id, function: said }: Raw, index: number) => [
    { tool_calls: [{ index, id, type: "function", function: { name: said.name, arguments: "" } }] },
    ...pieces(said.arguments).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ]);
  return [
    { role: "assistant", content: message.content === null ? null : "" },
    ...(details && thoughts[0] ? [{ ...thoughts[0], reasoning_details: details }] : thoughts.slice(0, 1)),
    ...thoughts.slice(1),
    ...(details && !thoughts.length ? [{ reasoning_details: details }] : []),
    ...pieces(message.content).map((content) => ({ content })),
    ...pieces(message.refusal).map((refusal) => ({ refusal })),
    ...calls,
  ];
}

function cutItem(item: Raw, output_index: number): Raw[] {
  const at = { item_id: item.id, output_index };
  const sections = (list: Raw[] | undefined, event: string, index: string) =>
    (list ?? []).flatMap((part: Raw, number: number) =>
      pieces(part.text ?? part.refusal).map((delta) => ({
        type: `response.${event}.delta`,
        ...at,
        [index]: number,
        delta,
      })),
    );
  const texts: Raw = { message: "output_text", reasoning: "reasoning_text" };
  return [
    { type: "response.output_item.added", output_index, item: { ...item, content: [], summary: [] } },
    ...(texts[item.type] ? sections(item.content, texts[item.type], "content_index") : []),
    ...sections(item.summary, "reasoning_summary_text", "summary_index"),
    ...pieces(item.arguments?.constructor === String ? item.arguments : "").map((delta) => ({
      type: "response.function_call_arguments.delta",
      ...at,
      delta,
    })),
    { type: "response.output_item.done", output_index, item },
  ];
}

function cutBlock(block: Raw, index: number): Raw[] {
  const cuts: Raw = {
    text: () => [{ ...block, text: "" }, pieces(block.text).map((text) => ({ type: "text_delta", text }))],
    thinking: () => [
      { ...block, thinking: "", signature: "" },
      [
        ...pieces(block.thinking).map((thinking) => ({ type: "thinking_delta", thinking })),
        { type: "signature_delta", signature: block.signature },
      ],
    ],
    tool_use: () => [
      { ...block, input: {} },
      pieces(JSON.stringify(block.input)).map((partial_json) => ({ type: "input_json_delta", partial_json })),
    ],
  };
  const [content_block, deltas] = cuts[block.type]?.() ?? [block, []];
  return [
    { type: "content_block_start", index, content_block },
    ...deltas.map((delta: Raw) => ({ type: "content_block_delta", index, delta })),
    { type: "content_block_stop", index },
  ];
}

/** A signed part comes whole: its signature is of all of it. */
function cutPart(part: Raw): Raw[] {
  if (typeof part.text !== "string" || part.thoughtSignature) return [part];
  return pieces(part.text).map((text) => ({ ...part, text }));
}

/** The events of a stream of a body, in the service's own form. */
export const cut: { readonly [Id in DialectId]: (body: Raw) => StreamEvent[] } = {
  "openai-chat": ({ choices, usage, ...head }) => {
    const [{ message, finish_reason }] = choices;
    const chunk = (delta: Raw, finish_reason: string | null = null) => ({
      ...head,
      choices: [{ index: 0, delta, finish_reason }],
      usage: null,
    });
    const chunks = cutMessage(message).map((delta) => chunk(delta));
    const list = [...chunks, chunk({}, finish_reason), { ...head, choices: [], usage }];
    return [...events(list), { data: "[DONE]" }];
  },
  "openai-responses": (response) =>
    events([
      { type: "response.created", response: { ...response, status: "in_progress", output: [], usage: null } },
      ...response.output.flatMap(cutItem),
      { type: "response.completed", response },
    ]),
  anthropic: ({ content, stop_reason, stop_sequence, usage, ...message }) =>
    events([
      { type: "message_start", message: { ...message, content: [], usage: { ...usage, output_tokens: 1 } } },
      { type: "ping" },
      ...content.flatMap(cutBlock),
      { type: "message_delta", delta: { stop_reason, stop_sequence }, usage },
      { type: "message_stop" },
    ]),
  gemini: ({ candidates, usageMetadata, ...head }) => {
    if (!candidates) return events([{ ...head, usageMetadata }]);
    const [{ content, finishReason }] = candidates;
    const parts = (content?.parts ?? []).flatMap(cutPart);
    return events([
      ...parts.map((part: Raw) => ({ ...head, candidates: [{ content: { parts: [part] }, index: 0 }] })),
      { ...head, candidates: [{ finishReason, index: 0 }], usageMetadata },
    ]);
  },
  ollama: ({ message, model, created_at, ...end }) => {
    const { thinking, content, tool_calls } = message;
    const says = [
      ...pieces(thinking).map((thinking) => ({ content: "", thinking })),
      ...pieces(content).map((content) => ({ content })),
      ...(tool_calls ?? []).map((call: Raw) => ({ content: "", tool_calls: [call] })),
    ];
    const line = (said: Raw) => ({
      model,
      created_at,
      message: { role: "assistant", ...said },
      done: false,
    });
    return events([...says.map(line), { ...line({ content: "" }), ...end }]);
  },
  "chat-template": ({ content, ...end }) =>
    events([
      ...pieces(content).map((content) => ({ index: 0, content, stop: false, tokens_predicted: 1 })),
      { ...end, content: "" },
    ]),
};
