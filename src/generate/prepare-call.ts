import { isFolder, resolveBaseUrl } from "../backends/base-url.ts";
import type { Environment } from "../backends/transports/secrets.ts";
import type { CallDefaults, GenerateOptions } from "./options.ts";
import { type RenderGiven, renderRequest } from "./render-request.ts";
import { type ResolvedReference, resolveModel } from "./resolve-model.ts";
import type { PreparedCall } from "./run-call.ts";
import { type AnyToolFunctions, checkTools } from "./run-tools.ts";
import type { SendOptions } from "./send-request.ts";

/** What a gateway says of a server otherwise than the prompts do. */
export interface BackendOverride {
  /** What the dialect's path is appended to. */
  readonly baseUrl?: string;
  /** Environment variable that holds the key. */
  readonly apiKeyEnv?: string;
}

/** What a gateway brings to each call. */
export interface GatewaySetting {
  readonly defaults: CallDefaults;
  readonly backends: { readonly [id: string]: BackendOverride };
  readonly env: Environment;
  readonly transport: SendOptions["transport"];
  /** Whether base URLs may be folders of models. */
  readonly runsModels: boolean;
}

type Conversation = RenderGiven["conversation"];

/** What `generate` and `stream` are given, whatever the prompt's types are. */
export type AnyOptions = GenerateOptions & { readonly tools?: AnyToolFunctions };

/**
 * Looks at all that can be wrong before anything is sent. Throws `UnknownModelError`, `InputError`, `PortabilityError` of
 * the first model, a `TypeError` for tools that are not the prompt's, a `RangeError` for a limit of no steps, and an
 * `Error` for a base URL that cannot be one.
 */
export function prepareCall(options: AnyOptions, setting: GatewaySetting): PreparedCall {
  const settings = { ...setting.defaults, ...options };
  const { prompt, dialect, context, history, tools, onFinding, fallback = [] } = settings;
  const { maxSteps = 1, timeoutMs, stallMs, retries } = settings;
  if (!(maxSteps >= 1)) throw new RangeError("`maxSteps` has to be 1 or more.");
  if (tools) checkTools(prompt, tools);
  const first = override(resolveModel(prompt, settings.model, dialect), setting);
  const others = fallback.map((reference) => {
    const found = resolveModel(prompt, reference);
    const isSpoken = dialect && Object.hasOwn(prompt.dialects[dialect]?.backends ?? {}, found.backend);
    return override(isSpoken ? resolveModel(prompt, reference, dialect) : found, setting);
  });
  const models = [first, ...others];
  const conversation: { -readonly [Key in keyof Conversation]: Conversation[Key] } = {};
  if (context) conversation.context = context;
  if (history) conversation.history = history;
  const given = { prompt, conversation, onFinding };
  return {
    prompt,
    models,
    baseUrls: new Map(models.map((model) => [model, baseUrlOf(model, setting)])),
    given,
    first: renderRequest(given, first),
    tools,
    settings,
    sending: { transport: setting.transport, timeoutMs, stallMs, retries },
  };
}

function override(found: ResolvedReference, { backends }: GatewaySetting): ResolvedReference {
  const own = Object.hasOwn(backends, found.backend) ? backends[found.backend] : undefined;
  if (!own) return found;
  const { baseUrlEnv, ...server } = found.server;
  // A base URL that the app itself gives stands above the environment.
  const kept = own.baseUrl === undefined && baseUrlEnv !== undefined ? { baseUrlEnv } : {};
  return { ...found, server: { ...server, ...kept, ...own } };
}

function baseUrlOf({ reference, server }: ResolvedReference, { env, runsModels }: GatewaySetting): string {
  const baseUrl = resolveBaseUrl(server, env);
  if (!isFolder(baseUrl)) return baseUrl.replace(/\/+$/, "");
  if (runsModels) return baseUrl;
  throw new Error(`${reference} would run inside the process, for which models need Node.`);
}
