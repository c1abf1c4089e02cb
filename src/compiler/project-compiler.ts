import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { hashText } from "../files/hash-text.ts";
import type { ProjectSources, SourceFile } from "../phases/source-file.ts";
import { fileNames, printIndex } from "./emit-prompt.ts";
import { ForgottenError } from "./forgotten-error.ts";
import { findProblems, openContext, type ProjectContext } from "./project-context.ts";
import { compileUnit, describeSettings, isCurrent, type PromptUnit } from "./prompt-unit.ts";
import type { CheckedSchema } from "./schema-library.ts";
import { type HeldText, TextStore } from "./text-store.ts";

/** What a compiler remembers from one run to the next. Can be stored as JSON. */
export interface CompilerMemory {
  /** What of the config the rest depends on. */
  readonly settings: string;
  readonly units: readonly PromptUnit[];
  readonly schemas: readonly (readonly [name: string, checked: CheckedSchema])[];
}

/** A file to be written. */
export interface EmittedFile {
  /** Of the text, by `hashText`. */
  readonly hash: string;
  /** The text in UTF-8; only after {@link IncrementalCompilation.hold} was told of the file. */
  readonly text: () => Uint8Array;
}

/** What one run of a compiler gives. Nothing has touched the disk. */
export interface IncrementalCompilation {
  /** By path relative to `outDir`. Empty where a diagnostic is an error. */
  readonly files: ReadonlyMap<string, EmittedFile>;
  readonly diagnostics: readonly Diagnostic[];
  /** Paths of the prompts that were compiled; the others were remembered. */
  readonly compiled: readonly string[];
  /**
   * Makes the texts of some files ready. Compiles prompts whose texts are no longer there, and throws
   * {@link ForgottenError} where that gives something else than what was remembered.
   */
  readonly hold: (paths: readonly string[]) => void;
}

interface Entry {
  readonly unit: PromptUnit;
  texts: readonly HeldText[];
}

/** The index of a project, and the prompts that it is of. */
interface CompiledIndex {
  readonly ids: readonly string[];
  readonly files: readonly (readonly [string, EmittedFile])[];
}

/** Compiles a project again and again; only prompts whose own files, partials, schemas or config changed. */
export class ProjectCompiler {
  #settings: string;
  #entries: ReadonlyMap<string, Entry>;
  #schemas: ReadonlyMap<string, CheckedSchema>;
  #index: CompiledIndex | undefined;

  constructor(memory?: CompilerMemory) {
    this.#settings = memory?.settings ?? "";
    this.#entries = new Map(memory?.units.map((unit) => [unit.path, { unit, texts: [] }]));
    this.#schemas = new Map(memory?.schemas);
  }

  /** For a later process. */
  get memory(): CompilerMemory {
    const units = [...this.#entries.values()].map(({ unit }) => unit);
    return { settings: this.#settings, units, schemas: [...this.#schemas] };
  }

  /** Compiles what has changed since the last run. `others` are problems found elsewhere, such as those of helpers. */
  compile(
    sources: ProjectSources,
    config: ResolvedConfig,
    others: readonly Diagnostic[] = [],
  ): IncrementalCompilation {
    this.#useSettings(config);
    const context = openContext(sources, config);
    const store = new TextStore();
    const compiled: string[] = [];
    const entries = sources.prompts.map((source) => {
      const known = this.#entries.get(source.path);
      if (known && isCurrent(known.unit, source, context)) return known;
      compiled.push(source.path);
      return compileEntry(source, context, store);
    });
    this.#schemas = context.schemas.check(this.#schemas);
    this.#entries = new Map(entries.map((entry) => [entry.unit.path, entry]));
    const ofSchemas = [...this.#schemas.values()].flatMap(({ diagnostics }) => diagnostics);
    const units = entries.map(({ unit }) => unit);
    const diagnostics = findProblems(units, [...ofSchemas, ...others], context);
    const files = hasErrors(diagnostics) ? new Map<string, EmittedFile>() : this.#listFiles(entries, context);
    const hold = (paths: readonly string[]) => holdTexts(paths, entries, sources, context);
    return { files, diagnostics, compiled, hold };
  }

  /** Drops texts that have been written. They are compiled again where they are needed again. */
  release(): void {
    for (const entry of this.#entries.values()) entry.texts = [];
  }

  #listFiles(entries: readonly Entry[], { config }: ProjectContext): Map<string, EmittedFile> {
    const files = new Map<string, EmittedFile>();
    for (const entry of entries) {
      const { named, files: hashes = [] } = entry.unit;
      for (const [index, hash] of hashes.entries()) {
        const name = fileNames(named.id, config.moduleExtension)[index] as string;
        files.set(name, { hash, text: () => textOf(entry, index) });
      }
    }
    const ids = entries.map(({ unit }) => unit.named.id);
    if (!this.#index || this.#index.ids.join("\n") !== ids.join("\n")) {
      this.#index = { ids, files: compileIndex(ids, config) };
    }
    for (const [name, file] of this.#index.files) files.set(name, file);
    return files;
  }

  #useSettings(config: ResolvedConfig): void {
    const settings = describeSettings(config);
    if (settings === this.#settings) return;
    this.#settings = settings;
    this.#entries = new Map();
    this.#schemas = new Map();
    this.#index = undefined;
  }
}

function compileEntry(source: SourceFile, context: ProjectContext, store: TextStore): Entry {
  const { unit, texts } = compileUnit(source, context);
  return { unit, texts: texts.map((text) => store.hold(text)) };
}

function compileIndex(
  ids: readonly string[],
  { moduleExtension }: ResolvedConfig,
): (readonly [string, EmittedFile])[] {
  return printIndex(ids, moduleExtension).map(([name, text]) => [
    name,
    { hash: hashText(text), text: () => Buffer.from(text) },
  ]);
}

function textOf(entry: Entry, index: number): Uint8Array {
  const text = entry.texts[index];
  if (!text) throw new Error(`The text of ${entry.unit.path} is not held.`);
  return text();
}

function holdTexts(
  paths: readonly string[],
  entries: readonly Entry[],
  sources: ProjectSources,
  context: ProjectContext,
): void {
  const wanted = new Set(paths);
  const byPath = new Map(sources.prompts.map((source) => [source.path, source]));
  const store = new TextStore();
  for (const entry of entries) {
    const { path, named, files } = entry.unit;
    const names = fileNames(named.id, context.config.moduleExtension);
    if (entry.texts.length > 0 || !names.some((name) => wanted.has(name))) continue;
    const again = compileEntry(byPath.get(path) as SourceFile, context, store);
    if (again.unit.files?.join() !== files?.join()) throw new ForgottenError(`${path} compiles otherwise.`);
    entry.texts = again.texts;
  }
}
