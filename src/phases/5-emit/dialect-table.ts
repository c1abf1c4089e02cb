import type { Code } from "../../codegen/code.ts";
import type { Dialect, Families, MessageRules, ModelFamily } from "../../dialects/dialect.ts";
import { findFamily } from "../../dialects/families.ts";
import type { Prompt } from "../../ir/prompt.ts";
import type { AnswerForm } from "../../runtime/answer-form.ts";
import { pickRow } from "../../runtime/lower.ts";
import type { CallServer, JsonObject, Note } from "../../runtime/types.ts";
import type { AdaptedSchemas } from "../../schema/adapted-schemas.ts";
import type { FamilyIndex } from "./emission-memory.ts";
import { lowerHead } from "./lower-head.ts";
import type { ModelPrefixes, TableEntry } from "./model-prefixes.ts";

/** A target as emission needs it: which model it is, and whether front matter overrides anything for it. */
export interface DialectTarget {
  readonly name: string;
  /** Id of the backend. */
  readonly backend: string;
  readonly model: string | undefined;
}

/** A server whose models a module knows. */
export interface EmittedBackend {
  readonly id: string;
  readonly families: Families;
  /** The model of calls that name the backend and no model. */
  readonly defaultModel: string | undefined;
  readonly server: CallServer;
}

/** What some models of a dialect have in common for one prompt. */
export interface DialectRow {
  readonly head: JsonObject;
  /** Equal for rows with equal heads. */
  readonly headNumber: number;
  readonly rules: MessageRules;
  /** The name of the function that makes the neutral messages. */
  readonly messages: string;
  /** What the end of the last user message says about the answer. */
  readonly instruction: string | undefined;
  /** How the answer is read, where it is not asked for as the prompt's schema says. */
  readonly answer: AnswerForm | undefined;
  /** Why no message can be sent, whatever it is. */
  readonly refused: readonly Note[];
}

/**
 * What differs between the models of a dialect for one prompt. The first entry of a server that matches a model counts.
 */
export interface DialectTable {
  readonly rows: readonly DialectRow[];
  /** At least one. */
  readonly servers: readonly ServerRows[];
}

/** The models of a server, as they are printed. */
export interface ServerModels {
  /** The row that the others are counted from: that of models that none matches. */
  readonly first: number;
  /** Whole model ids that a target has fields of its own for, written `=id`. */
  readonly own: readonly TableEntry[];
  /** Printed list of prefixes. */
  readonly list: Code;
  /** All of them, more exact ones first. */
  readonly entries: readonly TableEntry[];
}

/** The rows of a server's models. */
export class ServerRows {
  constructor(
    readonly backend: string,
    private readonly prefixes: ModelPrefixes,
    /** By prefix. */
    private readonly rows: readonly number[],
    private readonly own: readonly TableEntry[],
  ) {}

  /** The same models with other rows. */
  renumber(numberOf: (row: number) => number): ServerRows {
    const own = this.own.map(([entry, row]): TableEntry => [entry, numberOf(row)]);
    return new ServerRows(this.backend, this.prefixes, this.rows.map(numberOf), own);
  }

  get models(): ServerModels {
    const [first = 0] = this.rows;
    const own = this.own.map(([entry, row]): TableEntry => [entry, row - first]);
    const { entries, code } = this.prefixes.entriesFor(this.rows.map((row) => row - first));
    return { first, own, list: code, entries: [...own, ...entries] };
  }
}

/** Lowers the head for every family of every backend and keeps the differences, as one small table. */
export function tabulateDialect(
  prompt: Prompt,
  dialect: Dialect,
  targets: readonly DialectTarget[],
  backends: readonly (Pick<EmittedBackend, "id"> & { readonly index: FamilyIndex })[],
  messagesOf: (family: ModelFamily, target: string | undefined) => string,
  schemas: AdaptedSchemas,
): DialectTable {
  const rows = new RowList(
    ({ headNumber, rules, messages, instruction, answer, refused }) =>
      `${headNumber} ${messages} ${JSON.stringify([rules, instruction, answer, refused])}`,
  );
  const numberOf = headNumbers(prompt, schemas);
  const lowerRow = (family: ModelFamily, target: string | undefined): number => {
    const lowered = lowerHead(prompt, dialect, family, target, schemas);
    const { fields: head, instruction, answer, rules, notes } = lowered;
    const messages = messagesOf(family, target);
    return rows.add({
      head,
      headNumber: numberOf(head),
      rules,
      messages,
      instruction,
      answer,
      refused: notes.filter(({ level }) => level === "refused"),
    });
  };
  const known = new Map<string | undefined, number>();
  const servers = backends.map(({ id, index }) => {
    const { families, kinds, prefixes } = index;
    const rowOf = (family: ModelFamily): number => {
      const kind = kinds.get(family);
      const row = known.get(kind) ?? lowerRow(family, undefined);
      known.set(kind, row);
      return row;
    };
    const byPrefix = prefixes.families.map(rowOf);
    const own = targets.flatMap(({ name, model, backend }): TableEntry[] => {
      const isOwn = backend === id && model !== undefined && isNamed(prompt, name);
      return isOwn ? [[`=${model}`, lowerRow(findFamily(families, model), name)]] : [];
    });
    return new ServerRows(id, prefixes, byPrefix, own);
  });
  return { rows: rows.rows, servers };
}

/** The number of a model's row, as the emitted table gives it. */
export function rowOf({ servers }: DialectTable, backend: string, model: string): number {
  const models = servers.find((server) => server.backend === backend)?.models;
  return models ? models.first + pickRow(models.entries, model) : 0;
}

/** Whether front matter says something of its own for a target. */
function isNamed({ config, style }: Prompt, target: string): boolean {
  return (
    Object.hasOwn(config.providerFields, target) ||
    (typeof style === "object" && Object.hasOwn(style, target))
  );
}

/** The table with one row for all rows of the same key. */
export function mergeRows(table: DialectTable, keyOf: (row: DialectRow) => string): DialectTable {
  const merged = new RowList(keyOf);
  const numbers = table.rows.map((row) => merged.add(row));
  const numberOf = (row: number) => numbers[row] ?? 0;
  return { rows: merged.rows, servers: table.servers.map((server) => server.renumber(numberOf)) };
}

/** A number for each head. Schemas are the same objects in every head, and long, so each stands as a number. */
function headNumbers(prompt: Prompt, adapted: AdaptedSchemas): (head: JsonObject) => number {
  const schemas = schemasOf(prompt);
  const names = new Map<unknown, string>();
  const shorten =
    schemas.length === 0 ? undefined : (_key: string, value: unknown) => names.get(value) ?? value;
  const numbers = new Map<string, number>();
  return (head) => {
    for (const schema of schemas.flatMap((each) => [each, ...adapted.madeOf(each)])) {
      if (!names.has(schema)) names.set(schema, `\uE000${names.size}`);
    }
    const key = JSON.stringify(head, shorten);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}

/** The schemas of answer and tools, where they are objects. */
export function schemasOf({ output, tools }: Prompt): JsonObject[] {
  const schemas = [output?.schema, ...tools.map((tool) => tool.inputSchema)];
  return schemas.filter((schema) => typeof schema === "object");
}

/** Rows without repetition. */
class RowList {
  readonly rows: DialectRow[] = [];
  readonly #known = new Map<string, number>();

  constructor(private readonly keyOf: (row: DialectRow) => string) {}

  /** The number of the row. */
  add(row: DialectRow): number {
    const key = this.keyOf(row);
    const known = this.#known.get(key) ?? this.rows.push(row) - 1;
    this.#known.set(key, known);
    return known;
  }
}
