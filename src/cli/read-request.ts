import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import type { CompiledPrompt } from "../compiler.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import { nodeWritableFileSystem } from "../output/writable-file-system.ts";
import type { Json } from "../runtime/types.ts";
import { readCases } from "../suite/cases.ts";
import type { Context } from "./context.ts";
import { UsageError } from "./options.ts";
import type { Project } from "./project.ts";

/** What a prompt is called with. */
export type PromptRequest = Parameters<CompiledPrompt["render"]>[2] & { readonly input: Json };

/**
 * Reads the input that the command line names: that of a case, of a file, of standard input, or none. Throws
 * {@link UsageError}.
 */
export async function readRequest(
  { args, cwd, readStdin }: Context,
  { config }: Project,
  prompt: CompiledPrompt,
): Promise<PromptRequest> {
  if (args.case !== undefined && args.input !== undefined)
    throw new UsageError("--case and --input exclude each other");
  if (args.case !== undefined) {
    const { cases, names, diagnostics } = readCases(
      prompt,
      config.root,
      config.fixtures,
      nodeWritableFileSystem,
    );
    const found = cases.find(({ name }) => name === args.case);
    if (found) return { input: found.input, history: found.history, context: found.context };
    const [problem] = diagnostics.filter((each) => hasErrors([each]));
    if (names.includes(args.case))
      throw new UsageError(`the case ${args.case} is broken: ${problem?.message}`);
    const near = findNearest(args.case, names);
    throw new UsageError(
      `${prompt.meta.id} has no case ${args.case}${near ? `; did you mean ${near}?` : ""}`,
    );
  }
  if (args.input === undefined) return { input: {} };
  return {
    input: parseInputText(args.input === "-" ? await readStdin() : readInputFile(resolve(cwd, args.input))),
  };
}

function readInputFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`the input cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** YAML holds JSON. */
function parseInputText(text: string): Json {
  try {
    return JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 100 }) ?? {}));
  } catch (error) {
    throw new UsageError(
      `the input is neither JSON nor YAML: ${error instanceof Error ? error.message : error}`,
    );
  }
}
