import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { typeCheck } from "../support/type-check.ts";

const folder = process.env["POLYLECT_REPLAYS"] ?? resolve(import.meta.dirname, "../../../shared/replays");
const file = join(folder, "openai-responses.jsonl");

/**
 * The body type, with what a request may say beside what a prompt can: tools and items of the service's own, answers kept
 * on the server, and fields of the transport. `instructions` and lists of messages are what any client writes.
 */
const head = `import type { OpenaiResponsesBody, OpenaiResponsesItem, OpenaiResponsesTool, OpenaiResponsesToolChoice } from "polylect/runtime/openai-responses";
type Hosted<Type extends string> = { type: Type; [field: string]: unknown };
type HostedItem =
  | Hosted<"additional_tools" | "code_interpreter_call" | "compaction" | "file_search_call" | "image_generation_call" | "item_reference">
  | Hosted<"mcp_approval_request" | "mcp_approval_response" | "mcp_call" | "mcp_list_tools" | "tool_search_call" | "tool_search_output" | "web_search_call">
  | { type: "function_call"; namespace?: string; call_id: string; name: string; arguments: string; id?: string; status?: null };
type HostedTool =
  | Hosted<"code_interpreter" | "custom" | "file_search" | "image_generation" | "mcp" | "namespace" | "tool_search" | "web_search">
  | (OpenaiResponsesTool & { defer_loading: boolean });
type Request = Omit<OpenaiResponsesBody, "include" | "input" | "text" | "tools" | "tool_choice"> & {
  input: string | (OpenaiResponsesItem | HostedItem)[];
  include?: string[];
  tools?: (OpenaiResponsesTool | HostedTool)[];
  tool_choice?: OpenaiResponsesToolChoice | Hosted<"allowed_tools">;
  text?: OpenaiResponsesBody["text"];
  background?: boolean;
  context_management?: unknown;
  conversation?: unknown;
  moderation?: unknown;
  previous_response_id?: string | null;
  prompt_cache_key?: string;
  prompt_cache_options?: unknown;
  service_tier?: string;
  store?: boolean;
  stream?: boolean;
};`;

const check = (literals: readonly string[]) =>
  typeCheck({
    "requests.ts": `${head}\n${literals.map((text) => `(${text}) satisfies Request;`).join("\n")}\n`,
  });

test("the body type takes what the service accepted", (context) => {
  if (!existsSync(file) && process.env["POLYLECT_REPLAYS"] === undefined) {
    console.log("skipped: no data");
    return context.skip();
  }
  const accepted = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as { status: number; request: unknown })
    .filter(({ status }) => status >= 200 && status < 300);
  expect(accepted.length).toBeGreaterThan(0);
  expect(check(accepted.map(({ request }) => JSON.stringify(request)))).toEqual([]);
});

test("the body type refuses what is no request", () => {
  const wrong = [
    '{ model: "m" }',
    '{ model: "m", input: [{ role: "tool", content: "a" }] }',
    '{ model: "m", input: [{ role: "user", content: [{ type: "text", text: "a" }] }] }',
    '{ model: "m", input: [{ role: "assistant", content: [{ type: "input_text", text: "a" }] }] }',
    '{ model: "m", input: [{ type: "function_call", call_id: "c", name: "a", arguments: {} }] }',
    '{ model: "m", input: [], tools: [{ type: "function", function: { name: "a" } }] }',
    '{ model: "m", input: [], stop: ["a"] }',
  ];
  expect(check(wrong)).toHaveLength(wrong.length);
});

test("a rendered body is what the client library takes", () => {
  const text = `import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
export const pass = (body: OpenaiResponsesBody): ResponseCreateParamsNonStreaming => body;
export const fail = (body: Omit<OpenaiResponsesBody, "tools"> & { tools: string }): ResponseCreateParamsNonStreaming => body;
`;
  expect(typeCheck({ "client.ts": text }).map((line) => line.split(":")[0])).toEqual([
    expect.stringMatching(/^client\.ts\(4,/),
  ]);
});
