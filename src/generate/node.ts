export * from "./names.ts";
export { createGateway, generate, stream } from "./node-gateway.ts";
