import { isFolder } from "../backends/base-url.ts";
import { createHttpTransport } from "../backends/transports/http.ts";
import { processEnvironment } from "../backends/transports/process-environment.ts";
import type { Environment } from "../backends/transports/secrets.ts";
import type { Transport } from "../backends/transports/transport.ts";
import type { Emit } from "./ask-model.ts";
import { LinkedSignal } from "./linked-signal.ts";
import { openStream } from "./open-stream.ts";
import type { CallDefaults, GenerateOptions, PendingOutput, ToolFunctions } from "./options.ts";
import { type AnyOptions, type BackendOverride, prepareCall } from "./prepare-call.ts";
import type { AnswerStream, Result } from "./result.ts";
import { runCall } from "./run-call.ts";

/** What every call of a gateway has in common. What a call says itself counts more. */
export interface GatewayOptions extends CallDefaults {
  /** Brings requests to what answers them. Default: HTTP, and models inside the process for base URLs that are `file:`. */
  readonly transport?: Transport;
  /** Where keys and base URLs are read. Default: the environment of the process, where there is one. */
  readonly env?: Environment;
  /** Servers as this app reaches them, by the ids of backends or their aliases. A name that no prompt knows has no effect. */
  readonly backends?: { readonly [id: string]: BackendOverride };
}

/** Sends prompts to models. */
export interface Gateway {
  readonly generate: Generate;
  readonly stream: Stream;
  /** Frees models inside the process. A gateway that asks over HTTP holds nothing. */
  dispose(): Promise<void>;
}

/** Options with a function for each tool of the prompt. */
export type WithTools<Output, Tools extends object> = GenerateOptions<Output, Tools> & {
  /** Run when the model calls them; what they return goes back to it until it is done. */
  readonly tools: ToolFunctions<NoInfer<Tools>>;
};

/** Options that leave calls of tools to the caller. */
export type WithoutTools<Output, Tools extends object> = GenerateOptions<Output, Tools> & {
  readonly tools?: never;
};

/**
 * Sends a prompt to a model and gives its answer as the prompt's output.
 *
 * Throws before anything is sent: `InputError`, `PortabilityError` where the model refuses the prompt or content would be
 * lost, `UnknownModelError`, `TypeError` and `RangeError` for options that make no sense, and an `Error` for a base URL in
 * the environment that is none. Throws a `GatewayError` where no answer came, a `FallbackError` where none of several models
 * gave one. Throws for an answer that is no output: `OutputError`, `AnswerFilteredError`, `StepLimitError`.
 */
export interface Generate {
  <Output, Tools extends object>(options: WithTools<Output, Tools>): Promise<Result<Output>>;
  <Output, Tools extends object>(
    options: WithoutTools<Output, Tools>,
  ): Promise<Result<PendingOutput<Output, Tools>>>;
}

/** Does what {@link Generate} does, and hands out the answer as it comes. Throws nothing itself: the stream does. */
export interface Stream {
  <Output, Tools extends object>(options: WithTools<Output, Tools>): AnswerStream<Output>;
  <Output, Tools extends object>(
    options: WithoutTools<Output, Tools>,
  ): AnswerStream<PendingOutput<Output, Tools>>;
}

/** A transport that may hold models. */
export type DisposableTransport = Transport & { readonly dispose?: () => Promise<void> };

/** Loads what runs models inside the process, where the platform can. */
export type LoadEmbedded = () => Promise<DisposableTransport>;

/** What a platform brings along. */
export interface Platform {
  /** Default: none, and models cannot run inside the process. */
  readonly loadEmbedded?: LoadEmbedded;
  /** Default: the one that every platform has. */
  readonly fetch?: typeof fetch;
}

/** A gateway on a platform. */
export function openGateway(options: GatewayOptions, platform: Platform = {}): Gateway {
  const { transport, env = processEnvironment(), backends = {}, ...defaults } = options;
  const chosen = transport ? { transport, dispose: noDispose } : chooseTransports(env, platform);
  const runsModels = transport !== undefined || platform.loadEmbedded !== undefined;
  const setting = { defaults, backends, env, transport: chosen.transport, runsModels };
  const run = async (given: AnyOptions, emit?: Emit, left?: AbortSignal): Promise<Result> => {
    const followed = followSignals(given, left);
    try {
      followed.signal?.throwIfAborted();
      const result = await runCall(prepareCall(given, setting), followed.signal, emit);
      followed.end();
      return result;
    } catch (error) {
      // Tools that are still running learn that nobody waits for them.
      followed.end({ reason: error });
      throw error;
    }
  };
  return {
    generate: (given: AnyOptions) => run(given) as Promise<Result<never>>,
    stream: (given: AnyOptions) => openStream((emit, left) => run(given, emit, left)) as AnswerStream<never>,
    dispose: chosen.dispose,
  };
}

/** The signal of a call. One of its own takes time to make, and is of use to tools alone. */
function followSignals(
  { signal, tools }: AnyOptions,
  left: AbortSignal | undefined,
): Pick<LinkedSignal, "end"> & { readonly signal: AbortSignal | undefined } {
  if (tools || (signal && left)) return new LinkedSignal([signal, left]);
  return { signal: signal ?? left, end: () => {} };
}

async function noDispose(): Promise<void> {}

function chooseTransports(
  env: Environment,
  { loadEmbedded, fetch }: Platform,
): { transport: Transport; dispose: () => Promise<void> } {
  const http = createHttpTransport({ env, ...(fetch && { fetch }) });
  if (!loadEmbedded) return { transport: http, dispose: noDispose };
  let embedded: Promise<DisposableTransport> | undefined;
  const choose: Transport = (request, signal) => {
    if (!isFolder(request.baseUrl)) return http(request, signal);
    embedded ??= loadEmbedded();
    return embedded.then((run) => run(request, signal));
  };
  return {
    transport: http.hide ? Object.assign(choose, { hide: http.hide }) : choose,
    async dispose() {
      if (embedded) await (await embedded).dispose?.();
    },
  };
}
