import { block, type Code, Code as CodeText, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import { exportName } from "../../codegen/identifiers.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Bodies, Prompt } from "../../ir/prompt.ts";
import { pickRow } from "../../runtime/lower.ts";
import type { DialectId, JsonSchema, PromptMeta } from "../../runtime/types.ts";
import { type DialectTable, type DialectTarget, tabulateDialect } from "./dialect-table.ts";
import { directName, emitDirectFunction } from "./emit-direct.ts";
import { type EmittableBody, emitMessagesFunction, emittableBody } from "./emit-messages.ts";
import { Imports } from "./imports.ts";
import { isSafeName } from "./names.ts";

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

/** Long static texts as constants of the module, so that functions share them. */
class StaticTexts {
  readonly #names = new Map<string, string>();

  readonly code = (text: string): Code => {
    if (text.length < MIN_SHARED_TEXT) return literal(text);
    const name = this.#names.get(text) ?? `$static${this.#names.size + 1}`;
    this.#names.set(text, name);
    return identifier(name);
  };

  declarations(): Declaration[] {
    return [...this.#names].map(([text, name]) => internal(name, js`const ${identifier(name)} = ${text};`));
  }
}

const MIN_SHARED_TEXT = 60;

/** Emits a prompt: its dialect functions, its portable function, its checks and its meta. */
export function emitModule(prompt: Prompt, options: EmitOptions): EmittedModule {
  const imports = new Imports();
  const texts = new StaticTexts();
  const bodies = emittableBodies(prompt, {
    imports,
    helpersFrom: options.helpersFrom,
    staticText: texts.code,
  });
  const functions = [
    ...[...bodies].map(([name, body]) => internal(name, emitMessagesFunction(identifier(name), body))),
    ...options.dialects.flatMap((each) => emitDialect(prompt, each, bodies, imports)),
  ];
  const declarations = [
    emitMeta(options.meta),
    ...emitSchemas(prompt),
    emitPrepare(prompt, imports),
    ...texts.declarations(),
    ...functions,
    emitParseInput(prompt, imports),
    emitParseOutput(prompt, imports),
    emitPortable(prompt, options),
  ];
  return { imports, declarations };
}

/** Every body of a prompt by the name of its messages function. */
function emittableBodies(
  prompt: Prompt,
  shared: Parameters<typeof emittableBody>[1],
): ReadonlyMap<string, EmittableBody> {
  const bodies = new Map([[messagesName(prompt.bodies, undefined), prompt.bodies.neutral]]);
  for (const [id, body] of Object.entries(prompt.bodies.dialects)) {
    bodies.set(messagesName(prompt.bodies, id as DialectId), body);
  }
  return new Map([...bodies].map(([name, body]) => [name, emittableBody(body, shared)]));
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

/** Input that needs no defaults and has what is required is passed on as it is. */
function emitPrepare({ input }: Prompt, imports: Imports): Declaration {
  const { required, defaults } = input;
  const full = js`${imports.runtime("prepareInput")}(input, ${literal(required)}, $defaults)`;
  const isPlain = Object.keys(defaults).length === 0 && required.every(isSafeName);
  const present = required.map((key) => js`input[${key}] !== undefined`);
  const ready = joinCode([js`input`, ...present], " && ");
  const prepared = isPlain ? js`(${ready} ? input : ${full})` : full;
  return internal("$prepare", js`const $prepare = (input) => ${prepared};`);
}

function messagesFor(prompt: Prompt, dialect: Dialect): Code {
  return identifier(messagesName(prompt.bodies, dialect.id));
}

function emitDialect(
  prompt: Prompt,
  { dialect, targets, defaultModel }: EmittedDialect,
  bodies: ReadonlyMap<string, EmittableBody>,
  imports: Imports,
): Declaration[] {
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
  const direct = emitDirect(prompt, dialect, table, defaultModel, bodies);
  const lines = [
    ...(direct && defaultModel !== undefined ? callDirect(dialect, defaultModel) : []),
    ...(required ? [js`const model = ${imports.runtime("requireModel")}(${model});`] : []),
    js`const row = ${rows}[${table.entries.length > 0 ? js`${imports.runtime("pickRow")}(${entries}, model)` : js`0`}];`,
    js`return { ${dialect.modelIn === "body" ? js`model, ` : new CodeText("")}...${call}, ...row.head() };`,
  ];
  const tables = [internal(rows.text, js`const ${rows} = [\n${block(rules.map((row) => js`${row},`))}\n];`)];
  if (table.entries.length > 0)
    tables.push(internal(entries.text, js`const ${entries} = ${literal(table.entries)};`));
  return [
    ...tables,
    ...(direct ? [direct] : []),
    exported(name, js`function ${identifier(name)}(input, options = {}) {\n${block(lines)}\n}`),
  ];
}

/** The body for the default model, written out where the prompt allows it. */
function emitDirect(
  prompt: Prompt,
  dialect: Dialect,
  table: DialectTable,
  defaultModel: string | undefined,
  bodies: ReadonlyMap<string, EmittableBody>,
): Declaration | undefined {
  const body = bodies.get(messagesName(prompt.bodies, dialect.id));
  const row = defaultModel === undefined ? undefined : table.rows[pickRow(table.entries, defaultModel)];
  if (!body || !row || defaultModel === undefined) return undefined;
  const name = directName(dialect);
  const code = emitDirectFunction(name, body, { dialect, model: defaultModel, ...row });
  return code && internal(name.text, code);
}

/** Takes the short way where nothing is asked for that only the long way can give. */
function callDirect(dialect: Dialect, defaultModel: string): Code[] {
  const isDefault = js`options.model === undefined || options.model === ${defaultModel}`;
  return [
    js`if (!options.history && !options.onFinding && (${isDefault})) {`,
    js`  const body = ${directName(dialect)}($prepare(input), options.context);`,
    js`  if (body) return body;`,
    js`}`,
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
