import { protocols } from "../../dialects/protocols.ts";
import type { Transport, WireRequest } from "./transport.ts";

/** What requests are sent with. */
export interface HttpTransportOptions {
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
  /** Where keys are read. Default: the environment of the process, where there is one. */
  readonly env?: { readonly [name: string]: string | undefined };
}

/** Sends requests over HTTP. */
export function createHttpTransport(options: HttpTransportOptions = {}): Transport {
  return async (request, signal) => {
    const send = options.fetch ?? fetch;
    const env = options.env ?? globalThis.process?.env ?? {};
    const { keyHeader } = await protocols[request.dialect]();
    const headers: Record<string, string> = { "content-type": "application/json", ...request.headers };
    const key = request.apiKeyEnv === undefined ? undefined : env[request.apiKeyEnv];
    if (key) headers[keyHeader.name] = keyHeader.prefix + key;
    return send(urlOf(request), {
      method: "POST",
      headers,
      body: JSON.stringify(request.body),
      redirect: "manual",
      signal,
    });
  };
}

function urlOf({ baseUrl, path }: WireRequest): string {
  return baseUrl.replace(/\/+$/, "") + path;
}
