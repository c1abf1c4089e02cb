import type { JsonObject } from "../../src/runtime/types.ts";
import type { Scripted } from "./scripted-server.ts";

/** A whole answer of Chat Completions. */
export function chat(
  message: { content?: string | null; tool_calls?: JsonObject[] },
  finish = message.tool_calls ? "tool_calls" : "stop",
  more: JsonObject = {},
): Scripted {
  return {
    json: {
      id: "chatcmpl-1",
      model: "gpt-5.1-2025",
      choices: [
        { index: 0, finish_reason: finish, message: { role: "assistant", content: null, ...message } },
      ],
      usage: {
        prompt_tokens: 10,
        completion_tokens: 4,
        prompt_tokens_details: { cached_tokens: 6 },
        completion_tokens_details: { reasoning_tokens: 1 },
      },
      ...more,
    },
  };
}

/** A call in an answer of Chat Completions. */
export const call = (id: string, name: string, args: string): JsonObject => ({
  id,
  type: "function",
  function: { name, arguments: args },
});

/** A streamed answer of Chat Completions. */
export function chatStream(
  pieces: readonly JsonObject[],
  finish = "stop",
  gate?: Promise<unknown>,
): Scripted {
  const chunk = (choice: JsonObject): JsonObject => ({
    id: "chatcmpl-2",
    model: "gpt-5.1-2025",
    choices: [{ index: 0, ...choice }],
  });
  return {
    events: [
      ...pieces.map((delta) => chunk({ delta, finish_reason: null })),
      ...(gate ? [] : [chunk({ delta: {}, finish_reason: finish })]),
    ],
    ...(gate && { gate }),
  };
}

/** An answer of Anthropic's Messages. */
export function claude(content: readonly JsonObject[], stop = "end_turn"): Scripted {
  return {
    json: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "claude-sonnet-4-5",
      stop_reason: stop,
      content: [...content],
      usage: { input_tokens: 3, output_tokens: 2 },
    },
  };
}

/** What a service says that has too much to do. */
export const overloaded: Scripted = { status: 503, json: { error: { message: "try again later" } } };
