import type { OutputSpec } from "../../ir/tool.ts";
import { answerSchema } from "../head.ts";
import type { OpenaiResponsesBody } from "./wire.ts";

/** What the answer must look like. The schema goes out as written, which strict mode may refuse. */
export function lowerOutput(output: OutputSpec | undefined): Partial<OpenaiResponsesBody> {
  if (output?.format !== "json") return {};
  const schema = answerSchema(output);
  return {
    text: {
      format: schema
        ? { type: "json_schema", name: output.name, schema, strict: false }
        : { type: "json_object" },
    },
  };
}
