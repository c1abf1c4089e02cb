import { block, type Code, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import { exportName } from "../../codegen/identifiers.ts";
import type { Prompt } from "../../ir/prompt.ts";
import { type DialectEmission, emitBackends, emitPick, type TabledFunctions } from "./dialect-function.ts";
import { mergeRows } from "./dialect-table.ts";
import { emitModels } from "./emit-models.ts";
import { messagesName } from "./messages-name.ts";
import { type Declaration, exported, internal, type ModuleConstants } from "./module-constants.ts";

/** The portable function: a prompt with its input, which renders in every dialect that the module has. */
export function emitPortable(
  prompt: Prompt,
  dialects: readonly TabledFunctions[],
  constants: ModuleConstants,
): Declaration[] {
  const name = exportName(prompt.id);
  const ruled = prompt.tools.length > 0 ? dialects.map((each) => emitRules(each)) : [];
  const rendered = dialects.map(({ emission }, index) => emitDialect(emission, ruled[index]?.rules));
  const fields = [
    js`meta,`,
    js`tools: ${constants.value(toolsByName(prompt))},`,
    js`dialects: {\n${block(rendered)}\n},`,
    js`servers: ${literal(serversOf(dialects))},`,
    js`messages: ({ dialect, context, history } = {}) => (${chooseMessages(prompt, dialects)})(prepared, context, history),`,
    js`parseOutput,`,
  ];
  const lines = [js`const prepared = $prepare(input);`, js`return {\n${block(fields)}\n};`];
  return [
    ...ruled.flatMap(({ declarations }) => declarations),
    exported(name, js`function ${identifier(name)}(input) {\n${block(lines)}\n}`),
  ];
}

function toolsByName({ tools }: Prompt): object {
  return Object.fromEntries(
    tools.map(({ name, description, inputSchema }) => [name, { description, inputSchema }]),
  );
}

function serversOf(dialects: readonly TabledFunctions[]): object {
  const backends = dialects.flatMap(({ emission }) => emission.backends);
  return Object.fromEntries(backends.map(({ id, server }) => [id, server]));
}

function chooseMessages({ bodies }: Prompt, dialects: readonly TabledFunctions[]): Code {
  const own = dialects.flatMap(({ emission: { dialect } }) => {
    const name = identifier(messagesName(bodies, dialect.id));
    return bodies.dialects[dialect.id] ? [js`[${dialect.id}]: ${name}`] : [];
  });
  return own.length > 0 ? js`({ ${joinCode(own, ", ")} })[dialect] ?? $messages` : js`$messages`;
}

function emitDialect(emission: DialectEmission, rules: Code | undefined): Code {
  const { id, exportName } = emission.dialect;
  const fields = [
    js`backends: ${emitBackends(emission)}`,
    js`body: (options) => ${identifier(exportName)}(prepared, options)`,
    ...(rules ? [js`rules: ${rules}`] : []),
  ];
  return js`${literal(id)}: { ${joinCode(fields, ", ")} },`;
}

/** What a model's later turns are lowered by: what families differ in besides is not told apart. */
function emitRules({ emission, table, rows: ruled }: TabledFunctions): {
  rules?: Code;
  declarations: Declaration[];
} {
  const { dialect } = emission;
  if (dialect.readsTexts) return { declarations: [] };
  if (ruled) return { rules: js`${emitRowOf(emission, ruled)}.rules`, declarations: [] };
  const merged = mergeRows(table, (row) => JSON.stringify(row.rules));
  const entries = identifier(`$turnModels_${dialect.exportName}`);
  const rows = identifier(`$turnRules_${dialect.exportName}`);
  const rules = merged.rows.map((row) => row.rules);
  const declarations = [internal(rows.text, js`const ${rows} = ${literal(rules)};`)];
  if (merged.rows.length > 1) declarations.unshift(...emitModels(entries, merged));
  return { rules: emitRowOf({ ...emission, table: merged, entries }, rows), declarations };
}

/** A function that gives the row of a model, of the rows that a constant holds. */
function emitRowOf(emission: DialectEmission, rows: Code): Code {
  if (emission.table.rows.length === 1) return js`() => ${rows}[0]`;
  const parameters = emission.backends.length > 1 ? js`(model, backend)` : js`(model)`;
  return js`${parameters} => ${rows}[${emitPick(emission)}]`;
}
