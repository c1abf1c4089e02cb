import type { CallServer } from "../runtime/types.ts";

/**
 * Where a server is: its base URL, or what the environment variable of its row holds instead. Such a value may leave out
 * `http://` and the port of the row, may be in quotes, and may end with `/v1`, which the paths of dialects bring along; for
 * a row whose base URL is `file:` it is a folder. Throws an `Error` that names the variable, never its value, where the
 * value is no such address.
 */
export function resolveBaseUrl(
  { baseUrl, baseUrlEnv }: Pick<CallServer, "baseUrl" | "baseUrlEnv">,
  env: { readonly [name: string]: string | undefined },
): string {
  const told = baseUrlEnv === undefined ? undefined : env[baseUrlEnv];
  const value = told?.trim().replace(/^(["'])(.*)\1$/, "$2");
  if (!value) return baseUrl;
  if (isFolder(baseUrl)) return isFolder(value) ? value : `file:${value}`;
  const url = parseAddress(value, baseUrl);
  if (!url) {
    throw new Error(`${baseUrlEnv} has to be an http(s) URL without a user, a query or a fragment.`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "").replace(/\/v1$/, "")}`;
}

/** Whether a base URL is that of a folder of models. */
export function isFolder(baseUrl: string): boolean {
  return baseUrl.startsWith("file:");
}

function parseAddress(value: string, baseUrl: string): URL | undefined {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(value);
  const url = parseUrl(hasScheme ? value : `http://${value.startsWith(":") ? "127.0.0.1" : ""}${value}`);
  if (!url) return undefined;
  const { protocol, username, password, search, hash, hostname } = url;
  if (!/^https?:$/.test(protocol) || username || password || search || hash) return undefined;
  // The port may be the usual one of HTTP, which a URL does not show.
  if (!hasScheme && !/^(?:\[[^\]]*\]|[^:/]*):\d/.test(value)) url.port = new URL(baseUrl).port;
  // What a server listens on is no address to call.
  if (hostname === "0.0.0.0") url.hostname = "127.0.0.1";
  if (hostname === "[::]") url.hostname = "[::1]";
  return url;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
