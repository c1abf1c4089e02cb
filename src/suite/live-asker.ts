import { resolveBaseUrl } from "../backends/base-url.ts";
import { projectBackends, resolveModel } from "../backends/registry.ts";
import { createRecordTransport } from "../backends/transports/record.ts";
import type { RecordedAnswer } from "../backends/transports/recorded-answer.ts";
import { type Environment, hideSecrets, readSecrets, type Secret } from "../backends/transports/secrets.ts";
import type { Transport, WireRequest } from "../backends/transports/transport.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import type { Answer } from "../dialects/decoder.ts";
import { GatewayError } from "../generate/errors.ts";
import { sendRequest } from "../generate/send-request.ts";

/** How backends are asked. */
export interface LiveOptions {
  /** Where keys and base URLs are read. */
  readonly env: Environment;
  /** ISO day, for what is recorded. */
  readonly today: string;
  /** Whether answers are written to replay files. Without effect under CI, where nothing is written. */
  readonly record?: boolean;
  /** What plays the backends, where it is not they who answer. No key is needed then. */
  readonly scripted?: string;
  /** Milliseconds for one answer. Default 600000. */
  readonly timeoutMs?: number;
  /** How often a request is sent again where that may help. Default 2. */
  readonly retries?: number;
  /** Default: HTTP, and for `file:` base URLs a model inside this process. */
  readonly transport?: Transport;
}

/** A request as it was rendered. */
export type RenderedRequest = Pick<WireRequest, "dialect" | "model" | "path" | "headers" | "body">;

/** What came of asking. */
export type Asked =
  | { readonly answer: Answer; readonly recorded: RecordedAnswer; readonly backend: string }
  /** Nothing was sent, for a reason that many requests share. */
  | { readonly unasked: string }
  /** What went wrong; holds no key. */
  | { readonly failed: string };

/** Asks the backends of a project. A backend that cannot be reached, or refuses its key, is asked no more. */
export class LiveAsker {
  readonly #config: Pick<ResolvedConfig, "backends" | "root">;
  readonly #options: LiveOptions;
  readonly #secrets: readonly Secret[];
  /** Why backends are asked no more, by id. */
  readonly #left = new Map<string, string>();
  #http: Promise<Transport> | undefined;
  #embedded: Promise<Transport & { dispose(): Promise<void> }> | undefined;

  constructor(config: Pick<ResolvedConfig, "backends" | "root">, options: LiveOptions) {
    this.#config = config;
    this.#options = options;
    const variables = projectBackends(config.backends).flatMap(({ apiKeyEnv }) => apiKeyEnv ?? []);
    this.#secrets = readSecrets(variables, options.env);
  }

  /** Sends a request to the backend of a target. Never throws. */
  async ask(target: Target, rendered: RenderedRequest): Promise<Asked> {
    const { backend } = resolveModel(target.reference, projectBackends(this.#config.backends)) ?? {};
    if (!backend) return { unasked: `no backend is known for ${target.reference}` };
    const { env, scripted } = this.#options;
    const { id, apiKeyEnv } = backend;
    const hasKey = apiKeyEnv === undefined || Boolean(env[apiKeyEnv]);
    if (!hasKey && scripted === undefined) return { unasked: `${apiKeyEnv} is not set` };
    const left = this.#left.get(id);
    if (left !== undefined) return { unasked: left };
    try {
      const request: WireRequest = {
        ...rendered,
        backend: id,
        baseUrl: resolveBaseUrl(backend, env),
        ...(apiKeyEnv !== undefined && hasKey && { apiKeyEnv }),
        stream: false,
      };
      return { ...(await this.#send(request)), backend: id };
    } catch (error) {
      const message = hideSecrets(error instanceof Error ? error.message : String(error), this.#secrets);
      if (!(error instanceof GatewayError) || HOPELESS.has(error.kind)) {
        this.#left.set(id, `${id} failed before`);
      }
      return { failed: message };
    }
  }

  /** Frees what models inside this process hold. */
  async dispose(): Promise<void> {
    await (await this.#embedded)?.dispose();
  }

  async #send(request: WireRequest): Promise<{ answer: Answer; recorded: RecordedAnswer }> {
    const { timeoutMs, retries } = this.#options;
    const all: RecordedAnswer[] = [];
    const transport = createRecordTransport(await this.#transportFor(request), {
      secrets: this.#secrets,
      onAnswer: (answer) => all.push(answer),
    });
    const { answer } = await sendRequest(request, {
      transport,
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(retries !== undefined && { retries }),
    });
    // The last one is that which was read; those before it told errors.
    return { answer, recorded: all.at(-1) as RecordedAnswer };
  }

  async #transportFor({ baseUrl }: WireRequest): Promise<Transport> {
    const { transport, env } = this.#options;
    if (transport) return transport;
    if (baseUrl.startsWith("file:")) {
      this.#embedded ??= import("../backends/transports/embedded.ts").then(({ createEmbeddedTransport }) =>
        createEmbeddedTransport({ root: this.#config.root }),
      );
      return this.#embedded;
    }
    this.#http ??= import("../backends/transports/http.ts").then(({ createHttpTransport }) =>
      createHttpTransport({ env }),
    );
    return this.#http;
  }
}

const HOPELESS: ReadonlySet<string> = new Set(["authentication", "connection"]);
