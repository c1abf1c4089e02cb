import { exportName } from "../../codegen/identifiers.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Prompt } from "../../ir/prompt.ts";
import type { JsonObject, JsonSchema } from "../../runtime/types.ts";
import { jsonName } from "./dialect-function.ts";
import type { EmitOptions } from "./emit-module.ts";
import { header } from "./print-module.ts";
import { schemaTypes } from "./schema-type.ts";

/** The TypeScript declaration of a prompt's module. */
export function emitDeclaration(prompt: Prompt, options: EmitOptions, madeFrom: readonly string[]): string {
  const name = exportName(prompt.id);
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const [inputType, outputType] = [`${typeName}Input`, `${typeName}Output`];
  const bodies = options.dialects.map(
    ({ dialect }) => `import type { ${dialect.bodyType} } from "polylect/runtime/${dialect.id}";`,
  );
  const optionTypes = new Set(options.dialects.map(({ dialect }) => optionsOf(prompt, dialect)));
  const runtimeTypes = ["AnswerSource", "OnRepair", "PromptCall", "PromptMeta", ...optionTypes]
    .sort()
    .join(", ");
  return [
    header(madeFrom),
    [`import type { ${runtimeTypes} } from "polylect/runtime";`, ...bodies].join("\n"),
    ...namedType(
      inputType,
      callerSchema(prompt),
      `What \`${name}\` is called with.`,
      "Record<string, unknown>",
    ),
    ...namedType(
      outputType,
      prompt.output?.schema,
      `What an answer to \`${name}\` holds.`,
      outputFallback(prompt),
    ),
    ...toolTypes(prompt, typeName),
    `/** Name, version and hashes of the prompt. */\nexport declare const meta: PromptMeta;`,
    `${describe(prompt, "The prompt with its input, for any model: pass it to `generate`.")}\nexport declare function ${name}(input: ${inputType}): PromptCall<${[outputType, ...(prompt.tools.length > 0 ? [`${typeName}Tools`] : [])].join(", ")}>;`,
    ...options.dialects.map((each) => dialectFunction(each, inputType, optionsOf(prompt, each.dialect))),
    `/** Checks input fully and returns it with defaults. Throws \`InputError\` naming every problem. */\nexport declare function parseInput(value: unknown): ${inputType};`,
    `/** Reads an answer leniently and checks it strictly. Throws \`OutputError\`. */\nexport declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): ${outputType};`,
  ]
    .join("\n\n")
    .concat("\n");
}

function namedType(name: string, schema: JsonSchema | undefined, doc: string, fallback: string): string[] {
  if (schema === undefined) return [`/** ${doc} */\nexport type ${name} = ${fallback};`];
  const { declarations, type } = schemaTypes(schema, name);
  return [...declarations, `/** ${doc} */\nexport type ${name} = ${type};`];
}

/** The arguments of each tool, under its name. */
function toolTypes({ tools }: Prompt, typeName: string): string[] {
  if (tools.length === 0) return [];
  const made = tools.map(({ name, inputSchema }, index) => {
    const { declarations, type } = schemaTypes(inputSchema, `${typeName}Tool${index + 1}`);
    return { declarations, line: `  ${JSON.stringify(name)}: ${type.replaceAll("\n", "\n  ")};` };
  });
  const doc = `/** What the tools of the prompt are called with. */`;
  const type = ["{", ...made.map(({ line }) => line), "}"].join("\n");
  return [
    ...made.flatMap(({ declarations }) => declarations),
    `${doc}\nexport type ${typeName}Tools = ${type};`,
  ];
}

function outputFallback(prompt: Prompt): string {
  return prompt.output?.format === "json" ? "unknown" : "string";
}

/** Keys with a default may be left out by the caller. */
function callerSchema({ input }: Prompt): JsonSchema | undefined {
  const { schema, defaults } = input;
  if (typeof schema !== "object" || !Array.isArray(schema["required"])) return schema;
  const required = schema["required"].filter(
    (key) => typeof key !== "string" || !Object.hasOwn(defaults, key),
  );
  return { ...schema, required } as JsonObject;
}

function optionsOf({ bodies }: Prompt, dialect: Dialect): string {
  const { hasHistory } = bodies.dialects[dialect.id] ?? bodies.neutral;
  return hasHistory ? "ConversationOptions" : "RenderOptions";
}

function dialectFunction(
  { dialect, backends }: EmitOptions["dialects"][number],
  inputType: string,
  runtimeType: string,
): string {
  const defaultModel = backends[0]?.defaultModel;
  const ids = backends.map(({ id }) => JSON.stringify(id)).join(" | ");
  const optionsType = backends.length > 1 ? `${runtimeType} & { backend?: ${ids} }` : runtimeType;
  const options =
    defaultModel === undefined ? `options: ${optionsType} & { model: string }` : `options?: ${optionsType}`;
  const model =
    defaultModel === undefined
      ? "`options.model` is required"
      : `for \`${comment(defaultModel)}\` unless \`options.model\` names another`;
  return [
    `/** The request body of \`${dialect.id}\`, ${model}. */`,
    `export declare function ${dialect.exportName}(input: ${inputType}, ${options}): ${dialect.bodyType};`,
    `/** The same body as JSON text. */`,
    `export declare function ${jsonName(dialect.exportName)}(input: ${inputType}, ${options}): string;`,
  ].join("\n");
}

function describe(prompt: Prompt, fallback: string): string {
  return `/** ${comment(prompt.description ?? fallback)} */`;
}

/** Text that cannot end the comment it stands in. */
function comment(text: string): string {
  return text.replaceAll("*/", "*\\/").replace(/\s+/g, " ").trim();
}
