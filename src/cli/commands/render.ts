import { type CompiledPrompt, type Rendered, UnknownTargetError } from "../../compiler.ts";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { FILE_START } from "../../diagnostics/span.ts";
import { HelperError } from "../../runtime/call-helper.ts";
import { InputError } from "../../runtime/errors.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { openPrompt } from "../open-prompt.ts";
import { UsageError } from "../options.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { unknownTargets } from "../project.ts";
import { type PromptRequest, readRequest } from "../read-request.ts";

/** Prints the body of one prompt on one target: a target's name, a model reference or a dialect. */
export async function run(context: Context): Promise<number> {
  const { args, stderr, stdout } = context;
  const [target, ...others] = args.target ?? [];
  if (target === undefined || others.length > 0) throw new UsageError("render needs one --target");
  const { project, prompt, code } = await openPrompt(context);
  if (!prompt) return code;
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

function renderCase(prompt: CompiledPrompt, target: string, { input, ...options }: PromptRequest): Rendered {
  return prompt.render(target, input, options);
}
