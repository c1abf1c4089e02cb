import { adaptSchema } from "../../schema/adapt-schema.ts";
import type { Dialect } from "../dialect.ts";
import { mergeFields } from "../head.ts";
import { capabilities, type OpenaiResponsesFamily } from "./capabilities.ts";
import { lowerMessages } from "./messages.ts";
import { lowerOutput } from "./output.ts";
import { lowerParameters } from "./parameters.ts";
import { protocol } from "./protocol.ts";
import { lowerTools } from "./tools.ts";

/** OpenAI's Responses, without anything stored: each body holds the whole conversation. */
export const openaiResponses: Dialect<OpenaiResponsesFamily> = {
  id: "openai-responses",
  exportName: "openaiResponses",
  bodyType: "OpenaiResponsesBody",
  capabilities,
  modelIn: "body",
  wireSchema: async () => (await import("./wire-schema.ts")).wireSchema,
  protocol,
  lowerHead({ parameters, tools, output, fields, adapt = adaptSchema }, family, report) {
    const before = {
      ...lowerParameters(parameters, family, report),
      ...lowerTools(tools, parameters, report),
    };
    const { fields: asked, ...words } = lowerOutput(output, adapt, report);
    return { fields: mergeFields({ ...before, ...asked }, fields), ...words };
  },
  lowerMessages,
};
