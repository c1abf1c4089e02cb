export * from "./names.ts";
export { createGateway, generate, stream } from "./web-gateway.ts";
