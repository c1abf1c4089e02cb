import type { OutputSpec } from "../../ir/tool.ts";
import type { JsonObject } from "../../runtime/types.ts";
import { answerSchema } from "../head.ts";

/** What the answer must look like: the grammar's schema, and the words that tell the model of it. */
export function lowerOutput(output: OutputSpec | undefined): {
  readonly fields: { readonly json_schema?: JsonObject };
  readonly instruction?: string;
} {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  // An empty schema is any JSON.
  if (!schema) return { fields: { json_schema: {} } };
  const instruction = `Answer with JSON that fits this JSON Schema and nothing else:\n${JSON.stringify(schema)}`;
  return { fields: { json_schema: schema }, instruction };
}
