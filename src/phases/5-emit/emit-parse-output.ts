import { block, type Code, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import type { Prompt } from "../../ir/prompt.ts";
import type { AnswerForm } from "../../runtime/answer-form.ts";
import type { JsonSchema } from "../../runtime/types.ts";
import { type DialectEmission, emitPick } from "./dialect-function.ts";
import type { Imports } from "./imports.ts";
import { type Declaration, exported, internal, type ModuleConstants } from "./module-constants.ts";

/** The function that reads an answer, in whichever form a dialect asked for it. */
export function emitParseOutput(
  prompt: Prompt,
  emissions: readonly DialectEmission[],
  imports: Imports,
  constants: ModuleConstants,
): Declaration[] {
  const { schema, format = "text" } = prompt.output ?? {};
  const forms = new AnswerForms();
  const byDialect = emissions.flatMap((emission) => formOfSource(emission, forms) ?? []);
  const args = [
    js`text`,
    schema === undefined ? js`undefined` : constants.value(schema),
    literal(format),
    ...formatsOf(schema, imports),
  ];
  // A text is read as it is.
  if (format === "text" && byDialect.length === 0) return [declare(imports, js`text`, args)];
  if (args.length < 4) args.push(js`undefined`);
  const table = js`{\n${block(byDialect)}\n}`;
  args.push(
    byDialect.length === 0
      ? js`undefined`
      : js`${imports.runtime("answerReaders")}(${[js`source`, table, js`[${joinCode(forms.names, ", ")}]`]})`,
    js`onRepair`,
  );
  return [...forms.declarations, declare(imports, js`text, source, onRepair`, args)];
}

function declare(imports: Imports, parameters: Code, args: readonly Code[]): Declaration {
  return exported(
    "parseOutput",
    js`function parseOutput(${parameters}) {\n  return ${imports.runtime("parseOutput")}(${args});\n}`,
  );
}

/** Forms of answers, each under one name. */
class AnswerForms {
  readonly declarations: Declaration[] = [];
  readonly #names = new Map<string, Code>();

  get names(): Code[] {
    return [...this.#names.values()];
  }

  nameOf(form: AnswerForm): Code {
    const key = JSON.stringify(form);
    const known = this.#names.get(key);
    if (known) return known;
    const name = identifier(`$answer${this.#names.size + 1}`);
    this.#names.set(key, name);
    this.declarations.push(internal(name.text, js`const ${name} = ${literal(form)};`));
    return name;
  }
}

/** The form of an answer by model, as an entry of a table of dialects; undefined where a dialect adapts none. */
function formOfSource(emission: DialectEmission, forms: AnswerForms): Code | undefined {
  const { dialect, table, backends } = emission;
  if (table.rows.every(({ answer }) => answer === undefined)) return undefined;
  const names = table.rows.map(({ answer }) => (answer ? forms.nameOf(answer) : js`undefined`));
  const [first, ...others] = names;
  const key = literal(dialect.id);
  if (others.every((name) => name.text === first?.text)) return js`${key}: () => ${first},`;
  const parameters = backends.length > 1 ? js`model, backend = ${backends[0]?.id}` : js`model`;
  return js`${key}: (${parameters}) => [${joinCode(names, ", ")}][${emitPick(emission)}],`;
}

/** Format checks are bundled only where a schema names a format. */
export function formatsOf(schema: JsonSchema | undefined, imports: Imports): Code[] {
  return schema !== undefined && JSON.stringify(schema).includes('"format"')
    ? [imports.runtime("formats")]
    : [];
}
