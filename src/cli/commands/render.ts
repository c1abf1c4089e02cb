import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { type CompiledPrompt, type Rendered, UnknownTargetError } from "../../compiler.ts";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import { FILE_START } from "../../diagnostics/span.ts";
import { nodeWritableFileSystem } from "../../output/writable-file-system.ts";
import { HelperError } from "../../runtime/call-helper.ts";
import { InputError } from "../../runtime/errors.ts";
import type { Json } from "../../runtime/types.ts";
import { readCases } from "../../suite/cases.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { UsageError } from "../options.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { openProject, type Project, unknownTargets } from "../project.ts";

/** Prints the body of one prompt on one target: a target's name, a model reference or a dialect. */
export async function run(context: Context): Promise<number> {
  const { args, stderr, stdout } = context;
  const [target, ...others] = args.target ?? [];
  if (target === undefined || others.length > 0) throw new UsageError("render needs one --target");
  if (args.case !== undefined && args.input !== undefined)
    throw new UsageError("--case and --input exclude each other");
  const project = await openProject(context);
  const unknown = project.unknown.filter(({ code }) => code === "unknown-prompt");
  const [prompt] = project.prompts;
  if (unknown.length > 0 || !prompt) {
    printDiagnostics(context, project, unknown.length > 0 ? unknown : project.diagnostics);
    return unknown.length > 0 ? FAILED : FOUND;
  }
  try {
    const rendered = renderCase(prompt, target, await readRequest(context, project, prompt));
    const { findings, body } = rendered;
    stdout.write(`${JSON.stringify(args.format === "json" ? rendered : (body ?? null), null, 2)}\n`);
    for (const { level, id, message } of args.format === "json" ? [] : findings) {
      stderr.write(`${level}: ${id}: ${message}\n`);
    }
    return body === undefined ? FOUND : CLEAN;
  } catch (error) {
    if (error instanceof UnknownTargetError) {
      printDiagnostics(context, project, unknownTargets([target], project.config));
      return FAILED;
    }
    if (error instanceof HelperError) {
      printDiagnostics(context, project, [diagnoseHelper(error, prompt, args.case)]);
      return FOUND;
    }
    if (!(error instanceof InputError)) throw error;
    stderr.write(`${prompt.meta.id}: ${error.message}\n`);
    return FOUND;
  }
}

function diagnoseHelper(error: HelperError, { meta }: CompiledPrompt, name: string | undefined): Diagnostic {
  const input = name === undefined ? "this input" : `the case ${name}`;
  return diagnose("helper-failed", {
    path: meta.path,
    span: FILE_START,
    message: `${meta.id} cannot be rendered with ${input}: ${error.message}.`,
  });
}

type Request = Parameters<CompiledPrompt["render"]>[2] & { readonly input: Json };

function renderCase(prompt: CompiledPrompt, target: string, { input, ...options }: Request): Rendered {
  return prompt.render(target, input, options);
}

async function readRequest(context: Context, { config }: Project, prompt: CompiledPrompt): Promise<Request> {
  const { args, cwd, readStdin } = context;
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
