import type { ResolvedConfig } from "./resolved-config.ts";

/** What a project without a config file has. */
export const defaultConfig = {
  text: "",
  prompts: "prompts",
  outDir: "generated/prompts",
  moduleExtension: "js",
  fixtures: "fixtures",
  schemas: "schemas",
  targets: [],
  backends: {},
  strictKeys: true,
  helpers: undefined,
  policy: { refused: "fail", lossyContent: "fail", lossySchema: "fail", lossyParameters: "warn" },
  checks: {},
} as const satisfies Omit<ResolvedConfig, "root" | "path">;
