import { block, type Code, Code as CodeText, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import { exportName } from "../../codegen/identifiers.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Bodies, Prompt } from "../../ir/prompt.ts";
import type { DialectId, JsonSchema, PromptMeta } from "../../runtime/types.ts";
import { type DialectTarget, tabulateDialect } from "./dialect-table.ts";
import { emitMessagesFunction } from "./emit-messages.ts";
import { Imports } from "./imports.ts";

/** A dialect that a module has a function for. */
export interface EmittedDialect {
  readonly dialect: Dialect;
  readonly targets: readonly DialectTarget[];
  /** The model of calls that name none. */
  readonly defaultModel: string | undefined;
}

/** What emission is told besides the prompt. */
export interface EmitOptions {
  readonly meta: PromptMeta;
  readonly dialects: readonly EmittedDialect[];
  /** Module of registered helpers. */
  readonly helpersFrom: string | undefined;
}

/** A module before printing: it becomes a file, or the body of a function that is evaluated in memory. */
export interface EmittedModule {
  readonly imports: Imports;
  /** Declarations in order. Those with a name in `exports` are exported. */
  readonly declarations: readonly Declaration[];
}

/** One declaration: `function name` or `const name`. */
export interface Declaration {
  readonly name: string;
  readonly code: Code;
  readonly exported: boolean;
}

/** The function that makes the neutral messages for a dialect; dialects with one body share one function. */
export function messagesName(bodies: Bodies, dialect: DialectId | undefined): string {
  const own = dialect && bodies.dialects[dialect];
  if (!own) return "$messages";
  const first = Object.entries(bodies.dialects).find(([, body]) => body === own);
  return `$messages_${first?.[0].replaceAll("-", "_")}`;
}

/** Emits a prompt: its dialect functions, its portable function, its checks and its meta. */
export function emitModule(prompt: Prompt, options: EmitOptions): EmittedModule {
  const imports = new Imports();
  const declarations = [
    emitMeta(options.meta),
    ...emitSchemas(prompt),
    emitPrepare(prompt, imports),
    ...emitMessages(prompt, options, imports),
    ...options.dialects.flatMap((each) => emitDialect(prompt, each, imports)),
    emitParseInput(prompt, imports),
    emitParseOutput(prompt, imports),
    emitPortable(prompt, options),
  ];
  return { imports, declarations };
}

const exported = (name: string, code: Code): Declaration => ({ name, code, exported: true });
const internal = (name: string, code: Code): Declaration => ({ name, code, exported: false });

function emitMeta(meta: PromptMeta): Declaration {
  return exported("meta", js`const meta = ${meta};`);
}

function emitSchemas(prompt: Prompt): Declaration[] {
  const schemas: Declaration[] = [];
  if (prompt.input.schema !== undefined) {
    schemas.push(internal("$inputSchema", js`const $inputSchema = ${literal(prompt.input.schema)};`));
  }
  if (prompt.output?.schema !== undefined) {
    schemas.push(internal("$outputSchema", js`const $outputSchema = ${literal(prompt.output.schema)};`));
  }
  return [
    ...schemas,
    internal("$defaults", js`const $defaults = () => (${literal(prompt.input.defaults)});`),
  ];
}

function emitPrepare(prompt: Prompt, imports: Imports): Declaration {
  const prepare = imports.runtime("prepareInput");
  const required = literal(prompt.input.required);
  return internal("$prepare", js`const $prepare = (input) => ${prepare}(input, ${required}, $defaults);`);
}

function emitMessages(prompt: Prompt, options: EmitOptions, imports: Imports): Declaration[] {
  const bodies = new Map([[messagesName(prompt.bodies, undefined), prompt.bodies.neutral]]);
  for (const [id, body] of Object.entries(prompt.bodies.dialects)) {
    bodies.set(messagesName(prompt.bodies, id as DialectId), body);
  }
  return [...bodies].map(([name, body]) =>
    internal(name, emitMessagesFunction(identifier(name), body, imports, options.helpersFrom)),
  );
}

function messagesFor(prompt: Prompt, dialect: Dialect): Code {
  return identifier(messagesName(prompt.bodies, dialect.id));
}

function emitDialect(prompt: Prompt, { dialect, targets, defaultModel }: EmittedDialect, imports: Imports) {
  const name = dialect.exportName;
  const table = tabulateDialect(prompt, dialect, targets);
  const rows = identifier(`$rows_${name}`);
  const entries = identifier(`$models_${name}`);
  const rules = table.rows.map((row) => js`{ rules: ${row.rules}, head: () => (${row.head}) }`);
  const lowerMessages = imports.from(`polylect/runtime/${dialect.id}`, "lowerMessages", `$lower_${name}`);
  const model = defaultModel === undefined ? js`options.model` : js`options.model ?? ${defaultModel}`;
  const required = dialect.modelIn === "body" || table.entries.length > 0;
  const call = js`${imports.runtime("lower")}(${[
    lowerMessages,
    js`${messagesFor(prompt, dialect)}($prepare(input), options.context, options.history)`,
    js`row.rules`,
    literal(acceptedIds(prompt.acceptances.filter(({ target }) => isMeant(target, { dialect, targets })))),
    js`options.onFinding`,
  ]})`;
  const lines = [
    ...(required ? [js`const model = ${imports.runtime("requireModel")}(${model});`] : []),
    js`const row = ${rows}[${table.entries.length > 0 ? js`${imports.runtime("pickRow")}(${entries}, model)` : js`0`}];`,
    js`return { ${dialect.modelIn === "body" ? js`model, ` : new CodeText("")}...${call}, ...row.head() };`,
  ];
  const tables = [internal(rows.text, js`const ${rows} = [\n${block(rules.map((row) => js`${row},`))}\n];`)];
  if (table.entries.length > 0)
    tables.push(internal(entries.text, js`const ${entries} = ${literal(table.entries)};`));
  return [
    ...tables,
    exported(name, js`function ${identifier(name)}(input, options = {}) {\n${block(lines)}\n}`),
  ];
}

/** Whether an acceptance's target is the dialect, or a target or model that speaks it. */
function isMeant(target: string | undefined, { dialect, targets }: Omit<EmittedDialect, "defaultModel">) {
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
  const args = [js`value`, schema, js`$defaults()`, ...formatsOf(prompt.input.schema, imports)];
  return exported(
    "parseInput",
    js`function parseInput(value) {\n  return ${imports.runtime("parseInput")}(${args});\n}`,
  );
}

function emitParseOutput(prompt: Prompt, imports: Imports): Declaration {
  const schema = prompt.output?.schema === undefined ? js`undefined` : js`$outputSchema`;
  const format = literal(prompt.output?.format ?? "text");
  const args = [js`text`, schema, format, ...formatsOf(prompt.output?.schema, imports)];
  return exported(
    "parseOutput",
    js`function parseOutput(text) {\n  return ${imports.runtime("parseOutput")}(${args});\n}`,
  );
}

/** Format checks are bundled only where a schema names a format. */
function formatsOf(schema: JsonSchema | undefined, imports: Imports): Code[] {
  return schema !== undefined && JSON.stringify(schema).includes('"format"')
    ? [imports.runtime("formats")]
    : [];
}

/** The portable function: a call that any dialect can render, made by the gateway's choice of model. */
function emitPortable(prompt: Prompt, options: EmitOptions): Declaration {
  const name = exportName(prompt.id);
  const { parameters, providerFields } = prompt.config;
  const request = { parameters, overrides: providerFields, tools: prompt.tools, output: prompt.output };
  const own = options.dialects.flatMap(({ dialect }) =>
    prompt.bodies.dialects[dialect.id] ? [js`[${dialect.id}]: ${messagesFor(prompt, dialect)}`] : [],
  );
  const bodyFor = own.length > 0 ? js`({ ${joinCode(own, ", ")} })[dialect] ?? $messages` : js`$messages`;
  const lines = [
    js`const prepared = $prepare(input);`,
    js`return {`,
    js`  meta,`,
    js`  request: ${literal(request)},`,
    js`  accepted: ${literal(acceptedIds(prompt.acceptances.filter(({ target }) => target === undefined)))},`,
    js`  messages: ({ dialect, context, history } = {}) => (${bodyFor})(prepared, context, history),`,
    js`  parseOutput,`,
    js`};`,
  ];
  return exported(name, js`function ${identifier(name)}(input) {\n${block(lines)}\n}`);
}
