import { adaptSchema } from "../../schema/adapt-schema.ts";
import type { Dialect } from "../dialect.ts";
import { mergeFields } from "../head.ts";
import { capabilities, type OpenaiChatFamily } from "./capabilities.ts";
import { lowerOutput } from "./output.ts";
import { lowerParameters } from "./parameters.ts";
import { protocol } from "./protocol.ts";
import { lowerAnyMessages } from "./server-messages.ts";
import { lowerTools } from "./tools.ts";

/** OpenAI's Chat Completions, which most servers speak in a variant of their own. */
export const openaiChat: Dialect<OpenaiChatFamily> = {
  id: "openai-chat",
  exportName: "openaiChat",
  bodyType: "OpenaiChatBody",
  capabilities,
  modelIn: "body",
  wireSchema: async () => (await import("./wire-schema.ts")).wireSchema,
  protocol,
  lowerHead({ parameters, tools, output, fields, adapt = adaptSchema }, family, report) {
    const before = {
      ...lowerParameters(parameters, tools, family, report),
      ...lowerTools(tools, parameters, family, adapt, report),
    };
    const { fields: asked, ...words } = lowerOutput(output, family, adapt, report);
    return { fields: mergeFields({ ...before, ...asked }, fields), ...words };
  },
  lowerMessages: lowerAnyMessages,
  runtimeExport: (rules) => (rules.some(({ server }) => server) ? "lowerAnyMessages" : "lowerMessages"),
};
