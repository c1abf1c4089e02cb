import type { Config } from "./config-types.ts";

/** Returns the config as it is; it exists for the types. */
export function defineConfig(config: Config): Config {
  return config;
}
