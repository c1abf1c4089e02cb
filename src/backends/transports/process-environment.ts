import type { Environment } from "./secrets.ts";

/** The environment of the process, where there is one; platforms without have nothing in it. */
export function processEnvironment(): Environment {
  return (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {};
}
