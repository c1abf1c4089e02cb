import { checkSchema } from "../runtime/check-schema.ts";
import { formats } from "../runtime/formats.ts";
import type { CallTool, Json, PromptCall, ToolCallPart, ToolResultPart } from "../runtime/types.ts";
import type { Hooks, ToolEvent } from "./hooks.ts";
import type { ToolFunction } from "./options.ts";

/** Functions by the names of their tools. */
export interface AnyToolFunctions {
  readonly [name: string]: ToolFunction<never>;
}

/** What tools are run with. */
export interface ToolSetting {
  readonly prompt: PromptCall;
  readonly tools: AnyToolFunctions;
  readonly step: number;
  readonly signal: AbortSignal;
  readonly hooks?: Hooks;
  /** Hears of each result as soon as it is there. */
  readonly onResult?: (result: ToolResultPart) => void;
}

/** Throws a `TypeError` where functions and tools of a prompt are not the same. */
export function checkTools({ tools: known, meta }: PromptCall, tools: AnyToolFunctions): void {
  const missing = Object.keys(known).filter((name) => typeof own(tools, name) !== "function");
  const unknown = Object.keys(tools).filter((name) => !Object.hasOwn(known, name));
  const problems = [
    ...(missing.length ? [`\`tools\` has no function for ${missing.join(", ")}`] : []),
    ...(unknown.length ? [`${meta.name} has no tool called ${unknown.join(", ")}`] : []),
  ];
  if (problems.length) throw new TypeError(`${problems.join("; ")}.`);
}

/**
 * Runs calls at the same time. What goes wrong with one is its result. Rejects with the reason of the signal once that is
 * aborted, whether tools listen to it or not.
 */
export async function runTools(
  calls: readonly ToolCallPart[],
  setting: ToolSetting,
): Promise<ToolResultPart[]> {
  const { signal } = setting;
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<CallOutcome>((resolve) => {
    abort = () => resolve(failedCall(signal.reason));
    signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.all(calls.map((call) => runTool(call, setting, aborted)));
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

async function runTool(
  call: ToolCallPart,
  setting: ToolSetting,
  aborted: Promise<CallOutcome>,
): Promise<ToolResultPart> {
  const { prompt, step, hooks, onResult } = setting;
  const description = findTool(prompt, call.name)?.description;
  const event: ToolEvent = { prompt: prompt.meta, step, call, ...(description && { description }) };
  hooks?.onToolCall?.(event);
  const { error, ...answered } = await Promise.race([answerCall(call, setting), aborted]);
  const result: ToolResultPart = { type: "tool-result", id: call.id, name: call.name, ...answered };
  hooks?.onToolResult?.(event, result, error);
  setting.signal.throwIfAborted();
  onResult?.(result);
  return result;
}

type CallOutcome = Pick<ToolResultPart, "output" | "isError"> & { readonly error?: unknown };

async function answerCall(call: ToolCallPart, setting: ToolSetting): Promise<CallOutcome> {
  const { tools, step, signal } = setting;
  try {
    checkCall(call, setting);
    const run = own(tools, call.name) as ToolFunction<unknown>;
    return { output: toJson(await run(call.input, { call, step, signal })) };
  } catch (error) {
    return failedCall(error);
  }
}

function failedCall(error: unknown): CallOutcome {
  return { output: error instanceof Error ? error.message : String(error), isError: true, error };
}

/** Throws what the model can learn from. */
function checkCall({ name, input }: ToolCallPart, { prompt }: ToolSetting): void {
  const tool = findTool(prompt, name);
  if (!tool) {
    throw new Error(`There is no tool called ${name}. There are: ${Object.keys(prompt.tools).join(", ")}.`);
  }
  const errors = checkSchema(tool.inputSchema, input, formats);
  if (!errors.length) return;
  const said = errors.map(({ path, message }) => `${path.slice(1) || "the whole"} ${message}`).join("; ");
  throw new Error(`The arguments do not fit the schema of ${name}: ${said}.`);
}

/** What JSON makes of a value. */
function toJson(value: unknown): Json {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : JSON.parse(text);
}

function findTool({ tools }: PromptCall, name: string): CallTool | undefined {
  return own(tools as Readonly<Record<string, CallTool>>, name);
}

function own<Value>(record: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
