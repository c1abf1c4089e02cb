import { describe, expect, test } from "vitest";
import { packageEntries } from "./support/package-entries.ts";
import { exportedNames, readTree, root } from "./support/source-tree.ts";

/** Every code entry of the package: its file in `src`, what can be imported, and what are types alone. */
const entries: Readonly<
  Record<string, { file: string; values: readonly string[]; types: readonly string[] }>
> = {
  ".": {
    file: "index.ts",
    values: ["UnknownTargetError", "compileProject", "compileSource", "defineConfig"],
    types: [
      "Compilation",
      "CompileSourceOptions",
      "CompiledMeta",
      "CompiledPrompt",
      "CompiledSource",
      "Config",
      "Diagnostic",
      "Finding",
      "MessageOptions",
      "Rendered",
    ],
  },
  "./runtime": {
    file: "runtime/index.ts",
    values: [
      "Composer",
      "HelperError",
      "InputError",
      "OutputError",
      "PortabilityError",
      "answerReaders",
      "callHelper",
      "chooseRole",
      "differs",
      "emptyConversation",
      "extend",
      "filled",
      "formats",
      "frame",
      "frameMember",
      "get",
      "indent",
      "instruct",
      "items",
      "json",
      "jsonText",
      "keys",
      "lookup",
      "lower",
      "media",
      "noHistory",
      "nonNull",
      "parseInput",
      "parseOutput",
      "past",
      "pickRow",
      "prepareInput",
      "requireBackend",
      "requireInput",
      "requireModel",
      "rootFrame",
      "sectionItems",
      "tell",
      "text",
      "truthy",
      "withHistory",
    ],
    types: [
      "AnswerForm",
      "AnswerSource",
      "BodyOptions",
      "Category",
      "ConversationOptions",
      "DialectId",
      "Helper",
      "HelperOptions",
      "Json",
      "JsonObject",
      "JsonSchema",
      "Level",
      "MediaPart",
      "Message",
      "Metadata",
      "Note",
      "OnRepair",
      "Part",
      "PromptCall",
      "PromptMeta",
      "ReasoningPart",
      "RenderOptions",
      "Repair",
      "RepairKind",
      "Report",
      "Role",
      "SchemaError",
      "SectionPart",
      "TextPart",
      "ToolCallPart",
      "ToolResultPart",
    ],
  },
  "./runtime/openai-chat": {
    file: "dialects/openai-chat/runtime.ts",
    values: ["lowerAnyMessages", "lowerMessages"],
    types: [
      "OpenaiCacheMark",
      "OpenaiChatBody",
      "OpenaiChatMessage",
      "OpenaiChatRules",
      "OpenaiChatServerFields",
      "OpenaiResponseFormat",
      "OpenaiTextPart",
      "OpenaiTool",
      "OpenaiToolCall",
      "OpenaiToolChoice",
      "OpenaiUserPart",
    ],
  },
  "./runtime/openai-responses": {
    file: "dialects/openai-responses/runtime.ts",
    values: ["lowerMessages"],
    types: [
      "OpenaiResponsesBody",
      "OpenaiResponsesCacheMark",
      "OpenaiResponsesCall",
      "OpenaiResponsesCallOutput",
      "OpenaiResponsesFormat",
      "OpenaiResponsesItem",
      "OpenaiResponsesMessage",
      "OpenaiResponsesOutputMessage",
      "OpenaiResponsesPart",
      "OpenaiResponsesPhase",
      "OpenaiResponsesReasoning",
      "OpenaiResponsesRules",
      "OpenaiResponsesText",
      "OpenaiResponsesTool",
      "OpenaiResponsesToolChoice",
    ],
  },
  "./runtime/anthropic": {
    file: "dialects/anthropic/runtime.ts",
    values: ["lowerMessages"],
    types: [
      "AnthropicBlock",
      "AnthropicBody",
      "AnthropicCacheControl",
      "AnthropicDocumentBlock",
      "AnthropicImageBlock",
      "AnthropicMessage",
      "AnthropicRules",
      "AnthropicTextBlock",
      "AnthropicTool",
      "AnthropicToolChoice",
      "AnthropicToolResultBlock",
      "AnthropicToolUseBlock",
    ],
  },
  "./runtime/chat-template": {
    file: "dialects/chat-template/runtime.ts",
    values: ["lowerMessages"],
    types: ["ChatTemplateBody", "ChatTemplateRules"],
  },
  "./runtime/gemini": {
    file: "dialects/gemini/runtime.ts",
    values: ["lowerMessages"],
    types: [
      "GeminiBody",
      "GeminiContent",
      "GeminiFileData",
      "GeminiFunctionCall",
      "GeminiFunctionDeclaration",
      "GeminiFunctionResponse",
      "GeminiGenerationConfig",
      "GeminiInlineData",
      "GeminiPart",
      "GeminiResponsePart",
      "GeminiRules",
      "GeminiThinkingConfig",
      "GeminiTool",
      "GeminiToolConfig",
    ],
  },
  "./runtime/ollama": {
    file: "dialects/ollama/runtime.ts",
    values: ["lowerMessages"],
    types: ["OllamaBody", "OllamaMessage", "OllamaOptions", "OllamaRules", "OllamaTool", "OllamaToolCall"],
  },
  "./vite": { file: "vite/index.ts", values: ["polylect"], types: ["PolylectOptions"] },
};

const src = readTree("src");
const manifest = packageEntries();

test("every entry of the package is listed here", () => {
  expect(Object.keys(manifest).sort()).toEqual(Object.keys(entries).sort());
});

describe.each(Object.entries(entries))("%s", (name, { file, values, types }) => {
  test("leads to the file that is built from the source", () => {
    const built = `./dist/${file.replace(/\.ts$/, "")}`;
    expect(manifest[name]).toEqual({ types: `${built}.d.ts`, default: `${built}.js` });
  });

  test("exports exactly these names", async () => {
    const module = (await import(`${root}src/${file}`)) as object;
    expect(Object.keys(module).sort()).toEqual([...values].sort());
    expect([...exportedNames(src, file).keys()].sort()).toEqual([...values, ...types].sort());
  });
});
