import { type Code, identifier, js, literal } from "../../codegen/code.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { DialectTable } from "./dialect-table.ts";
import type { EmissionMemory } from "./emission-memory.ts";
import type { EmittableBody } from "./emit-messages.ts";
import { type Declaration, internal } from "./module-constants.ts";

/** What a dialect's functions are emitted from. */
export interface DialectEmission {
  readonly dialect: Dialect;
  readonly table: DialectTable;
  /** The name of the constant that holds the table's entries. */
  readonly entries: Code;
  /** The model of calls that name none. */
  readonly defaultModel: string | undefined;
  /** Ids of findings that the prompt accepts for the dialect. */
  readonly accepted: readonly string[];
  readonly emittable: EmittableBody;
  readonly memory: EmissionMemory;
  /** The name of the function that makes the neutral messages. */
  readonly messages: Code;
}

/** The head of a dialect's function: its name, and its parameters by the names that bodies read them by. */
export function emitSignature(name: Code, emission: DialectEmission): Code {
  const { defaultModel } = emission;
  const model = defaultModel === undefined ? js`model` : js`model = ${defaultModel}`;
  const options = [...(readsModel(emission) ? [model] : []), js`context`, js`history`, js`onFinding`];
  return js`function ${name}(input, { ${options} } = {})`;
}

/** Refuses what the function cannot take: history that has no place, and no model where there is no default. */
export function emitChecks(emission: DialectEmission): Code[] {
  const { body, to } = emission.emittable;
  const { imports } = to;
  const lines: Code[] = [];
  if (!body.hasHistory) lines.push(js`if (history) ${imports.runtime("noHistory")}(history);`);
  if (readsModel(emission) && emission.defaultModel === undefined) {
    lines.push(js`${imports.runtime("requireModel")}(model);`);
  }
  return lines;
}

/** The table that says which row is a model's. */
export function emitEntries({ table, entries }: DialectEmission): Declaration[] {
  if (table.rows.length === 1) return [];
  return [internal(entries.text, js`const ${entries} = ${literal(table.entries)};`)];
}

/** Whether a dialect's functions have to know the model. */
export function readsModel({ dialect, table }: DialectEmission): boolean {
  return dialect.modelIn === "body" || table.rows.length > 1;
}

/** The name of the function that returns JSON text beside the one that returns an object. */
export function jsonName(exportName: string): Code {
  return identifier(`${exportName}Json`);
}
