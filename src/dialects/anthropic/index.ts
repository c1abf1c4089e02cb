import { adaptSchema } from "../../schema/adapt-schema.ts";
import type { Dialect } from "../dialect.ts";
import { mergeFields } from "../head.ts";
import { type AnthropicFamily, capabilities } from "./capabilities.ts";
import { lowerMessages } from "./messages.ts";
import { lowerOutput } from "./output.ts";
import { lowerParameters } from "./parameters.ts";
import { protocol } from "./protocol.ts";
import { lowerTools } from "./tools.ts";

/** Anthropic's Messages. */
export const anthropic: Dialect<AnthropicFamily> = {
  id: "anthropic",
  exportName: "anthropic",
  bodyType: "AnthropicBody",
  capabilities,
  modelIn: "body",
  wireSchema: async () => (await import("./wire-schema.ts")).wireSchema,
  protocol,
  lowerHead({ parameters, tools, output, fields, adapt = adaptSchema }, family, report) {
    const head = lowerParameters(parameters, family, report);
    const withTools = { ...head, ...lowerTools(tools, parameters, head, family, report) };
    const { fields: asked, ...words } = lowerOutput(output, adapt, report);
    return { fields: mergeFields(mergeFields(withTools, asked), fields), ...words };
  },
  lowerMessages,
};
