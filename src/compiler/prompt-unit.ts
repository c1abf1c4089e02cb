import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { hashText } from "../files/hash-text.ts";
import type { NamedPrompt } from "../phases/3-analyze/analyze-names.ts";
import type { SourceFile } from "../phases/source-file.ts";
import { printPrompt } from "./emit-prompt.ts";
import { analyzePrompt, type ProjectContext } from "./project-context.ts";
import type { Reads } from "./recorded-reads.ts";

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
  const { head, prompt, reads, diagnostics } = analyzePrompt(source, context);
  const named = nameOf(head);
  const unit = { path: source.path, hash: source.hash, reads, named, diagnostics };
  if (!prompt || hasErrors(diagnostics)) return { unit, texts: [] };
  const { settings, config } = context;
  const [[, module], [, declaration]] = printPrompt(prompt, settings, config.moduleExtension);
  const files = [hashText(module), hashText(declaration)] as const;
  return { unit: { ...unit, files }, texts: [module, declaration] };
}

/** The part of a prompt that others may collide with. */
function nameOf({ id, path, nameSpan }: NamedPrompt): NamedPrompt {
  return { id, path, nameSpan };
}
