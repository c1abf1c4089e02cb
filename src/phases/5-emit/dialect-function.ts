import { block, type Code, identifier, js, literal } from "../../codegen/code.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { DialectTable, EmittedBackend } from "./dialect-table.ts";
import type { EmissionMemory } from "./emission-memory.ts";
import type { EmittableBody } from "./emit-messages.ts";
import { emitModels } from "./emit-models.ts";
import { type Declaration, internal } from "./module-constants.ts";

/** What a dialect's functions are emitted from. */
export interface DialectEmission {
  readonly dialect: Dialect;
  readonly table: DialectTable;
  /** The name of the constant that holds the table's entries. */
  readonly entries: Code;
  /** The servers whose models the functions know; the first is that of calls that name none. */
  readonly backends: readonly EmittedBackend[];
  /** Ids of findings that the prompt accepts for the dialect. */
  readonly accepted: readonly string[];
  /** The body of the first row; what does not depend on the row is the same in all. */
  readonly emittable: EmittableBody;
  readonly memory: EmissionMemory;
  /** Every body by the name of the function that makes its messages, as rows name it. */
  readonly bodies: ReadonlyMap<string, EmittableBody>;
}

/** A dialect's functions, with the emission that they were made from: its table is the one that they read. */
export interface EmittedFunctions {
  readonly emission: DialectEmission;
  readonly declarations: readonly Declaration[];
  /** The constant whose rows hold the rules, where there is one. */
  readonly rows?: Code;
}

/** A dialect's functions beside the table with every row that lowering tells apart. */
export interface TabledFunctions extends EmittedFunctions {
  readonly table: DialectTable;
}

/** The head of a dialect's function: its name, and its parameters by the names that bodies read them by. */
export function emitSignature(name: Code, emission: DialectEmission): Code {
  const options = [...modelOptions(emission), js`context`, js`history`, js`onFinding`];
  return js`function ${name}(input, { ${options} } = {})`;
}

function modelOptions(emission: DialectEmission): Code[] {
  if (!readsModel(emission)) return [];
  const [first, ...more] = emission.backends;
  if (more.length > 0) return [js`backend = ${first?.id}`, js`model = ${backendsName(emission)}[backend]`];
  return [first?.defaultModel === undefined ? js`model` : js`model = ${first.defaultModel}`];
}

/** The models of backends by their ids: the name of the constant that holds them, where there is one. */
export function emitBackends(emission: DialectEmission): Code {
  const { backends } = emission;
  if (backends.length > 1 && readsModel(emission)) return backendsName(emission);
  return literal(Object.fromEntries(backends.map(({ id, defaultModel }) => [id, defaultModel ?? null])));
}

/** The name of the constant that holds the model of each backend. */
function backendsName({ dialect }: DialectEmission): Code {
  return identifier(`$backends_${dialect.exportName}`);
}

/** The number of a call's row in the table. */
export function emitPick(emission: DialectEmission): Code {
  const { entries, emittable, backends } = emission;
  const { imports } = emittable.to;
  if (backends.length === 1) return js`${imports.runtime("pickRow")}(${entries}, model)`;
  return js`${imports.runtime("pickServerRow")}(${entries}, model, backend)`;
}

/** Refuses what the function cannot take: history that has no place, and no model where there is no default. */
export function emitChecks(emission: DialectEmission): Code[] {
  const { body, to } = emission.emittable;
  const { imports } = to;
  const lines: Code[] = [];
  if (!body.hasHistory) lines.push(js`if (history) ${imports.runtime("noHistory")}(history);`);
  if (!readsModel(emission)) return lines;
  if (emission.backends.length > 1) {
    lines.push(js`${imports.runtime("requireBackend")}(backend, ${backendsName(emission)});`);
  }
  if (emission.backends.some(({ defaultModel }) => defaultModel === undefined)) {
    lines.push(js`${imports.runtime("requireModel")}(model);`);
  }
  return lines;
}

/** The table that says which row is a model's, and the models of backends. */
export function emitEntries(emission: DialectEmission): Declaration[] {
  const { table, entries, backends } = emission;
  const declarations: Declaration[] = [];
  if (table.rows.length > 1) {
    declarations.push(...emitModels(entries, table));
  }
  if (backends.length === 1 || !readsModel(emission)) return declarations;
  const name = backendsName(emission);
  const models = backends.map(({ id, defaultModel }) => {
    return js`${literal(id)}: ${defaultModel === undefined ? js`undefined` : literal(defaultModel)},`;
  });
  return [...declarations, internal(name.text, js`const ${name} = {\n${block(models)}\n};`)];
}

/** Whether a dialect's functions have to know the model. */
export function readsModel({ dialect, table }: DialectEmission): boolean {
  return dialect.modelIn === "body" || table.rows.length > 1;
}

/** The name of the function that returns JSON text beside the one that returns an object. */
export function jsonName(exportName: string): Code {
  return identifier(`${exportName}Json`);
}
