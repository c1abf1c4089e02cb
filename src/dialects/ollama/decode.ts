import type { Json, Part, ToolCallPart } from "../../runtime/types.ts";
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
  addText,
  endedEarly,
  eventReader,
  makeAnswer,
  makeCall,
  makeDecoder,
  Place,
  parseArguments,
  readReason,
  usageReader,
} from "../read-answer.ts";

const finishReasons: FinishReasons = {
  // ollama/ollama llm/server.go, `DoneReason`.
  stop: "stop",
  length: "length",
  // ollama/ollama docs/api.md: a request without messages loads or unloads a model.
  load: "other",
  unload: "other",
};

const usageFields: UsageFields = {
  // npm ollama 0.6.4 interfaces.ts, `ChatResponse`; ollama/ollama#5371: what a cache had counts too.
  inputTokens: { take: "first", fields: ["prompt_eval_count"] },
  outputTokens: { take: "first", fields: ["eval_count"] },
  // Answers of version 0.33 as recorded by others; the documentation does not name it.
  cachedInputTokens: { take: "first", fields: ["prompt_eval_cached_count"] },
};
const readUsage = usageReader(usageFields);

/** Reads answers of Ollama's chat route. */
export const decoder: Decoder = makeDecoder({
  read(body) {
    const reader = new ChatReader();
    reader.add(body);
    return reader.answer();
  },
  openStream: () => new ChatStream(),
  // ollama/ollama api/types.go: streaming is on by default.
  streaming: { fields: { stream: true }, off: { stream: false } },
  finishReasons,
  usageFields,
});

class ChatStream implements StreamReader {
  readonly #read = eventReader();
  readonly #reader = new ChatReader();

  push(event: StreamEvent): AnswerDelta[] {
    const line = this.#read(event);
    return line ? this.#reader.add(line) : [];
  }

  end(): Answer {
    if (!this.#reader.isDone) throw endedEarly();
    return this.#reader.answer();
  }
}

/** A body, or the lines of one: each has more of the message, and the last one has the counts. */
class ChatReader {
  isDone = false;
  #last = new Place({});
  readonly #thoughts: Part[] = [];
  readonly #content: Part[] = [];
  readonly #calls: ToolCallPart[] = [];

  add(line: Place): AnswerDelta[] {
    this.#last = line;
    this.isDone ||= line.at("done").flag() ?? false;
    const message = this.isDone ? line.at("message") : line.at("message").needed();
    const deltas: AnswerDelta[] = [
      ...addText(this.#thoughts, message.at("thinking").text() ?? "", "ollama"),
      ...addText(this.#content, message.at("content").text() ?? ""),
    ];
    for (const place of message.at("tool_calls").list()) {
      const call = readCall(place, { number: this.#calls.length, answer: line.at("created_at").text() });
      this.#calls.push(call);
      deltas.push({ type: "tool-call", call });
    }
    return deltas;
  }

  answer(): Answer {
    const word = this.#last.at("done_reason").text();
    const facts = {
      parts: [...this.#thoughts, ...this.#content, ...this.#calls],
      word,
      reason: readReason(finishReasons, word),
    };
    return makeAnswer([facts], { usage: readUsage(this.#last), model: this.#last.at("model").text() });
  }
}

/** Arguments are an object, or its text; without an id, a call is named by the time of its line. */
function readCall(
  call: Place,
  made: { readonly number: number; readonly answer: string | undefined },
): ToolCallPart {
  const said = call.at("function").needed();
  const name = said.at("name").needed().text() as string;
  const { value } = said.at("arguments");
  const input: Json = typeof value === "string" ? parseArguments(value) : (value ?? {});
  return makeCall(call.at("id").text(), name, input, made);
}
