import { CompletionFault } from "./completion-fault.ts";
import type { CompletionRequest, Sampling } from "./completion-request.ts";
import type { LlamaContext, LlamaGrammarState, LlamaModel, LlamaSampling } from "./load-llama.ts";
import { PieceReader } from "./piece-reader.ts";
import { StopFinder } from "./stop-finder.ts";

/** How an answer ended, and what it took. Times are milliseconds. */
export interface Completion {
  readonly stopType: "eos" | "word" | "limit";
  /** The stop text that was found; empty where none was. */
  readonly stoppingWord: string;
  /** Whether the context was full. */
  readonly isTruncated: boolean;
  /** Tokens of the prompt. */
  readonly evaluated: number;
  /** Tokens that were written, the one that ended the answer included. */
  readonly predicted: number;
  /** Until the first token. */
  readonly promptTime: number;
  /** From then on. */
  readonly predictedTime: number;
}

/** A prompt that fits the model. */
export interface PreparedPrompt {
  readonly tokens: readonly number[];
  readonly request: CompletionRequest;
  /** Where the answer begins in the grammar of its schema. */
  readonly grammar: LlamaGrammarState | undefined;
}

/** Penalties look back as far as llama.cpp's server does, into the prompt too. */
const PENALIZED_TOKENS = 64;

/** A model in memory, with one context. Answers are written one after the other. */
export class LoadedModel {
  readonly model: LlamaModel;
  readonly #context: LlamaContext;
  #last: Promise<unknown> = Promise.resolve();

  constructor(model: LlamaModel, context: LlamaContext) {
    this.model = model;
    this.#context = context;
  }

  /** The tokens of a prompt, as llama.cpp's server counts them. Throws {@link CompletionFault} where they do not fit. */
  tokenize(prompt: string): readonly number[] {
    const { bos, eos, shouldPrependBosToken, shouldAppendEosToken } = this.model.tokens;
    const tokens = [
      ...(shouldPrependBosToken && bos !== null ? [bos] : []),
      ...this.model.tokenize(prompt, true),
      ...(shouldAppendEosToken && eos !== null ? [eos] : []),
    ];
    const { contextSize } = this.#context;
    if (tokens.length === 0) throw new CompletionFault("invalid_request_error", "`prompt` has no token.");
    if (tokens.length < contextSize) return tokens;
    throw new CompletionFault(
      "exceed_context_size_error",
      `The request has ${tokens.length} tokens, and the context has room for ${contextSize}.`,
      { n_prompt_tokens: tokens.length, n_ctx: contextSize },
    );
  }

  /**
   * Writes an answer once all earlier ones are written, and gives each whole piece of text to `write`. Rejects with the
   * reason of `signal`, at the next token.
   */
  complete(prompt: PreparedPrompt, write: (text: string) => void, signal: AbortSignal): Promise<Completion> {
    const answer = this.#last.then(() => this.#generate(prompt, write, signal));
    // A failure is the asker's alone.
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** Frees the memory once nothing is being written. */
  async dispose(): Promise<void> {
    await this.#last;
    await this.model.dispose();
  }

  async #generate(
    { tokens, request, grammar }: PreparedPrompt,
    write: (text: string) => void,
    signal: AbortSignal,
  ): Promise<Completion> {
    signal.throwIfAborted();
    const room = this.#context.contextSize - tokens.length;
    const limit = Math.min(request.limit ?? room, room);
    const all = [...tokens];
    const text = new AnswerText(this.model, request.stop, write);
    const start = performance.now();
    let promptEnd: number | undefined;
    let end: AnswerEnd | undefined;
    const sequence = this.#context.getSequence();
    try {
      const options = samplingOptions(request.sampling, all, grammar);
      const generated = limit > 0 ? sequence.evaluate([...tokens], options) : [];
      for await (const token of generated) {
        signal.throwIfAborted();
        promptEnd ??= performance.now();
        all.push(token);
        end = text.push(token);
        if (end || all.length - tokens.length >= limit) break;
      }
    } finally {
      await sequence.dispose();
    }
    if (!end) text.end();
    const { stopType, stoppingWord } = end ?? { stopType: "limit", stoppingWord: "" };
    const firstToken = promptEnd ?? performance.now();
    return {
      stopType,
      stoppingWord,
      isTruncated: !end && limit === room,
      evaluated: tokens.length,
      predicted: all.length - tokens.length,
      promptTime: firstToken - start,
      predictedTime: performance.now() - firstToken,
    };
  }
}

type AnswerEnd = Pick<Completion, "stopType" | "stoppingWord">;

/** The text of an answer as it comes. */
class AnswerText {
  readonly #model: LlamaModel;
  readonly #pieces: PieceReader;
  readonly #stops: StopFinder;
  readonly #write: (text: string) => void;

  constructor(model: LlamaModel, stop: readonly string[], write: (text: string) => void) {
    this.#model = model;
    this.#pieces = new PieceReader(model);
    this.#stops = new StopFinder(stop);
    this.#write = (text) => {
      if (text !== "") write(text);
    };
  }

  /** How the answer ends, where it ends with this token. */
  push(token: number): AnswerEnd | undefined {
    if (this.#model.isEogToken(token)) {
      this.end();
      return { stopType: "eos", stoppingWord: "" };
    }
    const { text, stop } = this.#stops.push(this.#pieces.push(token));
    this.#write(text);
    return stop === undefined ? undefined : { stopType: "word", stoppingWord: stop };
  }

  /** Gives out what was held back. */
  end(): void {
    const { text, stop } = this.#stops.push(this.#pieces.end());
    this.#write(text);
    if (stop === undefined) this.#write(this.#stops.end());
  }
}

function samplingOptions(
  { repeatPenalty, presencePenalty, frequencyPenalty, ...sampling }: Sampling,
  all: readonly number[],
  grammarState: LlamaGrammarState | undefined,
): LlamaSampling {
  const penalizes = repeatPenalty !== 1 || presencePenalty !== 0 || frequencyPenalty !== 0;
  return {
    ...sampling,
    ...(penalizes && {
      repeatPenalty: {
        punishTokens: () => all.slice(-PENALIZED_TOKENS),
        maxPunishTokens: PENALIZED_TOKENS,
        penalty: repeatPenalty,
        presencePenalty,
        frequencyPenalty,
      },
    }),
    ...(grammarState && { grammarEvaluationState: grammarState }),
    yieldEogToken: true,
  };
}
