import type { Format } from "./format.ts";

/** Every format by the name that `--format` takes. Loaded when asked for. */
export const formats = {
  pretty: async (): Promise<Format> => (await import("./pretty.ts")).formatPretty,
  json: async (): Promise<Format> => (await import("./json.ts")).formatJson,
  sarif: async (): Promise<Format> => (await import("./sarif.ts")).formatSarif,
  markdown: async (): Promise<Format> => (await import("./markdown.ts")).formatMarkdown,
  github: async (): Promise<Format> => (await import("./github.ts")).formatGithub,
} as const;

/** A name that `--format` takes. */
export type FormatName = keyof typeof formats;
