import type { JsonObject, Part } from "../../runtime/types.ts";
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
  type AnswerFacts,
  addText,
  endedEarly,
  eventReader,
  makeAnswer,
  makeCall,
  makeDecoder,
  mergeCounts,
  Place,
  readReason,
  throwFault,
  usageReader,
} from "../read-answer.ts";

const finishReasons: FinishReasons = {
  // npm @google/genai 3.1.0 genai.d.ts, `FinishReason`.
  FINISH_REASON_UNSPECIFIED: "other",
  STOP: "stop",
  MAX_TOKENS: "length",
  // A limit of one request; the answer goes on only by a token that a request has no field for here.
  CONTINUATION: "length",
  SAFETY: "filtered",
  RECITATION: "filtered",
  BLOCKLIST: "filtered",
  PROHIBITED_CONTENT: "filtered",
  SPII: "filtered",
  IMAGE_SAFETY: "filtered",
  IMAGE_PROHIBITED_CONTENT: "filtered",
  IMAGE_RECITATION: "filtered",
  LANGUAGE: "other",
  OTHER: "other",
  MALFORMED_FUNCTION_CALL: "other",
  UNEXPECTED_TOOL_CALL: "other",
  TOO_MANY_TOOL_CALLS: "other",
  NO_IMAGE: "other",
  IMAGE_OTHER: "other",
  MALFORMED_RESPONSE: "other",
};

// The same, `GenerateContentResponseUsageMetadata`: the total is the sum of prompt, candidates, tool use and thoughts,
// and the prompt includes what a cache had.
const usageFields: UsageFields = {
  inputTokens: {
    take: "sum",
    fields: ["usageMetadata.promptTokenCount", "usageMetadata.toolUsePromptTokenCount"],
  },
  outputTokens: {
    take: "sum",
    fields: ["usageMetadata.candidatesTokenCount", "usageMetadata.thoughtsTokenCount"],
  },
  cachedInputTokens: { take: "first", fields: ["usageMetadata.cachedContentTokenCount"] },
  reasoningTokens: { take: "first", fields: ["usageMetadata.thoughtsTokenCount"] },
};
const readUsage = usageReader(usageFields);

/** Reads answers of Google's generateContent. */
export const decoder: Decoder = makeDecoder({
  read(body) {
    const reader = new Candidates();
    // The stream's own path gives a list of chunks where it is not asked for events.
    for (const chunk of Array.isArray(body.value) ? body.list() : [body]) {
      throwFault(chunk);
      reader.add(chunk);
    }
    return reader.answer(body);
  },
  openStream: () => new ContentStream(),
  streaming: {
    fields: {},
    path: (path) => `${path.replace(/:generateContent$/, ":streamGenerateContent")}?alt=sse`,
  },
  finishReasons,
  usageFields,
});

class ContentStream implements StreamReader {
  readonly #read = eventReader();
  readonly #candidates = new Candidates();

  push(event: StreamEvent): AnswerDelta[] {
    const chunk = this.#read(event);
    return chunk ? this.#candidates.add(chunk) : [];
  }

  end(): Answer {
    if (!this.#candidates.isEnded) throw endedEarly();
    return this.#candidates.answer(new Place({}, "the stream"));
  }
}

/** A body, or the chunks of one: a stream is of bodies of the same form, each with more of the answer. */
class Candidates {
  #body: JsonObject = {};
  #blockReason: string | undefined;
  readonly #candidates = new Map<number, Candidate>();

