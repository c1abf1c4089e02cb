import { createHash } from "node:crypto";
import { compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { ResolvedConfig } from "../../src/config/resolved-config.ts";
import { hasErrors } from "../../src/diagnostics/diagnostic.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { emitIndex } from "../../src/phases/5-emit/emit-index.ts";
import type { ProjectSources, SourceFile } from "../../src/phases/source-file.ts";

type Files = Readonly<Record<string, string>>;

/**
 * What a project compiles to. A prompt is compiled anew unless its text, the config, and the text of every partial
 * and schema whose name stands anywhere in it are those of an earlier time; how the compiler finds out what changed
 * plays no part in that. Prompts are named by their paths alone.
 */
export class ColdOracle {
  readonly #known = new Map<string, Files | undefined>();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The emitted files; undefined where there is an error. */
  async compile(): Promise<Files | undefined> {
    const { config, diagnostics } = await loadConfig(this.#root);
    const { sources, diagnostics: unread } = readProject(nodeFileSystem, config);
    const keys = new Map(sources.prompts.map((prompt) => [prompt.path, keyOf(prompt, sources, config)]));
    const unknown = sources.prompts.filter(({ path }) => !this.#known.has(keys.get(path) as string));
    const shared = await this.#learn(unknown, sources, config, keys);
    const known = [...keys.values()].map((key) => this.#known.get(key));
    const isBroken = hasErrors([...diagnostics, ...unread]) || !shared || known.includes(undefined);
    if (isBroken) return undefined;
    const index = emitIndex([...keys.keys()].map(idOf), config.moduleExtension);
    return Object.assign({ "index.js": index.code, "index.d.ts": index.declaration }, ...known);
  }

  /** Compiles prompts, and those without errors once more without the others. False where a schema has an error. */
  async #learn(
    prompts: readonly SourceFile[],
    sources: ProjectSources,
    config: ResolvedConfig,
    keys: ReadonlyMap<string, string>,
  ): Promise<boolean> {
    const { files, diagnostics } = await compileProject({ ...sources, prompts }, config);
    const wrong = diagnostics.filter(({ severity }) => severity === "error").map(({ path }) => path);
    if (wrong.length === 0) {
      for (const { path } of prompts) this.#known.set(keys.get(path) as string, filesOf(path, files));
      return true;
    }
    const broken = new Set(wrong);
    const isBroken = ({ path, text }: SourceFile) =>
      broken.has(path) ||
      [...sources.partials].some(([name, partial]) => broken.has(partial.path) && text.includes(name));
    for (const prompt of prompts.filter(isBroken))
      this.#known.set(keys.get(prompt.path) as string, undefined);
    const sound = prompts.filter((prompt) => !isBroken(prompt));
    if (sound.length === prompts.length) return false;
    return this.#learn(sound, sources, config, keys);
  }
}

function keyOf(prompt: SourceFile, sources: ProjectSources, config: ResolvedConfig): string {
  const others = [...sources.partials, ...sources.schemas].filter(([name]) => prompt.text.includes(name));
  const texts = others.map(([name, { text }]) => [name, text]);
  return createHash("sha256")
    .update(JSON.stringify([config, prompt.path, prompt.text, texts]))
    .digest("hex");
}

const idOf = (path: string): string => path.slice("prompts/".length, -".prompt".length);

function filesOf(path: string, files: ReadonlyMap<string, string>): Files {
  const names = [`${idOf(path)}.js`, `${idOf(path)}.d.ts`];
  return Object.fromEntries(names.map((name) => [name, files.get(name) as string]));
}
