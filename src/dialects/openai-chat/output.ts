import type { OutputSpec } from "../../ir/tool.ts";
import { answerSchema } from "../head.ts";
import type { OpenaiChatBody } from "./wire.ts";

/** What the answer must look like. The schema goes out as written, so `strict` is left to the service's default. */
export function lowerOutput(output: OutputSpec | undefined): Partial<OpenaiChatBody> {
  if (output?.format !== "json") return {};
  const schema = answerSchema(output);
  return {
    response_format: schema
      ? { type: "json_schema", json_schema: { name: output.name, schema } }
      : { type: "json_object" },
  };
}
