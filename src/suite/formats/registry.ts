import type { SuiteFormat } from "./format.ts";

/** Every format of a run of the suite, by the name that `--format` takes. Loaded when asked for. */
export const suiteFormats = {
  pretty: async (): Promise<SuiteFormat> => (await import("./pretty.ts")).formatPretty,
  json: async (): Promise<SuiteFormat> => (await import("./json.ts")).formatJson,
  junit: async (): Promise<SuiteFormat> => (await import("./junit.ts")).formatJunit,
} as const;

/** A name that `--format` takes. */
export type SuiteFormatName = keyof typeof suiteFormats;
