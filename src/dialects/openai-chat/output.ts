import type { OutputSpec } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { type AskedAnswer, answerSchema, askForSchema, tellJson, tellSchema } from "../answer.ts";
import { tellHead } from "../head.ts";
import type { OpenaiChatFamily } from "./capabilities.ts";
import type { OpenaiChatBody } from "./wire.ts";

type Asked = AskedAnswer<Partial<OpenaiChatBody>>;

/** What the answer must look like. */
export function lowerOutput(
  output: OutputSpec | undefined,
  family: OpenaiChatFamily,
  adapt: AdaptSchema,
  report: Report,
): Asked {
  if (output?.format !== "json") return { fields: {} };
  const { formats, schemaForm } = family;
  const schema = answerSchema(output);
  const mode = formats.includes("json_object") ? jsonMode : {};
  if (!schema) return { fields: mode, ...(mode === jsonMode ? {} : tellJson(report)) };
  if (!formats.includes("json_schema")) return { fields: mode, ...tellSchema(schema, report) };
  // Of a gateway it is not known what stands behind it: the schema goes out as it is, in the text too.
  if (!schemaForm) return { fields: named(output.name, schema), ...tellSchema(schema, report) };
  const asked = askForSchema(schema, schemaForm, adapt, report);
  if (asked.schema) {
    const { schema: adapted, ...words } = asked;
    return { fields: named(output.name, adapted, family.strict === "no" ? undefined : true), ...words };
  }
  if (family.strict === "no") return { fields: mode, ...tellSchema(schema, report, asked.obstacle) };
  tellHead(report, "schema-not-enforced", "adapted", asked.obstacle, "schema");
  const words = family.strict === "or-shown" ? {} : tellSchema(schema, report, asked.obstacle);
  return { fields: named(output.name, schema, false), ...words };
}

const jsonMode: Partial<OpenaiChatBody> = { response_format: { type: "json_object" } };

function named(name: string, schema: JsonObject, strict?: boolean): Partial<OpenaiChatBody> {
  const json_schema = { name, schema, ...(strict !== undefined && { strict }) };
  return { response_format: { type: "json_schema", json_schema } };
}
