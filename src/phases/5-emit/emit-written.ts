import { block, type Code, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import { isIdentifier } from "../../codegen/identifiers.ts";
import { isFatal } from "../../runtime/lower.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import {
  type DialectEmission,
  type EmittedFunctions,
  emitChecks,
  emitEntries,
  emitPick,
  emitSignature,
  jsonName,
} from "./dialect-function.ts";
import { rowOf } from "./dialect-table.ts";
import { type EmittableBody, emitPrelude, PlannedTexts } from "./emit-messages.ts";
import { groupRows, type RowGroup } from "./group-rows.ts";
import { type Declaration, exported } from "./module-constants.ts";
import {
  markedJson,
  objectJson,
  printMarked,
  printPieces,
  property,
  type TextOf,
  valueJson,
} from "./pieces.ts";
import type { LoweredVariant } from "./specialize.ts";
import type { Piece, TextForm } from "./text-form.ts";

/**
 * A dialect's two functions, with every body written out: for a prompt whose messages are the same for every input, so
 * that only texts are left to fill in. Undefined for any other prompt.
 */
export function emitWritten(emission: DialectEmission): EmittedFunctions | undefined {
  const written = groupRows(emission);
  if (!written) return undefined;
  const merged = { ...emission, table: written.table };
  const bodies = new Set(written.groups.map(({ emittable }) => emittable));
  const sections = [...bodies].map((body): Section => {
    return [body, written.groups.filter(({ emittable }) => emittable === body)];
  });
  const declarations = [
    ...emitEntries(merged),
    ...(["plain", "json"] as const).map((form) => emitFunction(merged, sections, form)),
  ];
  return { emission: merged, declarations };
}

/** Rows that share a body. */
type Section = readonly [emittable: EmittableBody, groups: readonly RowGroup[]];

function emitFunction(emission: DialectEmission, sections: readonly Section[], form: TextForm): Declaration {
  const { exportName } = emission.dialect;
  const name = form === "plain" ? identifier(exportName) : jsonName(exportName);
  const lines = [
    ...emitChecks(emission),
    ...rowLines(emission),
    ...emitRefusals(emission),
    js`input = $prepare(input);`,
  ];
  for (const [index, [emittable, groups]] of sections.entries()) {
    const written = new WrittenSection(emission, emittable, groups, form).lines();
    const rows = groups.flatMap((group) => group.rows);
    const isLast = index === sections.length - 1;
    lines.push(...(isLast ? written : [js`if (${isOneOf(rows)}) {\n${block(written)}\n}`]));
  }
  return exported(name.text, js`${emitSignature(name, emission)} {\n${block(lines)}\n}`);
}

/** Stops calls of models that take no message at all, for example where they cannot have a tool of that name. */
function emitRefusals({ table, accepted, emittable }: DialectEmission): Code[] {
  return table.rows.flatMap(({ refused }, row) => {
    if (refused.length === 0) return [];
    const tell = js`${emittable.to.imports.runtime("tell")}(${[literal(refused), literal(accepted), js`onFinding`]});`;
    return [table.rows.length === 1 ? tell : js`if (row === ${row}) ${tell}`];
  });
}

function isOneOf(rows: readonly number[]): Code {
  const tests = rows.map((row) => js`row === ${row}`);
  return joinCode(tests, " || ");
}

/** Names that the emitted function has for itself. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  "input",
  "backend",
  "model",
  "context",
  "history",
  "onFinding",
  "row",
]);

/** The bodies of some rows, under construction. */
class WrittenSection {
  readonly #texts: PlannedTexts;

  constructor(
    private readonly emission: DialectEmission,
    private readonly emittable: EmittableBody,
    private readonly groups: readonly RowGroup[],
    private readonly form: TextForm,
  ) {
    this.#texts = new PlannedTexts(emittable);
  }

  /** Statements that end with the return of a body. */
  lines(): Code[] {
    const { body, plan, to } = this.emittable;
    this.#nameTexts();
    const bodies = this.groups.flatMap((group, index) => this.#emitGroup(group, index));
    return [...(plan ? emitPrelude(plan, body, to) : []), ...this.#texts.lines, ...bodies];
  }

  /** Texts that are tested, or stand in a body twice, are read from a constant. */
  #nameTexts(): void {
    for (const { conversation, messages } of this.groups) {
      const tested = messages.guarded.map(({ text }) => text);
      for (const text of [...tested, ...messages.repeated]) this.#texts.name(conversation.texts[text] ?? []);
    }
  }

  #textsOf({ conversation }: RowGroup): TextOf {
    return (text) => this.#texts.of(conversation.texts[text] ?? [], this.form);
  }

