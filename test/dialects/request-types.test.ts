import { expect, test } from "vitest";
import type { DialectId } from "../../src/runtime/types.ts";
import { typeCheck } from "../support/type-check.ts";
import { dialectIds, readCases, renderCase } from "./dialect-cases.ts";

/** The providers' own request types. Gemini's SDK has its own shapes, so the recorded requests stand in for it. */
const sdkTypes: { [Id in DialectId]?: string } = {
  "openai-chat": `import type { ChatCompletionCreateParamsNonStreaming as Request } from "openai/resources/chat/completions";`,
  "openai-responses": `import type { ResponseCreateParamsNonStreaming as Request } from "openai/resources/responses/responses";`,
  // The package describes API version 2026-10-21, which has no sampling fields; families up to 4.6 speak 2023-06-01.
  anthropic: `import type { MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages";
type Request = MessageCreateParamsNonStreaming & { temperature?: number; top_p?: number; top_k?: number };`,
  // The package's types are older than the server: they lack `id` on calls, `tool_call_id` and the effort `max`, and
  // know fewer keywords of a tool's parameters; see OLL api/types.go.
  ollama: `import type { ChatRequest, Message as OldMessage, Tool as OldTool, ToolCall as OldCall } from "ollama";
type Call = OldCall & { id?: string };
type Message = Omit<OldMessage, "tool_calls"> & { tool_calls?: Call[]; tool_call_id?: string };
type Tool = Omit<OldTool, "function"> & { function: Omit<OldTool["function"], "parameters"> & { parameters?: object } };
type Request = Omit<ChatRequest, "messages" | "tools" | "think"> & {
  messages: Message[]; tools?: Tool[]; think?: ChatRequest["think"] | "max";
};`,
};

const ownTypes: { [Id in DialectId]: string } = {
  "openai-chat": "OpenaiChatBody",
  "openai-responses": "OpenaiResponsesBody",
  anthropic: "AnthropicBody",
  gemini: "GeminiBody",
  ollama: "OllamaBody",
  "chat-template": "ChatTemplateBody",
};

/** Cases whose provider-only fields are outside a type, by dialect. */
const outside: { [Id in DialectId]?: readonly string[] } = {
  // `keep_alive` and the context size are not parameters that polylect names.
  ollama: ["provider-fields", "fill-in-the-middle-and-logit-bias"],
  // `service_tier` and `logit_bias` likewise.
  "openai-chat": ["provider-fields", "fill-in-the-middle-and-logit-bias"],
  // So is `store`.
  "openai-responses": ["provider-fields"],
};

function literals(id: DialectId, skip: readonly string[] = []): string {
  return readCases()
    .filter(({ name }) => !skip.includes(name))
    .map((given) => `/* ${given.name} */ (${JSON.stringify(renderCase(given, id).body)}) satisfies Request;`)
    .join("\n");
}

test("every body satisfies the provider's own request type", () => {
  const files = Object.entries(sdkTypes).map(([id, head]) => [
    `${id}.ts`,
    `${head}\n${literals(id as DialectId)}\n`,
  ]);
  expect(typeCheck(Object.fromEntries(files))).toEqual([]);
});

test("every body satisfies the type that polylect publishes", () => {
  const files = dialectIds.map((id) => {
    const head = `import type { ${ownTypes[id]} as Request } from "polylect/runtime/${id}";`;
    return [`${id}.ts`, `${head}\n${literals(id, outside[id])}\n`];
  });
  expect(typeCheck(Object.fromEntries(files))).toEqual([]);
});

test("the check can fail", () => {
  const text = `${sdkTypes.anthropic}\n({ model: "a", messages: [{ role: "tool", content: "" }] }) satisfies Request;`;
  expect(typeCheck({ "wrong.ts": text })).not.toEqual([]);
});
