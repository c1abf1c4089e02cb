import type { JsonObject, Part, ToolCallPart } from "../../runtime/types.ts";
import {
  type Answer,
  type AnswerDelta,
  DecodeError,
  type Decoder,
  type FinishReasons,
  type StreamEvent,
  type StreamReader,
  type UsageFields,
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
  parseArguments,
  readReason,
  throwFault,
  usageReader,
} from "../read-answer.ts";

const finishReasons: FinishReasons = {
  // npm openai 6.49.0 completions.d.ts, `finish_reason`.
  stop: "stop",
  length: "length",
  tool_calls: "tool-calls",
  content_filter: "filtered",
  function_call: "tool-calls",
  // npm @openrouter/sdk 1.3.19 models/chatfinishreasonenum.d.ts.
  error: "other",
  // DeepSeek's API reference, `finish_reason`.
  insufficient_system_resource: "other",
};

// npm openai 6.49.0 completions.d.ts, `CompletionUsage`. DeepSeek's API reference: what its cache had is
// `prompt_cache_hit_tokens`, which is part of `prompt_tokens`.
const usageFields: UsageFields = {
  inputTokens: { take: "first", fields: ["usage.prompt_tokens"] },
  outputTokens: { take: "first", fields: ["usage.completion_tokens"] },
  cachedInputTokens: {
    take: "first",
    fields: ["usage.prompt_tokens_details.cached_tokens", "usage.prompt_cache_hit_tokens"],
  },
  cacheWriteTokens: { take: "first", fields: ["usage.prompt_tokens_details.cache_write_tokens"] },
  reasoningTokens: { take: "first", fields: ["usage.completion_tokens_details.reasoning_tokens"] },
};
const readUsage = usageReader(usageFields);

/** Reads answers of Chat Completions, and of the servers that speak a variant of it. */
export const decoder: Decoder = makeDecoder({
  read(body) {
    const list = body.at("choices").needed();
    const choices = new Map<number, Choice>();
    list.list().forEach((place, position) => {
      throwChoiceFault(place);
      const choice = new Choice(true);
      choice.add(place, place.at("message").needed());
      choices.set(place.at("index").count() ?? position, choice);
    });
    if (!choices.size) throw list.wrong("at least one answer");
    return finish(choices, body);
  },
  openStream: () => new ChatStream(),
  streaming: { fields: { stream: true, stream_options: { include_usage: true } } },
  finishReasons,
  usageFields,
});

/** A choice whose model failed says so beside an answer that is not whole. */
function throwChoiceFault(choice: Place): void {
  const error = choice.at("error");
  if (!error.isAbsent) throwFault(new Place({ error: error.value ?? null }));
}

/** The answers of all choices, by their index. What counts for all of them is on the body. */
function finish(choices: ReadonlyMap<number, Choice>, body: Place): Answer {
  const id = body.at("id").text();
  const facts = [...choices].sort(([one], [other]) => one - other).map(([, choice]) => choice.facts(id));
  return makeAnswer(facts as [AnswerFacts, ...AnswerFacts[]], {
    usage: readUsage(body),
    id,
    model: body.at("model").text(),
  });
}

class ChatStream implements StreamReader {
  readonly #read = eventReader();
  #isDone = false;
  #body: JsonObject = {};
  #counts: JsonObject = {};
  readonly #choices = new Map<number, Choice>();

