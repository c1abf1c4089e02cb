import type {
  AnswerSource,
  ConversationOptions,
  Json,
  JsonObject,
  JsonSchema,
  Message,
  OnRepair,
} from "../../runtime/types.ts";
import type { EmittedModule } from "./emit-module.ts";
import { printFunctionBody } from "./print-module.ts";

/** Makes the neutral messages of prepared input. */
export type MessagesFunction = (
  input: unknown,
  context: JsonObject | undefined,
  history: readonly Message[] | undefined,
) => Message[];

/** A module's declarations, internal ones included. */
export interface EvaluatedModule {
  readonly $prepare: (input: unknown) => Json;
  readonly $inputSchema?: JsonSchema;
  readonly parseInput: (value: unknown) => Json;
  readonly parseOutput: (text: string, source?: AnswerSource, onRepair?: OnRepair) => Json;
  readonly [name: string]: unknown;
}

/** A dialect's function among a module's declarations. */
export type DialectFunction = (
  input: unknown,
  options?: ConversationOptions & { backend?: string },
) => JsonObject;

/** Modules that emitted code may import, by specifier. */
export type ImportableModules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Runs a module in memory. Only the compiler does this, on code that it has just emitted from escaped values; emitted
 * files are plain modules that need no evaluation.
 */
export function evaluateModule(module: EmittedModule, modules: ImportableModules): EvaluatedModule {
  const run = new Function("modules", printFunctionBody(module)) as (
    modules: ImportableModules,
  ) => EvaluatedModule;
  return run(modules);
}
