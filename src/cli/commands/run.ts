import type { CompiledPrompt } from "../../compiler.ts";
import type { ResolvedConfig } from "../../config/resolved-config.ts";
import type { Usage } from "../../dialects/decoder.ts";
import {
  AnswerFilteredError,
  createGateway,
  FallbackError,
  type Gateway,
  GatewayError,
  type GenerateOptions,
  type Result,
  UnknownModelError,
} from "../../generate/node.ts";
import { InputError, OutputError, PortabilityError } from "../../runtime/errors.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { openPrompt } from "../open-prompt.ts";
import { UsageError } from "../options.ts";
import { type PromptRequest, readRequest } from "../read-request.ts";

/** Asks one model, by a target's name or a model reference, and prints its answer as it comes. */
export async function run(context: Context): Promise<number> {
  const { args, stderr } = context;
  if (args.model === undefined)
    throw new UsageError("run needs a --model: the name of a target, or backend/model");
  const { project, prompt, code } = await openPrompt(context);
  if (!prompt) return code;
  const request = await readRequest(context, project, prompt);
  const gateway = createGateway({ env: context.env });
  try {
    return await ask(context, gateway, prompt, {
      model: chooseModel(args.model, project.config),
      ...request,
    });
  } catch (error) {
    if (!isAnswer(error)) throw error;
    stderr.write(`${prompt.meta.id}: ${error.message}\n`);
    return error instanceof UnknownModelError ? FAILED : FOUND;
  } finally {
    await gateway.dispose();
  }
}

/** Errors that say what became of the request, as against bugs. */
function isAnswer(error: unknown): error is Error {
  const kinds = [
    GatewayError,
    FallbackError,
    UnknownModelError,
    AnswerFilteredError,
    InputError,
    OutputError,
    PortabilityError,
  ];
  return kinds.some((kind) => error instanceof kind);
}

/** A target stands for its reference. One with a template of its own is a backend under its own name. */
function chooseModel(name: string, { targets }: ResolvedConfig): string {
  const target = targets.find((each) => each.name === name);
  return target?.template ? target.name : (target?.reference ?? name);
}

async function ask(
  { args, stdout, stderr }: Context,
  gateway: Gateway,
  prompt: CompiledPrompt,
  { model, input, history, context }: Pick<GenerateOptions, "model"> & PromptRequest,
): Promise<number> {
  const isText = prompt.outputSchema === undefined && args.format === "pretty";
  const answer = gateway.stream({
    model,
    prompt: prompt.call(input),
    ...(history && { history }),
    ...(context && { context }),
    // What a target loses is shown by check, and no reason not to look at an answer here.
    onFinding: ({ level, id, subject }) =>
      stderr.write(`${level}: ${id}${subject === undefined ? "" : ` (${subject})`}\n`),
  });
  for await (const delta of answer) if (isText && delta.type === "text") stdout.write(delta.text);
  const result = await answer.result;
  if (args.format === "json") stdout.write(`${JSON.stringify(summarize(result), null, 2)}\n`);
  else if (isText) stdout.write("\n");
  else stdout.write(`${JSON.stringify(result.output ?? result.toolCalls, null, 2)}\n`);
  if (args.format === "pretty") stderr.write(`${renderFacts(result)}\n`);
  return CLEAN;
}

function summarize({ steps, failures, ...result }: Result): object {
  return { ...result, failures: failures.map(({ model, error }) => ({ model, message: error.message })) };
}

function renderFacts({ model, finishReason, usage, repairs }: Result): string {
  const repaired = repairs.map(({ kind }) => kind);
  return [
    model,
    finishReason,
    ...(usage ? renderUsage(usage) : []),
    ...(repaired.length > 0 ? [`repaired: ${[...new Set(repaired)].join(", ")}`] : []),
  ].join(" · ");
}

function renderUsage({ inputTokens, outputTokens }: Usage): string[] {
  const counts = [
    [inputTokens, "in"],
    [outputTokens, "out"],
  ] as const;
  return counts.flatMap(([count, word]) => (count === undefined ? [] : [`${count} tokens ${word}`]));
}
