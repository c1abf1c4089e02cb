import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";

/**
 * A folder without a config is a project where it has prompts; without them it is the wrong folder. A config whose
 * folder of prompts is not there is not taken for an empty project, since compiling that removes every emitted file.
 */
export function findNoProject(config: ResolvedConfig): Diagnostic[] {
  if (existsSync(join(config.root, config.prompts))) return [];
  if (config.path !== undefined) {
    const message = `There is no folder \`${config.prompts}\` beside the config.`;
    const help = "Make the folder, or correct `prompts` in the config.";
    return [diagnose("invalid-config", { path: config.path, span: FILE_START, message, help })];
  }
  const message = `There is no config here or above, and no folder \`${config.prompts}\`.`;
  return [diagnose("config-not-found", { path: "prompt.config.ts", span: FILE_START, message })];
}
