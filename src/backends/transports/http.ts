import { protocols } from "../../dialects/protocols.ts";
import { describeNetworkError } from "./network-error.ts";
import { processEnvironment } from "./process-environment.ts";
import { type Environment, hideSecrets, readSecrets, type Secret } from "./secrets.ts";
import { type Transport, TransportError, type WireRequest } from "./transport.ts";

/** What requests are sent with. */
export interface HttpTransportOptions {
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
  /** Where keys are read, each time one is sent. Default: the environment of the process, where there is one. */
  readonly env?: Environment;
}

/**
 * Sends requests over HTTP with what every platform of the web has. A key is read when it is sent, and is nowhere but in
 * its header. Redirects are not followed: the key would go along. Rejects with {@link TransportError}.
 */
export function createHttpTransport(options: HttpTransportOptions = {}): Transport {
  const env = (): Environment => options.env ?? processEnvironment();
  const hide = secretHider(env);
  const send: Transport = async (request, signal) => {
    const url = urlOf(request);
    const headers = {
      "content-type": "application/json",
      ...request.headers,
      ...(await keyOf(request, env())),
    };
    const body = JSON.stringify(request.body);
    const call = options.fetch ?? globalThis.fetch;
    try {
      const response = await call(url, { method: "POST", headers, body, redirect: "manual", signal });
      refuseRedirect(response, url, (text) => hide(text, request));
      return response;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof TransportError) throw error;
      const { message, code } = describeNetworkError(error);
      if (message.includes("unexpected redirect")) throw redirectError(hide(url, request));
      throw new TransportError("network", hide(message, request), code);
    }
  };
  return Object.assign(send, { hide });
}

/** Hides the key of a request in a text. The forms of a key are made once: every answer is looked through for them. */
function secretHider(env: () => Environment): (text: string, request: WireRequest) => string {
  const known = new Map<string, { readonly value: string; readonly secrets: readonly Secret[] }>();
  return (text, { apiKeyEnv }) => {
    const value = apiKeyEnv === undefined ? undefined : env()[apiKeyEnv];
    if (apiKeyEnv === undefined || !value) return text;
    let found = known.get(apiKeyEnv);
    if (found?.value !== value) {
      found = { value, secrets: readSecrets([apiKeyEnv], { [apiKeyEnv]: value }) };
      known.set(apiKeyEnv, found);
    }
    return hideSecrets(text, found.secrets);
  };
}

/** A base URL may have a path and a query of its own. */
function urlOf({ backend, baseUrl, path }: WireRequest): string {
  // What fetch says of such a URL quotes it.
  if (/^[^/]*:\/\/[^/?#]*@/.test(baseUrl))
    throw new TransportError(
      "key",
      `The base URL of ${backend} holds a user or a password; keys are read from the environment.`,
    );
  const [place = "", ...more] = baseUrl.split("?");
  const query = more.join("?");
  const url = place.replace(/\/+$/, "") + path;
  return query ? `${url}${path.includes("?") ? "&" : "?"}${query}` : url;
}

/** What a header can hold: anything else, a line break for example, is refused by fetch with the whole key in its message. */
const sendable = /^[\x20-\x7e\x80-\xff]+$/;

async function keyOf({ dialect, apiKeyEnv }: WireRequest, env: Environment): Promise<Record<string, string>> {
  if (apiKeyEnv === undefined) return {};
  const key = (env[apiKeyEnv] ?? "").trim();
  if (!key)
    throw new TransportError(
      "key",
      `The environment variable ${apiKeyEnv} is not set; it has to hold the key.`,
    );
  if (!sendable.test(key))
    throw new TransportError(
      "key",
      `The environment variable ${apiKeyEnv} holds a character that no header can, such as a line break.`,
    );
  const { name, prefix } = (await protocols[dialect]()).keyHeader;
  return { [name]: prefix + key };
}

/** Browsers say of a redirect only that it is one. */
function refuseRedirect(response: Response, url: string, hide: (text: string) => string): void {
  const { status, type, headers } = response;
  const isOpaque = type === "opaqueredirect";
  if (!isOpaque && (status < 300 || status > 399)) return;
  const location = headers.get("location");
  if (!isOpaque && location === null) return;
  response.body?.cancel().catch(() => {});
  throw redirectError(hide(url), location === null ? undefined : hide(location));
}

function redirectError(url: string, location = "another address"): TransportError {
  return new TransportError(
    "redirect",
    `${url} redirects to ${location}. Redirects are not followed, as the key would go along: the base URL has to be where it leads.`,
  );
}
