import { pathToFileURL } from "node:url";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Helper } from "../runtime/call-helper.ts";
import { placeInConfig } from "./config-place.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** Loads the project's helper module, to call its helpers while rendering in memory. Never throws. */
export async function loadHelpers(
  config: ResolvedConfig,
): Promise<{ helpers: Readonly<Record<string, Helper>>; diagnostics: Diagnostic[] }> {
  if (!config.helpers) return { helpers: {}, diagnostics: [] };
  const { from, names } = config.helpers;
  try {
    const { createJiti } = await import("jiti");
    const jiti = createJiti(helperParent(config), { moduleCache: false });
    const module = await jiti.import<Record<string, Helper>>(from);
    const functions = names.filter((name) => typeof module[name] === "function");
    return {
      helpers: Object.fromEntries(names.map((name) => [name, module[name] as Helper])),
      diagnostics: diagnoseMissing(config, functions),
    };
  } catch (error) {
    return { helpers: {}, diagnostics: [diagnoseUnloadable(config, error)] };
  }
}

/** URL of the module from which helpers are imported, which need not be there. */
export function helperParent(config: ResolvedConfig): string {
  return pathToFileURL(`${config.root}/prompt.config.ts`).href;
}

/** A diagnostic for each helper of the config that is not among the functions of the helper module. */
export function diagnoseMissing(config: ResolvedConfig, functions: readonly string[]): Diagnostic[] {
  const { from = "", names = [] } = config.helpers ?? {};
  return names
    .filter((name) => !functions.includes(name))
    .map((name) =>
      diagnose("unknown-helper", {
        message: `\`${from}\` exports no function named \`${name}\`.`,
        help: "Export it, or take its name out of `helpers.names`.",
        ...placeInConfig(config, ["helpers", "names"]),
      }),
    );
}

/** The diagnostic for a helper module that is not there, or that fails. */
export function diagnoseUnloadable(config: ResolvedConfig, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return diagnose("unknown-helper", {
    message: `\`${config.helpers?.from}\` cannot be loaded: ${reason}`,
    help: "Correct `helpers.from` in the config.",
    ...placeInConfig(config, ["helpers", "from"]),
  });
}
