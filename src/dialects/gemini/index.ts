import type { JsonObject } from "../../runtime/types.ts";
import { adaptSchema } from "../../schema/adapt-schema.ts";
import type { Dialect } from "../dialect.ts";
import { mergeFields } from "../head.ts";
import { capabilities, type GeminiFamily } from "./capabilities.ts";
import { lowerMessages } from "./messages.ts";
import { lowerOutput } from "./output.ts";
import { lowerParameters } from "./parameters.ts";
import { protocol } from "./protocol.ts";
import { lowerTools } from "./tools.ts";

/** Google's generateContent. */
export const gemini: Dialect<GeminiFamily> = {
  id: "gemini",
  exportName: "gemini",
  bodyType: "GeminiBody",
  capabilities,
  modelIn: "path",
  wireSchema: async () => (await import("./wire-schema.ts")).wireSchema,
  protocol,
  lowerHead({ parameters, tools, output, fields, adapt = adaptSchema }, family, report) {
    const { fields: format, ...words } = lowerOutput(output, tools.length > 0, family, adapt, report);
    const config: JsonObject = { ...lowerParameters(parameters, family, report), ...format };
    const head = {
      ...(Object.keys(config).length && { generationConfig: config }),
      ...lowerTools(tools, parameters, format.responseMimeType !== undefined, adapt, report),
    };
    return { fields: mergeFields(head, fields), ...words };
  },
  lowerMessages,
};
