import { pathToFileURL } from "node:url";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Helper } from "../runtime/call-helper.ts";
import { placeInConfig } from "./config-place.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** Loads the project's helper module, to call its helpers while rendering in memory. */
export async function loadHelpers(
  config: ResolvedConfig,
): Promise<{ helpers: Readonly<Record<string, Helper>>; diagnostics: Diagnostic[] }> {
  if (!config.helpers) return { helpers: {}, diagnostics: [] };
  const { from, names } = config.helpers;
  const problem = (key: string, message: string, help: string) =>
    diagnose("unknown-helper", { message, help, ...placeInConfig(config, ["helpers", key]) });
  try {
    const { createJiti } = await import("jiti");
    const jiti = createJiti(pathToFileURL(`${config.root}/prompt.config.ts`).href);
    const module = await jiti.import<Record<string, Helper>>(from);
    const missing = names.filter((name) => typeof module[name] !== "function");
    return {
      helpers: Object.fromEntries(names.map((name) => [name, module[name] as Helper])),
      diagnostics: missing.map((name) =>
        problem(
          "names",
          `\`${from}\` exports no function named \`${name}\`.`,
          "Export it, or take its name out of `helpers.names`.",
        ),
      ),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      helpers: {},
      diagnostics: [
        problem("from", `\`${from}\` cannot be loaded: ${reason}`, "Correct `helpers.from` in the config."),
      ],
    };
  }
}
