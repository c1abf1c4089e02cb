// Readings of raw bodies that share nothing with src: what an answer says, straight from the field that says it.

import type { StreamEvent } from "../../src/dialects/decoder.ts";
import type { DialectId } from "../../src/runtime/types.ts";

// biome-ignore lint/suspicious/noExplicitAny: raw bodies of services.
type Raw = any;

/** What a body says. */
export interface PlainAnswer {
  text: string;
  reasoning: string;
  calls: { name: string; input: unknown }[];
  finish: string;
  usage: Record<string, number> | undefined;
}

/** Leaves out what is not said. */
function counts(all?: Record<string, number | null | undefined>): Record<string, number> | undefined {
  const said = Object.entries(all ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  return said.length ? Object.fromEntries(said) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return text;
  }
}

function ofType(list: Raw[], type: string): Raw[] {
  return list.filter((each) => each.type === type);
}

const anthropicWords: Raw = {
  end_turn: "stop",
  stop_sequence: "stop",
  tool_use: "tool-calls",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  refusal: "filtered",
  pause_turn: "paused",
};

const openWords: Raw = { stop: "stop", length: "length", eos: "stop", word: "stop", limit: "length" };

/** One reading for each dialect. */
export const readPlainly: { readonly [Id in DialectId]: (body: Raw) => PlainAnswer } = {
  "openai-chat": (body) => {
    const { message, finish_reason } = body.choices[0];
    const { usage } = body;
    const calls = message.tool_calls ?? [];
    const finishes: Raw = {
      stop: message.refusal ? "filtered" : "stop",
      length: "length",
      tool_calls: "tool-calls",
      content_filter: "filtered",
    };
    const listed = Array.isArray(message.content) ? message.content : [];
    const texts = listed.length ? ofType(listed, "text").map((part) => part.text) : [message.content ?? ""];
    const thoughts = ofType(listed, "thinking").flatMap((part) => part.thinking.map(({ text }: Raw) => text));
    return {
      text: [...texts, message.refusal ?? ""].join(""),
      reasoning: message.reasoning_content || message.reasoning || thoughts.join(""),
      calls: calls.map((call: Raw) => ({ name: call.function.name, input: parsed(call.function.arguments) })),
      finish: finish_reason === "stop" && calls.length ? "tool-calls" : (finishes[finish_reason] ?? "other"),
      usage: counts(
        usage && {
          inputTokens: usage.prompt_tokens,
          outputTokens: usage.completion_tokens,
          cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens,
          cacheWriteTokens: usage.prompt_tokens_details?.cache_write_tokens,
          reasoningTokens: usage.completion_tokens_details?.reasoning_tokens,
        },
      ),
    };
  },
  "openai-responses": ({ output, status, usage, incomplete_details: cut }) => {
    const calls = ofType(output, "function_call");
    const thoughts = ofType(output, "reasoning").map((item) =>
      [...(item.content ?? []), ...item.summary].map((part: Raw) => part.text).join("\n\n"),
    );
    return {
      text: ofType(output, "message")
        .flatMap((item) => item.content)
        .map((part) => part.text)
        .join(""),
      reasoning: thoughts.join(""),
      calls: calls.map((call) => ({ name: call.name, input: parsed(call.arguments) })),
      finish:
        status === "completed"
          ? calls.length
            ? "tool-calls"
            : "stop"
          : (({ max_output_tokens: "length", content_filter: "filtered" } as Raw)[cut?.reason] ?? "other"),
      usage: counts(
        usage && {
          inputTokens: usage.input_tokens,
          outputTokens: usage.output_tokens,
          cachedInputTokens: usage.input_tokens_details?.cached_tokens,
          cacheWriteTokens: usage.input_tokens_details?.cache_write_tokens,
          reasoningTokens: usage.output_tokens_details?.reasoning_tokens,
        },
      ),
    };
  },
  anthropic: ({ content, stop_reason, usage }) => ({
    text: ofType(content, "text").reduce((text, block) => text + block.text, ""),
    reasoning: ofType(content, "thinking").reduce((text, block) => text + block.thinking, ""),
    calls: ofType(content, "tool_use").map(({ name, input }) => ({ name, input })),
    finish: anthropicWords[stop_reason] ?? "other",
    usage: counts({
      inputTokens:
        usage.input_tokens + (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0),
      outputTokens: usage.output_tokens,
      cachedInputTokens: usage.cache_read_input_tokens,
      cacheWriteTokens: usage.cache_creation_input_tokens,
      reasoningTokens: usage.output_tokens_details?.thinking_tokens,
    }),
  }),
  gemini: ({ candidates = [], usageMetadata: usage = {} }) => {
    const parts: Raw[] = candidates[0]?.content?.parts ?? [];
    const texts = parts.filter((part) => typeof part.text === "string");
    const calls = parts.filter((part) => part.functionCall).map((part) => part.functionCall);
    const finish = candidates[0]?.finishReason;
    const filtered = /SAFETY|RECITATION|BLOCKLIST|PROHIBITED|SPII/.test(finish) && "filtered";
    const finishes: Raw = { STOP: calls.length ? "tool-calls" : "stop", MAX_TOKENS: "length" };
    const { promptTokenCount: prompt, candidatesTokenCount: said, thoughtsTokenCount: thought } = usage;
    return {
      text: texts.map((part) => (part.thought ? "" : part.text)).join(""),
      reasoning: texts.map((part) => (part.thought ? part.text : "")).join(""),
      calls: calls.map(({ name, args }) => ({ name, input: args })),
      finish: candidates.length ? filtered || (finishes[finish] ?? "other") : "filtered",
      usage: counts({
        // The total is the sum of all that was read and written.
        inputTokens: prompt && usage.totalTokenCount - (said ?? 0) - (thought ?? 0),
        outputTokens: prompt && (said ?? 0) + (thought ?? 0),
        cachedInputTokens: usage.cachedContentTokenCount,
        reasoningTokens: thought,
      }),
    };
  },
  ollama: ({ message, done_reason, prompt_eval_count, prompt_eval_cached_count, eval_count }) => ({
    text: message.content ?? "",
    reasoning: message.thinking ?? "",
    calls: (message.tool_calls ?? []).map(({ function: said }: Raw) => ({
      name: said.name,
      input: said.arguments,
    })),
    finish: message.tool_calls?.length ? "tool-calls" : (openWords[done_reason] ?? "other"),
    usage: counts({
      inputTokens: prompt_eval_count,
      outputTokens: eval_count,
      cachedInputTokens: prompt_eval_cached_count,
    }),
  }),
  "chat-template": ({ content, stop_type, tokens_evaluated, tokens_predicted, timings }) => ({
    text: content,
    reasoning: "",
    calls: [],
    finish: openWords[stop_type] ?? "other",
    usage: counts({
      inputTokens: tokens_evaluated,
      outputTokens: tokens_predicted,
      cachedInputTokens: timings?.cache_n,
    }),
  }),
};

