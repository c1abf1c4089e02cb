import type { Json, JsonObject, Part } from "../../runtime/types.ts";
import type {
  Answer,
  AnswerDelta,
  Decoder,
  FinishReasons,
  StreamEvent,
  StreamReader,
  UsageFields,
} from "../decoder.ts";
import {
  endedEarly,
  eventReader,
  makeAnswer,
  makeCall,
  makeDecoder,
  mergeCounts,
  Place,
  parseArguments,
  readReason,
  usageReader,
} from "../read-answer.ts";

// npm @anthropic-ai/sdk 1.12.0 messages.d.ts, `StopReason`.
const finishReasons: FinishReasons = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool-calls",
  refusal: "filtered",
  pause_turn: "paused",
};

// The same, `Usage`: what a cache had or was given is not in `input_tokens`, and thinking is in `output_tokens`.
const usageFields: UsageFields = {
  inputTokens: {
    take: "sum",
    fields: ["usage.input_tokens", "usage.cache_read_input_tokens", "usage.cache_creation_input_tokens"],
  },
  outputTokens: { take: "first", fields: ["usage.output_tokens"] },
  cachedInputTokens: { take: "first", fields: ["usage.cache_read_input_tokens"] },
  cacheWriteTokens: { take: "first", fields: ["usage.cache_creation_input_tokens"] },
  reasoningTokens: { take: "first", fields: ["usage.output_tokens_details.thinking_tokens"] },
};
const readUsage = usageReader(usageFields);

/** Reads answers of Anthropic's Messages. */
export const decoder: Decoder = makeDecoder({
  read: readBody,
  openStream: () => new MessageStream(),
  finishReasons,
  usageFields,
});

function readBody(body: Place): Answer {
  const id = body.at("id").text();
  const word = body.at("stop_reason").text();
  const facts = {
    parts: body
      .at("content")
      .needed()
      .list()
      .flatMap((block, number) => readBlock(block, number, id)),
    word,
    reason: readReason(finishReasons, word),
  };
  return makeAnswer([facts], { usage: readUsage(body), id, model: body.at("model").text() });
}

/**
 * The part of a block. What the service's own tools were asked and gave is left out: the neutral form has no part for a
 * call that nobody has to answer, and the texts beside it say what came of it. Citations are left out too.
 */
function readBlock(block: Place, number: number, answer: string | undefined): Part[] {
  const type = block.at("type").text();
  if (type === "text") {
    const text = block.at("text").text();
    return text ? [{ type, text }] : [];
  }
  if (type === "thinking") {
    const text = block.at("thinking").text() ?? "";
    const signature = block.at("signature").text();
    if (!text && !signature) return [];
    return [{ type: "reasoning", text, ...(signature && { signature }), dialect: "anthropic" }];
  }
  if (type === "redacted_thinking") {
    const redacted = block.at("data").needed().text() as string;
    return [{ type: "reasoning", text: "", redacted, dialect: "anthropic" }];
  }
  if (type !== "tool_use") return [];
  const name = block.at("name").needed().text() as string;
  return [makeCall(block.at("id").text(), name, block.at("input").value ?? {}, { number, answer })];
}

/** A block as it comes: how it began, and what was added since. */
interface OpenBlock {
  readonly start: JsonObject;
  text: string;
  thinking: string;
  signature: string;
  json: string;
  isEnded: boolean;
}

class MessageStream implements StreamReader {
  readonly #read = eventReader();
  #isEnded = false;
  /** The message but its content. */
  #message: JsonObject = {};
  #counts: JsonObject = {};
  readonly #blocks = new Map<number, OpenBlock>();

  push(event: StreamEvent): AnswerDelta[] {
    const data = this.#read(event);
    if (!data) return [];
    const type = data.at("type").text() ?? event.event;
    if (type === "message_start") this.#begin(data.at("message").needed());
    if (type === "content_block_start") return this.#beginBlock(data);
    if (type === "content_block_delta") return this.#addDelta(data);
    if (type === "content_block_stop") return this.#endBlock(data.at("index").needed().count() as number);
    if (type === "message_delta") return this.#endMessage(data);
    if (type === "message_stop") this.#isEnded = true;
    return [];
  }

  end(): Answer {
    if (!this.#isEnded) throw endedEarly();
    const content = [...this.#blocks.values()].map(closeBlock);
    return readBody(new Place({ ...this.#message, content, usage: this.#counts }, "the stream"));
  }

  #begin(message: Place): void {
    this.#message = { ...message.object() };
    this.#counts = mergeCounts(this.#counts, message.at("usage"));
  }

  #beginBlock(data: Place): AnswerDelta[] {
    const start = data.at("content_block").needed().object() as JsonObject;
    const block = { start, text: "", thinking: "", signature: "", json: "", isEnded: false };
    this.#blocks.set(data.at("index").needed().count() as number, block);
    return this.#grow(block, data.at("content_block"));
  }

  #addDelta(data: Place): AnswerDelta[] {
    const index = data.at("index").needed();
    const block = this.#blocks.get(index.count() as number);
    if (!block) throw index.wrong("a block that has begun");
    const delta = data.at("delta");
    block.json += delta.at("partial_json").text() ?? "";
    return this.#grow(block, delta);
  }

  /** A block begins with a piece of its text, most often an empty one, and goes on with pieces. */
  #grow(block: OpenBlock, piece: Place): AnswerDelta[] {
    const type = block.start["type"];
    const text = (type === "text" && piece.at("text").text()) || "";
    const thinking = (type === "thinking" && piece.at("thinking").text()) || "";
    block.text += text;
    block.thinking += thinking;
    block.signature += (type === "thinking" && piece.at("signature").text()) || "";
    if (text) return [{ type: "text", text }];
    return thinking ? [{ type: "reasoning", text: thinking }] : [];
  }

  #endBlock(index: number): AnswerDelta[] {
    const block = this.#blocks.get(index);
    if (!block || block.isEnded) return [];
    block.isEnded = true;
    const place = new Place(closeBlock(block), `block ${index} of the stream`);
    return readBlock(place, index, this.#message["id"] as string).flatMap((part) =>
      part.type === "tool-call" ? [{ type: "tool-call" as const, call: part }] : [],
    );
  }

  /** Counts are of all that came so far, and what is not said again stays. Servers that end no block end it here. */
  #endMessage(data: Place): AnswerDelta[] {
    this.#counts = mergeCounts(this.#counts, data.at("usage"));
    const word = data.at("delta").at("stop_reason").text();
    if (word === undefined) return [];
    this.#message = { ...this.#message, stop_reason: word };
    this.#isEnded = true;
    return [...this.#blocks.keys()].flatMap((index) => this.#endBlock(index));
  }
}

/** The block as it stands in a whole message. Fields of other types of blocks are none that it has. */
function closeBlock({ start, text, thinking, signature, json }: OpenBlock): Json {
  const { type } = start;
  if (type === "text") return { ...start, text };
  if (type === "thinking") return { ...start, thinking, signature };
  return json ? { ...start, input: parseArguments(json) } : start;
}
