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
  Place,
  parseArguments,
  readReason,
  throwFault,
  usageReader,
} from "../read-answer.ts";

const finishReasons: FinishReasons = {
  // npm openai 6.49.0 responses.d.ts, `ResponseStatus`.
  completed: "stop",
  failed: "other",
  cancelled: "other",
  in_progress: "other",
  queued: "other",
  incomplete: "other",
  // The same, `IncompleteDetails`; they say what `incomplete` means.
  max_output_tokens: "length",
  content_filter: "filtered",
};

// npm openai 6.49.0 responses.d.ts, `ResponseUsage`.
const usageFields: UsageFields = {
  inputTokens: { take: "first", fields: ["usage.input_tokens"] },
  outputTokens: { take: "first", fields: ["usage.output_tokens"] },
  cachedInputTokens: { take: "first", fields: ["usage.input_tokens_details.cached_tokens"] },
  cacheWriteTokens: { take: "first", fields: ["usage.input_tokens_details.cache_write_tokens"] },
  reasoningTokens: { take: "first", fields: ["usage.output_tokens_details.reasoning_tokens"] },
};
const readUsage = usageReader(usageFields);

/** Reads answers of OpenAI's Responses. */
export const decoder: Decoder = makeDecoder({
  read: readBody,
  openStream: () => new ResponsesStream(),
  finishReasons,
  usageFields,
});

function readBody(body: Place): Answer {
  const id = body.at("id").text();
  const items = body.at("output").needed().list();
  const status = body.at("status").text();
  const word = body.at("incomplete_details").at("reason").text() ?? status;
  const reason = readReason(finishReasons, word);
  const facts = {
    parts: items.flatMap((item, number) => readItem(item, number, id)),
    word,
    // The service says `completed` where the model refused.
    reason: reason === "stop" && items.some(isRefused) ? "filtered" : reason,
  } as const;
  return makeAnswer([facts], { usage: readUsage(body), id, model: body.at("model").text() });
}

function isRefused(item: Place): boolean {
  if (item.at("type").text() !== "message") return false;
  return item
    .at("content")
    .list()
    .some((part) => part.at("type").text() === "refusal");
}

/** How each type of item reads; `number` is its place among all items. */
const items: { readonly [type: string]: (item: Place, number: number, answer?: string) => Part[] } = {
  message: (item) =>
    item
      .at("content")
      .list()
      .map((part) => readText(part, "output_text", "text") || readText(part, "refusal", "refusal"))
      .filter((text) => text !== "")
      .map((text) => ({ type: "text", text })),
  reasoning: readReasoning,
  function_call: (item, number, answer) => [
    readCall(item, parseArguments(item.at("arguments").text() ?? ""), number, answer),
  ],
  custom_tool_call: (item, number, answer) => [readCall(item, item.at("input").text() ?? "", number, answer)],
  image_generation_call: (item) => {
    const data = item.at("result").text();
    const mimeType = `image/${item.at("output_format").text() ?? "png"}`;
    return data ? [{ type: "media", url: `data:${mimeType};base64,${data}`, mimeType }] : [];
  },
};

/**
 * The parts of an item. What the service's own tools did (searches, code, remote servers) is left out: the neutral form
 * has no part for a call that nobody has to answer, and the texts that follow say what came of it.
 */
function readItem(item: Place, number: number, answer: string | undefined): Part[] {
  const type = item.at("type").text() ?? "";
  const read = Object.hasOwn(items, type) ? items[type] : undefined;
  return read?.(item, number, answer) ?? [];
}

function readText(part: Place, type: string, key: string): string {
  return (part.at("type").text() === type && part.at(key).text()) || "";
}

function readCall(item: Place, input: Json, number: number, answer: string | undefined): Part {
  const name = item.at("name").needed().text() as string;
  return makeCall(item.at("call_id").text(), name, input, { number, answer });
}

/**
 * The id and the encrypted content are what goes back in a history. An item that has no text and nothing encrypted says
 * nothing to anybody, so it is no part.
 */
function readReasoning(item: Place): Part[] {
  const sections = [
    ...item
      .at("content")
      .list()
      .map((part) => readText(part, "reasoning_text", "text")),
    ...item
      .at("summary")
      .list()
      .map((part) => readText(part, "summary_text", "text")),
  ];
  const text = sections.filter((section) => section !== "").join(paragraph);
  const signature = item.at("id").text();
  const redacted = item.at("encrypted_content").text();
  if (!text && !redacted) return [];
  return [
    {
      type: "reasoning",
      text,
      ...(signature && { signature }),
      ...(redacted && { redacted }),
      dialect: "openai-responses",
    },
  ];
}

/** Between the sections of one item's reasoning. */
const paragraph = "\n\n";

/** Events of reasoning, each with the field that counts its sections. */
const thoughtIndexes: { readonly [type: string]: string } = {
  "response.reasoning_text.delta": "content_index",
  "response.reasoning_summary_text.delta": "summary_index",
};
const textEvents = new Set(["response.output_text.delta", "response.refusal.delta"]);
const lastEvents = new Set(["response.completed", "response.incomplete", "response.failed"]);

class ResponsesStream implements StreamReader {
  readonly #read = eventReader();
  #final: Place | undefined;
  #id: string | undefined;
  readonly #items: Json[] = [];
  /** The item of the last reasoning, and the section of it. */
  #thought = { item: "", section: "" };

  push(event: StreamEvent): AnswerDelta[] {
    // Some servers end every stream with this.
    if (event.data.trim() === "[DONE]") return [];
    const data = this.#read(event);
    if (!data) return [];
    const type = data.at("type").text() ?? event.event ?? "";
    this.#id ??= data.at("response").at("id").text();
    if (textEvents.has(type)) return say("text", data.at("delta").text());
    if (Object.hasOwn(thoughtIndexes, type)) return this.#addThought(data, type);
    if (type === "response.output_item.done") return this.#addItem(data.at("item").needed());
    if (lastEvents.has(type)) {
      const response = data.at("response").needed();
      throwFault(response);
      this.#final = response;
    }
    return [];
  }

  end(): Answer {
    if (!this.#final) throw endedEarly();
    const { value } = this.#final;
    // Some servers send the items once, each when it is done.
    const isEmpty = !this.#final.at("output").list().length;
    return readBody(isEmpty ? new Place({ ...(value as JsonObject), output: this.#items }) : this.#final);
  }

  #addThought(data: Place, type: string): AnswerDelta[] {
    const text = data.at("delta").text();
    if (!text) return [];
    const item = data.at("item_id").text() ?? "";
    const section = `${type} ${data.at(thoughtIndexes[type] as string).count() ?? 0}`;
    const isNext = this.#thought.item === item && this.#thought.section !== section;
    this.#thought = { item, section };
    return say("reasoning", isNext ? paragraph + text : text);
  }

  #addItem(item: Place): AnswerDelta[] {
    const number = this.#items.length;
    this.#items.push(item.value as Json);
    return readItem(item, number, this.#id).flatMap((part) =>
      part.type === "tool-call" ? [{ type: "tool-call" as const, call: part }] : [],
    );
  }
}

function say(type: "text" | "reasoning", text: string | undefined): AnswerDelta[] {
  return text ? [{ type, text }] : [];
}