  #emitGroup(group: RowGroup, index: number): Code[] {
    const { rows, messages, conversation } = group;
    const lines: Code[] = [];
    for (let bits = messages.variants.length - 1; bits > 0; bits--) {
      const guarded = messages.guarded.filter((_text, n) => bits & (1 << n));
      const tests = guarded.map(({ text, when }) => {
        const name = this.#texts.name(conversation.texts[text] ?? []);
        return when === "empty" ? js`${name} === ""` : js`${name}.trim() === ""`;
      });
      const inner = block(this.#emitVariant(group, messages.variants[bits]));
      lines.push(js`if (${joinCode(tests, " && ")}) {\n${inner}\n}`);
    }
    lines.push(...this.#emitVariant(group, messages.variants[0]));
    if (index === this.groups.length - 1) return lines;
    return [js`if (${isOneOf(rows)}) {\n${block(lines)}\n}`];
  }

  #emitVariant(group: RowGroup, variant: LoweredVariant | undefined): Code[] {
    if (!variant) return [];
    const { rows } = group;
    const textOf = this.#textsOf(group);
    const lines = this.#emitNotes(variant);
    if (!variant.fields) {
      return [...lines, js`throw ${this.emittable.to.imports.runtime("emptyConversation")}();`];
    }
    const [first, ...others] = rows;
    if (first === undefined) return lines;
    if (others.length === 0)
      return [...lines, js`return ${this.#emitBody(first, variant.fields, new Set(), textOf)};`];
    const named = new Set(
      Object.keys(variant.fields).filter((key) => isIdentifier(key) && !OWN_NAMES.has(key)),
    );
    for (const key of named) {
      lines.push(js`const ${identifier(key)} = ${this.#emitField(variant.fields[key] ?? null, textOf)};`);
    }
    const cases = rows.map((row, index) => {
      const label = index === rows.length - 1 ? js`default` : js`case ${row}`;
      return js`${label}:\n${block([js`return ${this.#emitBody(row, variant.fields ?? {}, named, textOf)};`])}`;
    });
    return [...lines, js`switch (row) {\n${block(cases)}\n}`];
  }

  #emitNotes({ notes }: LoweredVariant): Code[] {
    const { emittable } = this;
    const { accepted } = this.emission;
    if (notes.some((note) => isFatal(note) && !accepted.includes(note.id))) {
      return [
        js`${emittable.to.imports.runtime("tell")}(${[literal(notes), literal(accepted), js`onFinding`]});`,
      ];
    }
    return notes.map((note) => js`onFinding?.(${literal(note)});`);
  }

  #emitField(value: Json, textOf: TextOf): Code {
    return this.form === "plain" ? printMarked(value, textOf) : printPieces(markedJson(value, textOf));
  }

  /** Model, message fields and head. The head comes last, and holds no marks, whatever its strings are. */
  #emitBody(row: number, fields: JsonObject, named: ReadonlySet<string>, textOf: TextOf): Code {
    const head = this.emission.table.rows[row]?.head ?? {};
    return this.form === "plain"
      ? this.#emitObject(head, fields, named, textOf)
      : this.#emitJson(head, fields, named, textOf);
  }

  #emitObject(head: JsonObject, fields: JsonObject, named: ReadonlySet<string>, textOf: TextOf): Code {
    const { emittable } = this;
    const { dialect } = this.emission;
    const entries = new Map<string, Code>();
    if (dialect.modelIn === "body") entries.set("model", js`model`);
    for (const [key, value] of Object.entries(fields)) {
      entries.set(key, named.has(key) ? identifier(key) : printMarked(value, textOf));
    }
    for (const [key, value] of Object.entries(head)) entries.set(key, emittable.to.constants.value(value));
    const lines = [...entries].map(([key, value]) => js`${property(key, value)},`);
    return js`{\n${block(lines)}\n}`;
  }

  #emitJson(head: JsonObject, fields: JsonObject, named: ReadonlySet<string>, textOf: TextOf): Code {
    const { emittable } = this;
    const { dialect } = this.emission;
    const entries = new Map<string, Piece[]>();
    if (dialect.modelIn === "body") {
      entries.set("model", ['"', js`${emittable.to.imports.runtime("jsonText")}(model)`, '"']);
    }
    for (const [key, value] of Object.entries(fields)) {
      entries.set(key, named.has(key) ? [identifier(key)] : markedJson(value, textOf));
    }
    for (const [key, value] of Object.entries(head)) {
      entries.set(key, valueJson(value, emittable.to.constants));
    }
    return printPieces(objectJson([...entries]));
  }
}

/** Which row a call takes: known for the default model. */
function rowLines(emission: DialectEmission): Code[] {
  const { table, backends } = emission;
  if (table.rows.length === 1) return [];
  const picked = emitPick(emission);
  const [first, ...more] = backends;
  if (first?.defaultModel === undefined) return [js`const row = ${picked};`];
  const { id, defaultModel } = first;
  const known = rowOf(table, id, defaultModel);
  const isDefault = js`model === ${defaultModel}`;
  const isFirst = more.length > 0 ? js`backend === ${id} && ${isDefault}` : isDefault;
  return [js`const row = ${isFirst} ? ${known} : ${picked};`];
}
