import {
  type DisposableTransport,
  type Gateway,
  type GatewayOptions,
  type Generate,
  openGateway,
  type Stream,
} from "./gateway.ts";
import { defaultCalls } from "./generate.ts";

async function loadEmbedded(): Promise<DisposableTransport> {
  return (await import("../backends/transports/embedded.ts")).createEmbeddedTransport();
}

/** Node copies each body to send it once more where a redirect asks for that, unless redirects are errors. */
const fetchOnce: typeof fetch = (url, init) => fetch(url, { ...init, redirect: "error", window: null });

/** Opens a gateway with its own transport, servers and defaults. */
export function createGateway(options: GatewayOptions = {}): Gateway {
  return openGateway(options, { loadEmbedded, fetch: fetchOnce });
}

/** Sends a prompt to a model, with the settings of the environment. See {@link Generate}. */
export const generate: Generate = defaultCalls(createGateway).generate;

/** Sends a prompt to a model and hands out the answer as it comes. See {@link Stream}. */
export const stream: Stream = defaultCalls(createGateway).stream;
