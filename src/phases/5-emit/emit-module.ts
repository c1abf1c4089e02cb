import { identifier, joinCode, js, literal, member } from "../../codegen/code.ts";
import type { Dialect, ModelFamily } from "../../dialects/dialect.ts";
import { bodyFor } from "../../ir/body-for.ts";
import type { Body, Prompt } from "../../ir/prompt.ts";
import { type SentStyle, styleFor } from "../../ir/style.ts";
import { dialectIds } from "../../runtime/dialect-ids.ts";
import type { PromptMeta } from "../../runtime/types.ts";
import type { DialectEmission, TabledFunctions } from "./dialect-function.ts";
import { type DialectTarget, type EmittedBackend, schemasOf, tabulateDialect } from "./dialect-table.ts";
import type { EmissionMemory } from "./emission-memory.ts";
import { emitLowered } from "./emit-lowered.ts";
import { type EmittableBody, emitMessagesFunction, emittableBody } from "./emit-messages.ts";
import { emitParseOutput, formatsOf } from "./emit-parse-output.ts";
import { emitPortable } from "./emit-portable.ts";
import { emitWritten } from "./emit-written.ts";
import { Imports } from "./imports.ts";
import { messagesName } from "./messages-name.ts";
import { type Declaration, exported, internal, ModuleConstants } from "./module-constants.ts";
import { isSafeName } from "./names.ts";

/** A dialect that a module has a function for. */
export interface EmittedDialect {
  readonly dialect: Dialect;
  readonly targets: readonly DialectTarget[];
  /** The servers whose models it knows: those of the targets. The first is that of calls that name none. */
  readonly backends: readonly EmittedBackend[];
}

/** What emission is told besides the prompt. */
export interface EmitOptions {
  readonly meta: PromptMeta;
  readonly dialects: readonly EmittedDialect[];
  /** Shared by the prompts of one compilation. */
  readonly memory: EmissionMemory;
  /** Module of registered helpers. */
  readonly helpersFrom: string | undefined;
}

/** A module before printing: it becomes a file, or the body of a function that is evaluated in memory. */
export interface EmittedModule {
  readonly imports: Imports;
  /** Declarations in order. Those with a name in `exports` are exported. */
  readonly declarations: readonly Declaration[];
}

/** Emits a prompt: its dialect functions, its portable function, its checks and its meta. */
export function emitModule(prompt: Prompt, options: EmitOptions): EmittedModule {
  const imports = new Imports();
  const constants = shareSchemas(prompt);
  const bodies = emittableBodies(prompt, { imports, helpersFrom: options.helpersFrom, constants });
  const dialects = options.dialects.map((each) =>
    emitDialect(prompt, each, bodies, options.memory, constants),
  );
  const functions = [
    ...[...bodies].map(([name, body]) => internal(name, emitMessagesFunction(identifier(name), body))),
    ...dialects.flatMap(({ declarations }) => declarations),
    emitParseInput(prompt, imports),
    ...emitParseOutput(
      prompt,
      dialects.map(({ emission }) => emission),
      imports,
      constants,
    ),
    ...emitPortable(prompt, dialects, constants),
  ];
  const declarations = [
    emitMeta(options.meta),
    ...emitInput(prompt, imports),
    ...constants.declarations(),
    ...functions,
  ];
  return { imports, declarations };
}

/** Schemas stand in many bodies, and are printed once. */
function shareSchemas({ output, tools }: Prompt): ModuleConstants {
  const constants = new ModuleConstants();
  if (typeof output?.schema === "object") constants.share("$outputSchema", output.schema);
  for (const [index, { inputSchema }] of tools.entries()) {
    if (typeof inputSchema === "object") constants.share(`$toolSchema${index + 1}`, inputSchema);
  }
  return constants;
}

/** What services take in place of a schema stands in as many bodies. */
function shareAdapted(prompt: Prompt, { schemas }: EmissionMemory, constants: ModuleConstants): void {
  for (const schema of schemasOf(prompt)) {
    const stem = schema === prompt.output?.schema ? "$outputForm" : "$toolForm";
    for (const made of schemas.madeOf(schema)) constants.shareNumbered(stem, made);
  }
}

