import { block, Code, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import {
  type DialectEmission,
  type EmittedFunctions,
  emitChecks,
  emitEntries,
  emitPick,
  emitSignature,
  jsonName,
} from "./dialect-function.ts";
import type { DialectRow } from "./dialect-table.ts";
import { type Declaration, exported, internal, type ModuleConstants } from "./module-constants.ts";

/**
 * A dialect's two functions, for a prompt whose messages are known at run time alone: they make the neutral messages
 * and have the dialect's runtime lower them.
 */
export function emitLowered(emission: DialectEmission): EmittedFunctions {
  const { dialect, table, emittable, accepted } = emission;
  const { imports, constants } = emittable.to;
  const name = identifier(dialect.exportName);
  const rows = identifier(`$rows_${dialect.exportName}`);
  const isTold = table.rows.some(({ instruction }) => instruction !== undefined);
  const isStyled = new Set(table.rows.map(({ messages }) => messages)).size > 1;
  const isRefused = table.rows.some(({ refused }) => refused.length > 0);
  const heads = new Heads(table.rows, dialect.exportName, constants);
  const rowCode = table.rows.map((row) => {
    const { rules, instruction, messages, refused } = row;
    const fields = [js`rules: ${rules}`, js`head: ${heads.codeOf(row)}`];
    if (isStyled) fields.push(js`messages: ${identifier(messages)}`);
    if (instruction !== undefined) fields.push(js`instruction: ${constants.text(instruction, "plain")}`);
    if (isRefused) fields.push(js`refused: ${literal(refused)}`);
    return js`{ ${joinCode(fields, ", ")} },`;
  });
  const make = isStyled ? js`row.messages` : identifier(table.rows[0]?.messages ?? "$messages");
  const messages = js`${make}($prepare(input), context, history)`;
  const picked = table.rows.length > 1 ? emitPick(emission) : js`0`;
  const lowers = dialect.runtimeExport?.(table.rows.map((row) => row.rules)) ?? "lowerMessages";
  const call = js`${imports.runtime("lower")}(${[
    imports.from(`polylect/runtime/${dialect.id}`, lowers, `$lower_${dialect.exportName}`),
    isTold ? js`${imports.runtime("instruct")}(${messages}, row.instruction)` : messages,
    js`row.rules`,
    literal(accepted),
    js`onFinding`,
  ]})`;
  const lines = [
    ...emitChecks(emission),
    js`const row = ${rows}[${picked}];`,
    ...(isRefused ? [js`${imports.runtime("tell")}(row.refused, ${literal(accepted)}, onFinding);`] : []),
    js`return { ${dialect.modelIn === "body" ? js`model, ` : new Code("")}...${call}, ...row.head() };`,
  ];
  const json = jsonName(dialect.exportName);
  const declarations = [
    ...emitEntries(emission),
    ...heads.declarations,
    internal(rows.text, js`const ${rows} = [\n${block(rowCode)}\n];`),
    exported(name.text, js`${emitSignature(name, emission)} {\n${block(lines)}\n}`),
    exported(
      json.text,
      js`function ${json}(input, options) {\n  return JSON.stringify(${name}(input, options));\n}`,
    ),
  ];
  return { emission, declarations, rows };
}

/** A shorter head is written out in every row. */
const minSharedHead = 60;

/** Functions that make the heads of rows; longer ones that several rows have are printed once. */
class Heads {
  readonly declarations: readonly Declaration[];
  readonly #code = new Map<number, Code>();

  constructor(rows: readonly DialectRow[], exportName: string, constants: ModuleConstants) {
    const declarations: Declaration[] = [];
    for (const { head, headNumber } of rows) {
      if (this.#code.has(headNumber)) continue;
      const code = js`() => (${constants.value(head)})`;
      const isShared = rows.filter((row) => row.headNumber === headNumber).length > 1;
      if (!isShared || code.text.length < minSharedHead) {
        this.#code.set(headNumber, code);
        continue;
      }
      const name = identifier(`$head${declarations.length + 1}_${exportName}`);
      declarations.push(internal(name.text, js`const ${name} = ${code};`));
      this.#code.set(headNumber, name);
    }
    this.declarations = declarations;
  }

  /** A function, or the name of one. */
  codeOf({ headNumber }: DialectRow): Code {
    return this.#code.get(headNumber) as Code;
  }
}
