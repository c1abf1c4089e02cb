import type { OutputSpec, Tool } from "../ir/tool.ts";
import type { AnswerForm } from "../runtime/answer-form.ts";
import type { JsonObject, JsonSchema, Report } from "../runtime/types.ts";
import type { AdaptedSchema, AdaptSchema } from "../schema/adapt-schema.ts";
import type { SchemaForm } from "../schema/schema-form.ts";
import { schemaInstruction } from "../schema/words.ts";
import { objectSchema, tellHead } from "./head.ts";

/** What is said of an answer outside of the field that asks for its form. */
export interface AnswerWords {
  readonly instruction?: string;
  readonly answer?: AnswerForm;
}

/** A form that an answer is asked for in: a field of the body, and what is said beside it. */
export interface AskedAnswer<Fields> extends AnswerWords {
  readonly fields: Fields;
}

/** The schema that the answer must fit, the prompt's own object; a boolean schema leaves JSON mode. */
export function answerSchema(output: OutputSpec | undefined): JsonObject | undefined {
  return output?.format === "json" && typeof output.schema === "object" ? output.schema : undefined;
}

/** The schema in the text, for a model that is not shown it or not held to it. `subject` is what stands in the way. */
export function tellSchema(schema: JsonObject, report: Report, subject?: string): AnswerWords {
  tellHead(report, "schema-in-text", "adapted", subject, "schema");
  return { instruction: schemaInstruction(schema) };
}

/** JSON in the text, for a service that has no mode for it. */
export function tellJson(report: Report): AnswerWords {
  tellHead(report, "json-mode", "adapted", undefined, "schema");
  return { instruction: schemaInstruction(undefined) };
}

/** The schema as a service takes it, with all that is said beside it; without a schema, what stands in the way. */
export function askForSchema(
  schema: JsonObject,
  form: SchemaForm,
  adapt: AdaptSchema,
  report: Report,
): AnswerWords & ({ readonly schema: JsonObject } | { readonly schema?: never; readonly obstacle: string }) {
  return useAdapted(schema, adapt(schema, form), form, report);
}

/** The fields in which a service with one form is asked for JSON. */
export interface AnswerFields<Fields> {
  readonly form: SchemaForm;
  readonly schema: (schema: JsonObject) => Fields;
  /** For JSON of any kind; absent where there is no such mode. */
  readonly json?: Fields;
}

/** What the answer must look like, for a service that takes a schema in one form. */
export function askForAnswer<Fields extends object>(
  output: OutputSpec | undefined,
  { form, schema: fieldsOf, json }: AnswerFields<Fields>,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Partial<Fields>> {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  if (!schema) return json ? { fields: json } : { fields: {}, ...tellJson(report) };
  const asked = askForSchema(schema, form, adapt, report);
  if (!asked.schema) return { fields: json ?? {}, ...tellSchema(schema, report, asked.obstacle) };
  const { schema: adapted, ...words } = asked;
  return { fields: fieldsOf(adapted), ...words };
}

/** {@link askForSchema} with the one of several forms of a service that enforces most; the first where they are even. */
export function askForBest(
  schema: JsonObject,
  forms: readonly SchemaForm[],
  adapt: AdaptSchema,
  report: Report,
) {
  const all = forms.map((form) => ({ form, adapted: adapt(schema, form) }));
  const cost = ({ adapted }: (typeof all)[0]) => (adapted.schema ? adapted.losses.length : Infinity);
  const best = all.reduce((one, next) => (cost(next) < cost(one) ? next : one));
  return { form: best.form, asked: useAdapted(schema, best.adapted, best.form, report) };
}

function useAdapted(
  schema: JsonObject,
  { schema: adapted, losses, answer }: AdaptedSchema,
  { shown }: SchemaForm,
  report: Report,
): ReturnType<typeof askForSchema> {
  if (!adapted) return { obstacle: losses[0]?.pointer ?? "#" };
  tellLosses(losses, "", report);
  if (answer) tellHead(report, "answer-form", "adapted", undefined, "schema");
  const words = shown ? {} : tellSchema(schema, report);
  return { schema: adapted, ...words, ...(answer && { answer }) };
}

function tellLosses(losses: AdaptedSchema["losses"], prefix: string, report: Report): void {
  for (const { pointer } of losses)
    tellHead(report, "schema-keyword", "adapted", `${prefix}${pointer}`, "schema");
}

/** A tool with its arguments described in keywords that the service knows, and all others in words. */
export function adaptTool(tool: Tool, form: SchemaForm | null, adapt: AdaptSchema, report: Report): Tool {
  if (!form) return tool;
  const { schema, losses } = adapt(objectSchema(tool.inputSchema) as JsonSchema, form);
  tellLosses(losses, tool.name, report);
  if (!schema) return tool;
  const { description, ...bare } = schema;
  if (!form.bareRoot || description === undefined) return { ...tool, inputSchema: schema };
  const words = [tool.description, description].filter((text) => text !== undefined).join("\n");
  return { ...tool, description: words, inputSchema: bare };
}
