import { diagnoseUnknown } from "../build/narrow-project.ts";
import { openProject } from "../build/open-project.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { printProblems } from "./print-problems.ts";
import { ProjectPrompt } from "./project-prompt.ts";
import { PromptTestError } from "./prompt-test-error.ts";
import { startFolders } from "./start-folders.ts";

/** The prompts of a project, compiled in memory. */
export class OpenPrompts {
  /** Sorted by id. */
  readonly all: readonly ProjectPrompt[];
  readonly #config: ResolvedConfig;

  /** @internal */
  constructor(all: readonly ProjectPrompt[], config: ResolvedConfig) {
    this.all = all;
    this.#config = config;
  }

  /** The prompt of an id. Throws where there is none. */
  get(id: string): ProjectPrompt {
    const found = this.all.find((prompt) => prompt.id === id);
    if (found) return found;
    const ids = this.all.map((prompt) => prompt.id);
    const unknown = diagnoseUnknown("unknown-prompt", id, ids, this.#config);
    throw new Error(`${unknown.message} ${unknown.help}`);
  }
}

/**
 * Compiles the prompts of the project around the test file, or else around the working folder; `root` names another
 * folder. Writes nothing. Rejects with every error of the project.
 */
export async function openPrompts(root?: string): Promise<OpenPrompts> {
  const { config, prompts, diagnostics } = await openProject(...startFolders(root));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new PromptTestError(printProblems(errors, config.root));
  const all = prompts.map((compiled) => new ProjectPrompt(compiled, config));
  return new OpenPrompts(
    all.sort((a, b) => (a.id < b.id ? -1 : 1)),
    config,
  );
}