  /** What a chunk adds to the first candidate. */
  add(chunk: Place): AnswerDelta[] {
    for (const key of ["responseId", "modelVersion"]) {
      const word = chunk.at(key).text();
      if (word) this.#body[key] ??= word;
    }
    const counts = mergeCounts((this.#body["usageMetadata"] ?? {}) as JsonObject, chunk.at("usageMetadata"));
    this.#body["usageMetadata"] = counts;
    this.#blockReason ??= chunk.at("promptFeedback").at("blockReason").text();
    return chunk
      .at("candidates")
      .list()
      .flatMap((place, position) => {
        const index = place.at("index").count() ?? position;
        const candidate = this.#candidates.get(index) ?? new Candidate();
        this.#candidates.set(index, candidate);
        const deltas = candidate.add(place, this.#body["responseId"] as string | undefined);
        return index === 0 ? deltas : [];
      });
  }

  get isEnded(): boolean {
    const candidates = [...this.#candidates.values()];
    if (!candidates.length) return this.#blockReason !== undefined;
    return candidates.every(({ word }) => word !== undefined);
  }

  /** `whole` is named where no candidate came. */
  answer(whole: Place): Answer {
    const body = new Place(this.#body);
    const facts = [...this.#candidates]
      .sort(([one], [other]) => one - other)
      .map(([, { parts, word }]) => ({ parts, word, reason: readReason(finishReasons, word) }));
    const [first = this.#blocked(whole), ...others] = facts;
    return makeAnswer([first, ...others], {
      usage: readUsage(body),
      id: body.at("responseId").text(),
      model: body.at("modelVersion").text(),
    });
  }

  /** A prompt that the service does not let through has no candidates; every word for it means so. */
  #blocked(whole: Place): AnswerFacts {
    if (this.#blockReason === undefined) throw whole.at("candidates").wrong("at least one");
    return { parts: [], word: this.#blockReason, reason: "filtered" };
  }
}

class Candidate {
  word: string | undefined;
  readonly parts: Part[] = [];
  #calls = 0;
  /** The last part has a signature of its own, which covers no text that comes after. */
  #isSealed = false;

  add(candidate: Place, answer: string | undefined): AnswerDelta[] {
    this.word = candidate.at("finishReason").text() ?? this.word;
    const parts = candidate.at("content").at("parts").list();
    return parts.flatMap((part) => this.#addPart(part, answer));
  }

  /**
   * A signature without text of its own stands before the part that it came with, where requests look for it. What the
   * service's own tools did is left out with its signature: the neutral form has no part for it.
   */
  #addPart(part: Place, answer: string | undefined): AnswerDelta[] {
    const signature = part.at("thoughtSignature").text();
    const call = part.at("functionCall");
    if (!call.isAbsent) {
      this.#sign(signature);
      return this.#addCall(call, answer);
    }
    const text = part.at("text").text();
    if (text !== undefined) return this.#addText(text, part.at("thought").flag() ?? false, signature);
    const media = readMedia(part);
    // A picture that was drawn while thinking is no answer.
    if (!media || part.at("thought").flag()) return [];
    this.#sign(signature);
    this.parts.push(media);
    this.#isSealed = true;
    return [];
  }

  #sign(signature: string | undefined): void {
    if (signature) this.parts.push({ type: "reasoning", text: "", signature, dialect: "gemini" });
  }

  #addText(text: string, isThought: boolean, signature: string | undefined): AnswerDelta[] {
    const isApart = this.#isSealed || signature !== undefined;
    if (text || signature) this.#isSealed = signature !== undefined;
    if (!isThought) {
      this.#sign(signature);
      return addText(this.parts, text, undefined, !isApart);
    }
    if (!text) this.#sign(signature);
    const deltas = addText(this.parts, text, "gemini", !isApart);
    const last = this.parts.at(-1);
    if (text && signature && last?.type === "reasoning") last.signature = signature;
    return deltas;
  }

  #addCall(call: Place, answer: string | undefined): AnswerDelta[] {
    const name = call.at("name").needed().text() as string;
    const made = { number: this.#calls++, answer };
    const part = makeCall(call.at("id").text(), name, call.at("args").value ?? {}, made);
    this.parts.push(part);
    return [{ type: "tool-call", call: part }];
  }
}

function readMedia(part: Place): Part | undefined {
  const inline = part.at("inlineData");
  const file = part.at("fileData");
  const mimeType = (inline.isAbsent ? file : inline).at("mimeType").text();
  const typed = mimeType === undefined ? {} : { mimeType };
  const data = inline.at("data").text();
  if (data !== undefined) return { type: "media", url: `data:${mimeType ?? ""};base64,${data}`, ...typed };
  const url = file.at("fileUri").text();
  return url === undefined ? undefined : { type: "media", url, ...typed };
}