/** Whether a recorded text is a stream: of events, or of lines that are JSON each. */
export function isStream(text: string): boolean {
  return !/^\s*[[{]/.test(text) || readLines(text).length > 1;
}

function readLines(text: string): StreamEvent[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  return lines.every((line) => /^\{.*\}$/.test(line)) ? lines.map((data) => ({ data })) : [];
}

/** The events of a recorded stream; each is one block of lines. */
export function readEvents(stream: string): StreamEvent[] {
  if (/^\s*\{/.test(stream)) return readLines(stream);
  return stream.split(/\r?\n\r?\n/).flatMap((block) => {
    const lines = block.split(/\r?\n/);
    const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trim());
    const event = lines
      .find((line) => line.startsWith("event:"))
      ?.slice(6)
      .trim();
    return data.length ? [{ ...(event && { event }), data: data.join("\n") }] : [];
  });
}

/** The whole body that the events of a stream make. */
export const foldPlainly: { readonly [Id in DialectId]: (events: Raw[]) => Raw } = {
  "openai-chat": (chunks) => {
    const deltas = chunks.flatMap(({ choices }) => choices.map((choice: Raw) => choice.delta));
    const join = (key: string) => deltas.map((delta) => delta[key] ?? "").join("");
    const calls: Raw[] = [];
    for (const { index, id, function: said } of deltas.flatMap((delta) => delta.tool_calls ?? [])) {
      calls[index] ??= { id, type: "function", function: { name: said.name, arguments: "" } };
      calls[index].function.arguments += said.arguments;
    }
    const finish_reason = chunks.flatMap(({ choices }) => choices).findLast((choice) => choice.finish_reason);
    return {
      ...chunks.find(({ id }) => id),
      choices: [
        {
          index: 0,
          finish_reason: finish_reason.finish_reason,
          message: { content: join("content"), reasoning: join("reasoning"), tool_calls: calls },
        },
      ],
      usage: chunks.findLast(({ usage }) => usage)?.usage,
    };
  },
  "openai-responses": (events) => events.findLast(({ response }) => response).response,
  anthropic: (events) => {
    const { message } = events.find(({ type }) => type === "message_start");
    const end = events.find(({ type }) => type === "message_delta");
    const content = ofType(events, "content_block_start").map(({ index, content_block: block }) => {
      const deltas = events.filter((event) => event.delta && event.index === index).map(({ delta }) => delta);
      const join = (key: string) => (block[key] ?? "") + deltas.map((delta) => delta[key] ?? "").join("");
      if (block.type === "text") return { ...block, text: join("text") };
      if (block.type === "thinking")
        return { ...block, thinking: join("thinking"), signature: join("signature") };
      return { ...block, input: parsed(join("partial_json")) };
    });
    return { ...message, ...end.delta, content, usage: { ...message.usage, ...end.usage } };
  },
  gemini: (chunks) => {
    const candidates = chunks.map((chunk) => chunk.candidates[0]);
    const parts = candidates.flatMap((candidate) => candidate.content?.parts ?? []);
    return {
      ...chunks.at(-1),
      candidates: [{ ...candidates.findLast((each) => each.finishReason), content: { parts } }],
    };
  },
  ollama: (lines) => {
    const join = (key: string) => lines.map(({ message }) => message[key] ?? "").join("");
    const tool_calls = lines.flatMap(({ message }) => message.tool_calls ?? []);
    const message = { content: join("content"), thinking: join("thinking"), tool_calls };
    return { ...lines.at(-1), message };
  },
  "chat-template": (chunks) => ({
    ...chunks.at(-1),
    content: chunks.map(({ content }) => content).join(""),
  }),
};