  push(event: StreamEvent): AnswerDelta[] {
    this.#isDone ||= event.data.trim() === "[DONE]";
    if (this.#isDone) return this.#choices.get(0)?.endCalls(this.#id) ?? [];
    const chunk = this.#read(event);
    if (!chunk) return [];
    for (const key of ["id", "model"]) {
      const word = chunk.at(key).text();
      if (word) this.#body[key] ??= word;
    }
    this.#counts = mergeCounts(this.#counts, chunk.at("usage"));
    const deltas: AnswerDelta[] = [];
    chunk
      .at("choices")
      .list()
      .forEach((place, position) => {
        throwChoiceFault(place);
        const index = place.at("index").count() ?? position;
        const choice = this.#choices.get(index) ?? new Choice(false);
        this.#choices.set(index, choice);
        const added = choice.add(place, place.at("delta"));
        if (choice.word !== undefined) added.push(...choice.endCalls(this.#id));
        if (index === 0) deltas.push(...added);
      });
    return deltas;
  }

  end(): Answer {
    const choices = [...this.#choices.values()];
    const isWhole = this.#isDone || choices.every(({ word }) => word !== undefined);
    if (!choices.length || !isWhole) throw endedEarly();
    return finish(this.#choices, new Place({ ...this.#body, usage: this.#counts }, "the stream"));
  }

  get #id(): string | undefined {
    return this.#body["id"] as string | undefined;
  }
}

/** One answer. A message is read like the one delta of a stream. */
class Choice {
  word: string | undefined;
  readonly #calls: CallList;
  readonly #thoughts: Part[] = [];
  readonly #content: Part[] = [];
  readonly #refusal: Part[] = [];
  readonly #images: Part[] = [];

  constructor(isWhole: boolean) {
    this.#calls = new CallList(isWhole);
  }

  /** What a message adds, calls apart. */
  add(choice: Place, message: Place): AnswerDelta[] {
    this.word = choice.at("finish_reason").text() || this.word;
    const deltas: AnswerDelta[] = [
      ...addText(this.#thoughts, readThought(message), "openai-chat"),
      ...this.#addContent(message.at("content")),
      ...addText(this.#refusal, message.at("refusal").text() ?? ""),
    ];
    // OpenRouter's place for what an image model made.
    for (const image of message.at("images").list()) this.#images.push(readImage(image));
    for (const fragment of message.at("tool_calls").list()) this.#calls.add(fragment);
    const legacy = message.at("function_call");
    if (!legacy.isAbsent && Object.values(legacy.object() ?? {}).some(Boolean)) this.#calls.addLegacy(legacy);
    return deltas;
  }

  /** The calls that are known to be whole from now on. */
  endCalls(answer: string | undefined): AnswerDelta[] {
    return this.#calls.end(answer).map((call) => ({ type: "tool-call", call }));
  }

  facts(answer: string | undefined): AnswerFacts {
    const reason = readReason(finishReasons, this.word);
    return {
      parts: [
        ...this.#thoughts,
        ...this.#content,
        ...this.#refusal,
        ...this.#images,
        ...this.#calls.read(answer),
      ],
      word: this.word,
      // The service says `stop` where the model refused.
      reason: reason === "stop" && this.#refusal.length ? "filtered" : reason,
    };
  }

  /** One text, or a list of parts; parts of unknown types are left out, as the neutral form has none for them. */
  #addContent(content: Place): AnswerDelta[] {
    if (!Array.isArray(content.value)) return addText(this.#content, content.text() ?? "");
    return content.list().flatMap((part) => {
      const type = part.at("type").text();
      if (type === "text") return addText(this.#content, part.at("text").text() ?? "");
      if (type === "refusal") return addText(this.#refusal, part.at("refusal").text() ?? "");
      // Mistral's place for reasoning: `ThinkChunk` of its API description.
      if (type === "thinking") {
        const texts = part
          .at("thinking")
          .list()
          .map((each) => each.at("text").text() ?? "");
        return addText(this.#thoughts, texts.join(""), "openai-chat");
      }
      if (type === "image_url") this.#content.push(readImage(part));
      return [];
    });
  }
}

/**
 * The reasoning in a message: `reasoning_content` of DeepSeek, vLLM and llama.cpp, `reasoning` of OpenRouter and newer
 * vLLM, or what OpenRouter's `reasoning_details` say where there is neither. Signatures and hidden data of those details
 * are left out, as requests of this dialect have no place for them.
 */
function readThought(message: Place): string {
  const plain = message.at("reasoning_content").text() || message.at("reasoning").text();
  const details = message.at("reasoning_details").list();
  return plain || details.map((each) => each.at("text").text() ?? each.at("summary").text() ?? "").join("");
}

function readImage(image: Place): Part {
  return { type: "media", url: image.at("image_url").at("url").needed().text() as string };
}

/** Whether nothing can follow on the text of some arguments. */
function isWhole(input: string): boolean {
  const value = input && parseArguments(input);
  return typeof value === "object" && value !== null;
}

/** A call as it comes. */
interface Call {
  readonly number: number;
  /** Where it began. */
  readonly place: Place;
  /** Its input is any text. */
  readonly isCustom: boolean;
  id: string;
  name: string;
  input: string;
  given: JsonObject | undefined;
}

/** The calls of one answer. */
class CallList {
  readonly #isWhole: boolean;
  readonly #calls: Call[] = [];
  readonly #byIndex = new Map<number, Call>();
  readonly #byId = new Map<string, Call>();
  /** How many of the calls are known to be whole. */
  #ended = 0;

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  add(fragment: Place): void {
    const custom = fragment.at("custom");
    const isCustom = !custom.isAbsent;
    const where = { index: fragment.at("index").count(), id: fragment.at("id").text() };
    this.#add(where, isCustom ? custom : fragment.at("function"), isCustom);
  }

  /** The one call that an answer could hold before there were lists of them. */
  addLegacy(call: Place): void {
    this.#add({ index: -1, id: undefined }, call, false);
  }

  #add(where: { index: number | undefined; id: string | undefined }, said: Place, isCustom: boolean): void {
    const { index, id = "" } = where;
    const name = said.at("name").text() ?? "";
    const input = said.at(isCustom ? "input" : "arguments");
    const call = this.#find(index, id, name, Boolean(input.value)) ?? this.#begin(index, said, isCustom);
    if (call.number < this.#ended) {
      // Some servers say once more, with the end of the answer, which call it was.
      if (!input.value) return;
      throw new DecodeError("A call goes on after its answer ended.", said.path);
    }
    call.id ||= id;
    call.name ||= name;
    if (id) this.#byId.set(id, call);
    // Some servers give the arguments themselves and not their text.
    if (typeof input.value === "object") call.given = input.object();
    else call.input += input.text() ?? "";
  }

  /**
   * The call that a fragment goes on with: by its index, by its id where a server gives no index, else the last one. A
   * fragment with a name and another id begins a call, as some servers give all calls one index; without ids, so does
   * one with another name, or with input where that of the call is whole.
   */
  #find(index: number | undefined, id: string, name: string, hasInput: boolean): Call | undefined {
    if (this.#isWhole) return undefined;
    const unplaced = id ? this.#byId.get(id) : name ? undefined : this.#calls.at(-1);
    const call = index === undefined ? unplaced : this.#byIndex.get(index);
    if (!call || !name || !call.name) return call;
    if (id && call.id) return call.id === id ? call : undefined;
    const isOther = call.name !== name || (hasInput && isWhole(call.input));
    return isOther ? undefined : call;
  }

  #begin(index: number | undefined, place: Place, isCustom: boolean): Call {
    const call = {
      number: this.#calls.length,
      place,
      isCustom,
      id: "",
      name: "",
      input: "",
      given: undefined,
    };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }

  read(answer: string | undefined, from = 0): ToolCallPart[] {
    return this.#calls.slice(from).map(({ number, place, isCustom, id, name, input, given }) => {
      if (!name) throw place.at("name").wrong("the name of a tool");
      return makeCall(id, name, given ?? (isCustom ? input : parseArguments(input)), { number, answer });
    });
  }

  /** The calls that came since the last time. */
  end(answer: string | undefined): ToolCallPart[] {
    const calls = this.read(answer, this.#ended);
    this.#ended = this.#calls.length;
    return calls;
  }
}
