import type { WireRequest } from "../backends/transports/transport.ts";
import type { Answer } from "../dialects/decoder.ts";
import { protocols } from "../dialects/protocols.ts";
import { PortabilityError } from "../runtime/errors.ts";
import type { Message, Note, PromptCall } from "../runtime/types.ts";
import type { Hooks, RequestEvent } from "./hooks.ts";
import { appendTurns, type RenderedRequest } from "./render-request.ts";
import type { ResolvedReference } from "./resolve-model.ts";
import type { StepRequest, StreamDelta } from "./result.ts";
import { type SendOptions, type Sent, sendRequest, streamRequest } from "./send-request.ts";

/** Hears of what happens, as it does. */
export type Emit = (delta: StreamDelta) => void;

/** What every request of a call has in common. */
export interface Asking {
  readonly prompt: PromptCall;
  readonly sending: SendOptions;
  readonly hooks: Hooks | undefined;
  /** Where pieces of answers go; without it, whole answers are asked for. */
  readonly emit: Emit | undefined;
}

/** One request of a call. */
export interface Question {
  readonly model: ResolvedReference;
  /** Where the server is, environment variables looked up. */
  readonly baseUrl: string;
  readonly rendered: RenderedRequest;
  /** What was said since the prompt: answers of models and results of tools. */
  readonly turns: readonly Message[];
  readonly step: number;
}

/** An answer with its request. */
export interface Reply {
  readonly sent: Sent;
  readonly request: StepRequest;
  /** Whether the service paused in the middle of the answer, and the model can be sent what there is of it. */
  readonly isResumable: boolean;
  readonly findings: readonly Note[];
}

/** Sends a prompt with the turns since to one model. Rejects with a `GatewayError`, `PortabilityError`, or the signal's reason. */
export async function askModel(question: Question, asking: Asking): Promise<Reply> {
  const { model: resolved, baseUrl, rendered, turns, step } = question;
  const { prompt, hooks, emit, sending } = asking;
  const { backend, dialect, model, server } = resolved;
  const protocol = await protocols[dialect]();
  const { body, findings } = await appendTurns(rendered.body, turns, prompt, resolved, protocol);
  const request: WireRequest = {
    backend,
    dialect,
    model,
    baseUrl,
    path: protocol.path(model),
    headers: protocol.headers(model),
    apiKeyEnv: server.apiKeyEnv,
    body,
    stream: emit !== undefined,
  };
  const event: RequestEvent = {
    prompt: prompt.meta,
    backend,
    dialect,
    model,
    baseUrl,
    stream: request.stream,
    step,
  };
  hooks?.onRequest?.(event);
  const sent = await send(request, sending, emit, {
    type: "step-start",
    step,
    model: resolved.reference,
  }).catch((error) => {
    hooks?.onError?.(event, error);
    throw error;
  });
  const { answer, attempts, status, requestId } = sent;
  hooks?.onAnswer?.(event, { answer, attempts, status });
  const asked = { backend, dialect, model, baseUrl, path: request.path, attempts, status };
  return {
    sent,
    request: requestId === undefined ? asked : { ...asked, requestId },
    isResumable:
      answer.finishReason === "paused" &&
      (await takesTurns(rendered.body, [...turns, saidBy(answer)], prompt, resolved, protocol)),
    findings,
  };
}

/** The turn that an answer is. */
export function saidBy({ parts }: Answer): Message {
  return { role: "assistant", parts: [...parts] };
}

/** Some models take no turn of their own to go on from. */
async function takesTurns(...given: Parameters<typeof appendTurns>): Promise<boolean> {
  const [body] = given;
  try {
    return (await appendTurns(...given)).body !== body;
  } catch (error) {
    if (error instanceof PortabilityError) return false;
    throw error;
  }
}

/** Says that an answer begins once something of it is there: until then, another model may be asked instead. */
async function send(
  request: WireRequest,
  options: SendOptions,
  emit: Emit | undefined,
  start: StreamDelta,
): Promise<Sent> {
  if (!emit) return sendRequest(request, options);
  const { deltas, sent } = streamRequest(request, options);
  let isBegun = false;
  for await (const delta of deltas) {
    if (!isBegun) emit(start);
    isBegun = true;
    emit(delta);
  }
  const whole = await sent;
  if (!isBegun) emit(start);
  return whole;
}
