import type { Dialect } from "../dialect.ts";
import { mergeFields } from "../head.ts";
import { capabilities, type OpenaiChatFamily } from "./capabilities.ts";
import { lowerMessages } from "./messages.ts";
import { lowerOutput } from "./output.ts";
import { lowerParameters } from "./parameters.ts";
import { lowerTools } from "./tools.ts";

/** OpenAI's Chat Completions. */
export const openaiChat: Dialect<OpenaiChatFamily> = {
  id: "openai-chat",
  exportName: "openaiChat",
  bodyType: "OpenaiChatBody",
  capabilities,
  modelIn: "body",
  path: () => "/v1/chat/completions",
  headers: () => ({}),
  lowerHead({ parameters, tools, output, fields }, family, report) {
    const head = {
      ...lowerParameters(parameters, tools.length > 0, family, report),
      ...lowerTools(tools, parameters, report),
      ...lowerOutput(output),
    };
    return mergeFields(head, fields);
  },
  lowerMessages,
};
