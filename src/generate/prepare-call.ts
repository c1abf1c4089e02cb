import { isFolder, resolveBaseUrl } from "../backends/base-url.ts";
import type { Environment } from "../backends/transports/secrets.ts";
import type { PromptCall } from "../runtime/types.ts";
import { defined } from "./defined.ts";
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
 * the first model, a `TypeError` for what is no prompt with its input and for tools that are not the prompt's, a
 * `RangeError` for a limit that is no number or of no steps, and an `Error` for a base URL that cannot be one.
 */
export function prepareCall(options: AnyOptions, setting: GatewaySetting): PreparedCall {
  const settings = { ...setting.defaults, ...defined(options) };
  const { prompt, dialect, context, history, tools, onFinding, fallback = [] } = settings;
  const { timeoutMs, stallMs, retries } = settings;
  if (typeof (prompt as Partial<PromptCall> | undefined)?.dialects !== "object")
    throw new TypeError(
      "`prompt` has to be a prompt with its input: what the function of a compiled prompt returns, `ask({ … })` and not `ask`.",
    );
  checkNumbers(settings);
  if (tools) checkTools(prompt, tools);
  const first = override(resolveModel(prompt, settings.model, dialect), setting);
  const others = fallback.map((reference) => {
    const found = resolveModel(prompt, reference);
    const isSpoken = dialect && Object.hasOwn(prompt.dialects[dialect]?.backends ?? {}, found.backend);
    return override(isSpoken ? resolveModel(prompt, reference, dialect) : found, setting);
  });
  const models = [first, ...others.filter(({ reference }) => reference !== first.reference)];
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

const numbers = ["maxSteps", "timeoutMs", "stallMs", "retries"] as const;

/** What is no number, as that of an environment variable that is not set, would be a limit that is never reached. */
function checkNumbers(settings: CallDefaults): void {
  for (const name of numbers) {
    const value: unknown = settings[name] ?? 1;
    if (typeof value !== "number" || Number.isNaN(value))
      throw new RangeError(`\`${name}\` has to be a number.`);
  }
  if ((settings.maxSteps ?? 1) < 1) throw new RangeError("`maxSteps` has to be 1 or more.");
}

function override(found: ResolvedReference, { backends }: GatewaySetting): ResolvedReference {
  const names = [found.backend, ...(found.server.aliases ?? [])];
  const name = names.find((each) => Object.hasOwn(backends, each));
  const own = name === undefined ? undefined : backends[name];
  if (!own) return found;
  const { baseUrlEnv, ...server } = found.server;
  // A base URL that the app itself gives stands above the environment.
  const kept = own.baseUrl === undefined && baseUrlEnv !== undefined ? { baseUrlEnv } : {};
  return { ...found, server: { ...server, ...kept, ...defined(own) } };
}

function baseUrlOf({ reference, server }: ResolvedReference, { env, runsModels }: GatewaySetting): string {
  const baseUrl = resolveBaseUrl(server, env);
  if (isFolder(baseUrl)) {
    if (runsModels) return baseUrl;
    throw new Error(`${reference} would run inside the process, for which models need Node.`);
  }
  if (baseUrl.includes("#"))
    throw new Error(`The base URL of ${reference} has a fragment, which no server is sent.`);
  return baseUrl.includes("?") ? baseUrl : baseUrl.replace(/\/+$/, "");
}
