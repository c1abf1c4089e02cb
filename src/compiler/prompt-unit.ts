import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { hashText } from "../files/hash-text.ts";
import type { NamedPrompt } from "../phases/3-analyze/analyze-names.ts";
import type { SourceFile } from "../phases/source-file.ts";
import { printPrompt } from "./emit-prompt.ts";
import { type AnalyzedPrompt, analyzePrompt, type ProjectContext } from "./project-context.ts";
import { areCurrent, type Reads } from "./recorded-reads.ts";

/** What is remembered of a compiled prompt, without its texts. Can be stored as JSON. */
export interface PromptUnit {
  readonly path: string;
  /** Of the prompt's own file. */
  readonly hash: string;
  readonly reads: Reads;
  readonly named: NamedPrompt;
  readonly diagnostics: readonly Diagnostic[];
  /** Hashes of the module and its declaration; absent beside an error. */
  readonly files?: readonly [module: string, declaration: string];
}

/** A unit, and the texts of the module and its declaration where there is no error. */
export interface CompiledUnit {
  readonly unit: PromptUnit;
  readonly texts: readonly string[];
}

/** Compiles one prompt of a project. */
export function compileUnit(source: SourceFile, context: ProjectContext): CompiledUnit {
  const analyzed = analyzePrompt(source, context);
  const { prompt, diagnostics } = analyzed;
  const unit = describeUnit(source, analyzed);
  if (!prompt || hasErrors(diagnostics)) return { unit, texts: [] };
  const { settings, config } = context;
  const [[, module], [, declaration]] = printPrompt(prompt, settings, config.moduleExtension);
  const files = [hashText(module), hashText(declaration)] as const;
  return { unit: { ...unit, files }, texts: [module, declaration] };
}

/** What is remembered of a prompt that was only analyzed. */
export function describeUnit(
  { path, hash }: SourceFile,
  { head, reads, diagnostics }: AnalyzedPrompt,
): PromptUnit {
  return { path, hash, reads, named: nameOf(head), diagnostics };
}

/** Whether a prompt and everything that it was made from is still the same. */
export function isCurrent(unit: PromptUnit, source: SourceFile, { around }: ProjectContext): boolean {
  return unit.hash === source.hash && areCurrent(unit.reads, around);
}

/** Differs where units that are remembered from another config are of no use. */
export function describeSettings(config: ResolvedConfig): string {
  const { prompts, schemas, moduleExtension, strictKeys, targets, backends, helpers } = config;
  return JSON.stringify([prompts, schemas, moduleExtension, strictKeys, targets, backends, helpers]);
}

/** The part of a prompt that others may collide with. */
function nameOf({ id, path, nameSpan }: NamedPrompt): NamedPrompt {
  return { id, path, nameSpan };
}
