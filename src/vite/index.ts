export { type PolylectOptions, polylect } from "./plugin.ts";
