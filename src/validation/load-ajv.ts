import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * The schema checker of the newest draft. It is loaded when the first schema or value asks for it: that takes longer
 * than a bare Node process, and values that fit a schema are told without it.
 */
export const loadAjv2020 = (): typeof import("ajv/dist/2020.js") => require("ajv/dist/2020.js");

/** The schema checker of draft 7, loaded as late as {@link loadAjv2020}. */
export const loadAjv = (): typeof import("ajv") => require("ajv");

/** What teaches a checker the formats of strings, loaded as late as {@link loadAjv2020}. */
export const loadFormats = (): typeof import("ajv-formats").default => require("ajv-formats");
