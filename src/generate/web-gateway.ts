import { type Gateway, type GatewayOptions, type Generate, openGateway, type Stream } from "./gateway.ts";
import { defaultCalls } from "./generate.ts";

/** Opens a gateway with its own transport, servers and defaults. */
export function createGateway(options: GatewayOptions = {}): Gateway {
  return openGateway(options);
}

/** Sends a prompt to a model, with the settings of the environment. See {@link Generate}. */
export const generate: Generate = defaultCalls(createGateway).generate;

/** Sends a prompt to a model and hands out the answer as it comes. See {@link Stream}. */
export const stream: Stream = defaultCalls(createGateway).stream;
