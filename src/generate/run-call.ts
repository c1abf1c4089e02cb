import type { Answer } from "../dialects/decoder.ts";
import type { Message, PromptCall, ToolResultPart } from "../runtime/types.ts";
import { AnswerFilteredError, StepLimitError } from "./answer-errors.ts";
import { type Asking, askModel, type Emit, type Reply, saidBy } from "./ask-model.ts";
import { makeResult } from "./make-result.ts";
import { ModelChain } from "./model-chain.ts";
import type { CallDefaults } from "./options.ts";
import { type RenderedRequest, type RenderGiven, renderRequest } from "./render-request.ts";
import type { ResolvedReference } from "./resolve-model.ts";
import type { ModelFailure, Result, Step } from "./result.ts";
import { type AnyToolFunctions, runTools } from "./run-tools.ts";

/** A call that is ready to be sent: nothing of it can be wrong any more but what models answer. */
export interface PreparedCall {
  readonly prompt: PromptCall;
  /** The model to ask and those to fall back on, in their order. */
  readonly models: readonly ResolvedReference[];
  /** Base URLs of `models`. */
  readonly baseUrls: ReadonlyMap<ResolvedReference, string>;
  readonly given: RenderGiven;
  /** The request to the first of `models`. */
  readonly first: RenderedRequest;
  readonly tools: AnyToolFunctions | undefined;
  readonly settings: CallDefaults;
  readonly sending: Asking["sending"];
}

/** Asks until a model is done, and runs the tools that it calls. Ends with the signal, rejecting with its reason. */
export async function runCall(
  call: PreparedCall,
  signal: AbortSignal | undefined,
  emit: Emit | undefined,
): Promise<Result> {
  const { onStep } = call.settings;
  const models = new Models(call, signal, emit);
  const steps: Step[] = [];
  for (;;) {
    const reply = await models.ask(steps);
    const calls = call.tools && waitingCalls(reply.sent.answer);
    const isLast = steps.length + 1 >= maxStepsOf(call.settings);
    const results = calls?.length && !isLast ? await models.run(calls, steps.length) : [];
    const step = makeStep(reply, steps.length, models.chain.current.reference, results);
    steps.push(step);
    onStep?.(step);
    emit?.({ type: "step-end", step });
    const facts = { model: step.model, answer: step.answer, steps };
    if (step.answer.finishReason === "filtered") throw new AnswerFilteredError(facts);
    const goesOn = calls?.length || reply.isResumable;
    if (!goesOn) return makeResult(call.prompt, facts, models);
    if (isLast) throw new StepLimitError(facts);
  }
}

/** How many answers a call may take. */
export function maxStepsOf({ maxSteps = 8 }: CallDefaults): number {
  return maxSteps;
}

function makeStep(
  { sent, request, findings }: Reply,
  index: number,
  model: string,
  results: readonly ToolResultPart[],
): Step {
  return { index, model, request, answer: sent.answer, results, findings };
}

/** Calls of an answer that is not cut off or withheld. */
function waitingCalls({ finishReason, toolCalls }: Answer): Answer["toolCalls"] {
  return finishReason === "tool-calls" ? toolCalls : [];
}

/** What the models of a call are told: the prompt, and all turns since. */
class Models {
  readonly chain: ModelChain;
  readonly #call: PreparedCall;
  readonly #asking: Asking;
  readonly #signal: AbortSignal | undefined;
  #rendered: { readonly model: ResolvedReference; readonly request: RenderedRequest };

  constructor(call: PreparedCall, signal: AbortSignal | undefined, emit: Emit | undefined) {
    const { prompt, sending, settings } = call;
    this.chain = new ModelChain(call.models);
    this.#call = call;
    this.#signal = signal;
    this.#asking = { prompt, sending: { ...sending, signal }, hooks: settings.hooks, emit };
    this.#rendered = { model: this.chain.current, request: call.first };
  }

  /** Models that gave no answer. */
  get failures(): readonly ModelFailure[] {
    return this.chain.failures;
  }

  /** How the request that was last rendered departs from the prompt. */
  get findings(): RenderedRequest["findings"] {
    return this.#rendered.request.findings;
  }

  /** Asks the current model, and those after it where it fails before anything of its answer was handed out. */
  async ask(steps: readonly Step[]): Promise<Reply> {
    const turns = steps.flatMap(turnsOf);
    for (;;) {
      let isBegun = false;
      try {
        return await this.#askOne(turns, steps.length, () => {
          isBegun = true;
        });
      } catch (error) {
        if (isBegun || this.#signal?.aborted) throw error;
        this.chain.fail(error);
      }
    }
  }

  /** Runs what a model called. */
  run(calls: Answer["toolCalls"], step: number): Promise<ToolResultPart[]> {
    const { prompt, tools = {} } = this.#call;
    const { hooks, emit } = this.#asking;
    const signal = this.#signal ?? new AbortController().signal;
    return runTools(calls, {
      ...{ prompt, tools, step, signal },
      ...(hooks && { hooks }),
      ...(emit && { onResult: (result) => emit({ type: "tool-result", result }) }),
    });
  }

  async #askOne(turns: readonly Message[], step: number, onBegin: () => void): Promise<Reply> {
    const model = this.chain.current;
    if (this.#rendered.model !== model) {
      this.#rendered = { model, request: renderRequest(this.#call.given, model) };
    }
    const { emit } = this.#asking;
    const baseUrl = this.#call.baseUrls.get(model) ?? model.server.baseUrl;
    const asking = emit
      ? {
          ...this.#asking,
          emit: (delta: Parameters<Emit>[0]) => {
            onBegin();
            emit(delta);
          },
        }
      : this.#asking;
    return askModel({ model, baseUrl, rendered: this.#rendered.request, turns, step }, asking);
  }
}

/** What an answer adds to the conversation. */
function turnsOf({ answer, results }: Step): Message[] {
  const said = saidBy(answer);
  return results.length > 0 ? [said, { role: "tool", parts: [...results] }] : [said];
}