/** Every body of a prompt by the name of its messages function. */
function emittableBodies(
  prompt: Prompt,
  shared: Parameters<typeof emittableBody>[1],
): ReadonlyMap<string, EmittableBody> {
  const { bodies } = prompt;
  const named = new Map<string, Body>();
  for (const style of ["markdown", ...Object.keys(bodies.styled ?? {})] as SentStyle[]) {
    for (const id of [undefined, ...dialectIds]) {
      named.set(messagesName(bodies, id, style), bodyFor(bodies, id, style));
    }
  }
  return new Map([...named].map(([name, body]) => [name, emittableBody(body, shared)]));
}

function emitMeta(meta: PromptMeta): Declaration {
  return exported("meta", js`const meta = ${meta};`);
}

/** What input must be, and how a call's input becomes what bodies read. */
function emitInput(prompt: Prompt, imports: Imports): Declaration[] {
  const { schema, defaults } = prompt.input;
  const declared = schema === undefined ? [] : [js`const $inputSchema = ${literal(schema)};`];
  return [
    ...declared.map((code) => internal("$inputSchema", code)),
    ...(hasDefaults(prompt)
      ? [internal("$defaults", js`const $defaults = () => (${literal(defaults)});`)]
      : []),
    emitPrepare(prompt, imports),
  ];
}

const hasDefaults = ({ input }: Prompt) => Object.keys(input.defaults).length > 0;

/** Input that has every key is passed on as it is. */
function emitPrepare(prompt: Prompt, imports: Imports): Declaration {
  const { required, defaults } = prompt.input;
  const full = hasDefaults(prompt)
    ? js`${imports.runtime("prepareInput")}(input, ${literal(required)}, $defaults)`
    : js`${imports.runtime("requireInput")}(input, ${literal(required)})`;
  const keys = [...new Set([...required, ...Object.keys(defaults)])];
  const present = keys.map((key) => js`${member(js`input`, key)} !== undefined`);
  const ready = joinCode([js`input`, ...present], " && ");
  const prepared = keys.every(isSafeName) ? js`(${ready} ? input : ${full})` : full;
  return internal("$prepare", js`const $prepare = (input) => ${prepared};`);
}

function emitDialect(
  prompt: Prompt,
  each: EmittedDialect,
  bodies: ReadonlyMap<string, EmittableBody>,
  memory: EmissionMemory,
  constants: ModuleConstants,
): TabledFunctions {
  const { dialect, targets, backends } = each;
  const messagesOf = (family: ModelFamily, target: string | undefined) => {
    const targetNames = target === undefined ? [] : [target];
    const style = styleFor(prompt.style, { targetNames, dialect: dialect.id, family });
    return messagesName(prompt.bodies, dialect.id, style);
  };
  const indexed = backends.map(({ id, families }) => ({ id, index: memory.indexOf(families) }));
  const table = tabulateDialect(prompt, dialect, targets, indexed, messagesOf, memory.schemas);
  shareAdapted(prompt, memory, constants);
  const emittable = bodies.get(table.rows[0]?.messages ?? "");
  if (!emittable) throw new Error(`No body is called ${table.rows[0]?.messages}`);
  const entries = identifier(`$models_${dialect.exportName}`);
  const accepted = acceptedIds(prompt.acceptances.filter(({ target }) => isMeant(target, each)));
  const emission: DialectEmission = {
    dialect,
    table,
    entries,
    backends,
    accepted,
    emittable,
    memory,
    bodies,
  };
  const functions = (dialect.readsTexts ? undefined : emitWritten(emission)) ?? emitLowered(emission);
  return { ...functions, table };
}

/** Whether an acceptance's target is the dialect, or a target or model that speaks it. */
function isMeant(target: string | undefined, { dialect, targets }: EmittedDialect) {
  if (target === undefined || target === dialect.id) return true;
  return targets.some(
    ({ name, model }) => target === name || target.slice(target.indexOf("/") + 1) === model,
  );
}

function acceptedIds(acceptances: Prompt["acceptances"]): string[] {
  return [...new Set(acceptances.map(({ id }) => id))].sort();
}

function emitParseInput(prompt: Prompt, imports: Imports): Declaration {
  const schema = prompt.input.schema === undefined ? js`undefined` : js`$inputSchema`;
  const args = [
    js`value`,
    schema,
    hasDefaults(prompt) ? js`$defaults()` : js`{}`,
    ...formatsOf(prompt.input.schema, imports),
  ];
  return exported(
    "parseInput",
    js`function parseInput(value) {\n  return ${imports.runtime("parseInput")}(${args});\n}`,
  );
}
