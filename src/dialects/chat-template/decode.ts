import type { Part } from "../../runtime/types.ts";
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
  makeDecoder,
  type Place,
  readReason,
  usageReader,
} from "../read-answer.ts";

// llama.cpp tools/server/server-task.cpp, `stop_type_to_str`.
const finishReasons: FinishReasons = {
  eos: "stop",
  word: "stop",
  limit: "length",
  none: "other",
};

// The same, `to_json_non_oaicompat` and `result_timings::to_json`. `tokens_cached` is no count of the prompt: it is what
// the cache holds when all is written.
const usageFields: UsageFields = {
  inputTokens: { take: "first", fields: ["tokens_evaluated"] },
  outputTokens: { take: "first", fields: ["tokens_predicted"] },
  cachedInputTokens: { take: "first", fields: ["timings.cache_n"] },
};
const readUsage = usageReader(usageFields);

/** Reads answers of llama.cpp's completion route: text as the model wrote it, marks of reasoning and calls included. */
export const decoder: Decoder = makeDecoder({
  read: (body) => readAnswer(addText([], body.at("content").needed().text() ?? ""), body),
  openStream: () => new CompletionStream(),
  finishReasons,
  usageFields,
});

function readAnswer(parts: readonly Part[], last: Place): Answer {
  const word = last.at("stop_type").text() ?? readOlderWord(last);
  const facts = {
    parts,
    word,
    reason: readReason(finishReasons, word),
  };
  return makeAnswer([facts], { usage: readUsage(last), model: last.at("model").text() });
}

/** Servers before `stop_type` (December 2024) say it by flags. */
function readOlderWord(body: Place): string | undefined {
  return ["eos", "word", "limit"].find((word) => body.at(`stopped_${word}`).flag());
}

class CompletionStream implements StreamReader {
  readonly #read = eventReader();
  #last: Place | undefined;
  readonly #parts: Part[] = [];

  push(event: StreamEvent): AnswerDelta[] {
    if (event.data.trim() === "[DONE]") return [];
    const chunk = this.#read(event);
    if (!chunk) return [];
    if (chunk.at("stop").flag()) this.#last = chunk;
    return addText(this.#parts, chunk.at("content").text() ?? "");
  }

  end(): Answer {
    if (!this.#last) throw endedEarly();
    return readAnswer(this.#parts, this.#last);
  }
}
