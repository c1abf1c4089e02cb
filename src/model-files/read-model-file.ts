import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadEngine } from "../dialects/chat-template/load-engine.ts";
import { type ModelFile, ModelFileError } from "./model-file.ts";
import { tokensInTemplate } from "./template-tokens.ts";
import { parseTokenizerConfig } from "./tokenizer-config.ts";

/** What a model's files say, and which files say it. */
export interface ReadModelFile {
  readonly file: ModelFile;
  /** Absolute paths of the files that it was read from, or would be, were they there. */
  readonly files: readonly string[];
}

/**
 * Reads the chat template of a model, and what stands beside it: a `.gguf` file, of which only the header is read, a
 * `tokenizer_config.json`, or a `.jinja` file. `path` is absolute. Throws {@link ModelFileError}.
 */
export async function readModelFile(path: string): Promise<ReadModelFile> {
  if (!isFile(path)) throw new ModelFileError("is not there");
  if (path.endsWith(".gguf")) {
    const { readGguf } = await import("./read-gguf.ts");
    return { file: await readGguf(path), files: [path] };
  }
  if (!path.endsWith(".json")) return { file: parseModelText(path, readText(path)), files: [path] };
  const beside = join(dirname(path), "chat_template.jinja");
  const own = isFile(beside) ? readText(beside) : undefined;
  return { file: parseTokenizerConfig(readText(path), own), files: [path, beside] };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ModelFileError(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The same from the text of a `.jinja` or `.json` file. */
export function parseModelText(path: string, text: string): ModelFile {
  if (path.endsWith(".json")) return parseTokenizerConfig(text);
  if (!path.endsWith(".jinja")) throw new ModelFileError("is neither a .gguf, a .json nor a .jinja file");
  return { template: text, controlTokens: tokensInTemplate(text) };
}

const NAME_IT =
  "Name a file that holds the model's template: another copy of the model, its `tokenizer_config.json`, or a `.jinja` file.";

/**
 * What two files say together: `own` holds the template, `tokens` is asked first for everything else. The template has
 * to be one that the engine can read. Throws {@link ModelFileError}.
 */
export function useModelFiles(
  own: ModelFile,
  tokens: ModelFile | undefined,
): ModelFile & { template: string } {
  const { template, toolTemplate } = own;
  if (template === undefined) throw new ModelFileError("holds no chat template", NAME_IT);
  for (const text of [template, toolTemplate]) if (text !== undefined) parse(text);
  const { template: _template, toolTemplate: _toolTemplate, ...said } = tokens ?? { controlTokens: [] };
  const patterns = [...own.controlTokens, ...said.controlTokens];
  const controlTokens = [...new Map(patterns.map((token) => [JSON.stringify(token), token])).values()];
  return { ...own, ...said, template, controlTokens };
}

function parse(text: string): void {
  const engine = loadPeer();
  try {
    new engine(text);
  } catch (error) {
    throw new ModelFileError(
      `is no template that can be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function loadPeer() {
  try {
    return loadEngine();
  } catch {
    throw new ModelFileError("needs a package to be rendered", "Run `npm install @huggingface/jinja`.");
  }
}
