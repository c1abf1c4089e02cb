import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { DialectId, JsonObject } from "../../src/runtime/types.ts";
import { typeCheck } from "../support/type-check.ts";

interface Body {
  path: string;
  headers: Record<string, string>;
  body: JsonObject;
}

interface RequestType {
  /** Declares `Request`: the type of the provider's SDK as it stands, or ours where it has none. */
  head: string;
  /** Where the SDK's type is not what the service takes: which bodies need more, and the type `Request` for these. */
  wider?: { why: string; head: string; needs(given: Body): boolean };
}

const SERVER_FIELDS = ["chat_template_kwargs", "reasoning"];

const requestTypes: Record<DialectId, RequestType> = {
  "openai-chat": {
    head: `import type { ChatCompletionCreateParamsNonStreaming as Request } from "openai/resources/chat/completions";`,
    wider: {
      why: "fields of servers that are not OpenAI's",
      needs: ({ body }) => SERVER_FIELDS.some((field) => field in body),
      head: `import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { OpenaiChatServerFields } from "polylect/runtime/openai-chat";
type Request = ChatCompletionCreateParamsNonStreaming & OpenaiChatServerFields;`,
    },
  },
  "openai-responses": {
    head: `import type { ResponseCreateParamsNonStreaming as Request } from "openai/resources/responses/responses";`,
  },
  anthropic: {
    head: `import type { MessageCreateParamsNonStreaming as Request } from "@anthropic-ai/sdk/resources/messages";`,
    wider: {
      why: "API version 2023-06-01, by the last package that speaks it",
      needs: ({ headers }) => headers["anthropic-version"] === "2023-06-01",
      head: `import type { MessageCreateParamsNonStreaming as Request } from "anthropic-sdk-2023-06-01/resources/messages";`,
    },
  },
  gemini: { head: `import type { GeminiBody as Request } from "polylect/runtime/gemini";` },
  "chat-template": {
    head: `import type { ChatTemplateBody as Request } from "polylect/runtime/chat-template";`,
  },
  ollama: {
    head: `import type { ChatRequest as Request } from "ollama";`,
    wider: {
      why: "ids of tool calls and keywords of tool parameters, which the package lacks",
      needs: ({ body }) => body["tools"] !== undefined,
      head: `import type { ChatRequest, Message as OldMessage, Tool as OldTool, ToolCall as OldCall } from "ollama";
type Call = OldCall & { id?: string };
type Message = Omit<OldMessage, "tool_calls"> & { tool_calls?: Call[]; tool_call_id?: string };
type Tool = Omit<OldTool, "function"> & { function: Omit<OldTool["function"], "parameters"> & { parameters?: object } };
type Request = Omit<ChatRequest, "messages" | "tools"> & { messages: Message[]; tools?: Tool[] };`,
    },
  },
};

const dialectIds = Object.keys(requestTypes) as DialectId[];

type Snapshot = ({ dialect: DialectId } & Omit<Body, "path">) | { refused: string[] };

const fixtures = resolve(import.meta.dirname, "../../fixtures");

function readSnapshots(): { path: string; snapshot: Snapshot }[] {
  return readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json") && !path.endsWith(".replay.json"))
    .sort()
    .map((path) => ({ path, snapshot: JSON.parse(readFileSync(join(fixtures, path), "utf8")) as Snapshot }))
    .filter(({ snapshot }) => "refused" in snapshot || ("dialect" in snapshot && "body" in snapshot));
}

const literals = (head: string, bodies: readonly Body[]): string =>
  [
    head,
    ...bodies.map(({ path, body }) => `/* ${path} */ (${JSON.stringify(body)}) satisfies Request;`),
  ].join("\n");

test("the body of every snapshot satisfies the request type of its dialect", () => {
  const bodies = Object.fromEntries(dialectIds.map((id) => [id, []])) as unknown as Record<DialectId, Body[]>;
  let refused = 0;
  for (const { path, snapshot } of readSnapshots()) {
    if ("refused" in snapshot) refused++;
    else bodies[snapshot.dialect].push({ path, headers: snapshot.headers, body: snapshot.body });
  }
  const files: Record<string, string> = {};
  const counts = dialectIds.map((id) => {
    const { head, wider } = requestTypes[id];
    expect(bodies[id].length > 0, `snapshots of ${id}`).toBe(true);
    const [wide, plain] = [true, false].map((is) =>
      bodies[id].filter((given) => (wider?.needs(given) === true) === is),
    ) as [Body[], Body[]];
    files[`${id}.ts`] = literals(head, plain);
    if (wider) files[`${id}.wider.ts`] = literals(wider.head, wide);
    return `${id} ${bodies[id].length}${wider ? ` (${wide.length} with ${wider.why})` : ""}`;
  });
  console.log(`bodies of snapshots: ${counts.join(", ")}; refused, so without a body: ${refused}`);
  expect(typeCheck(files)).toEqual([]);
});

test("a body that a request type does not take is found", () => {
  const wrong = { path: "wrong", headers: {}, body: { model: "a", messages: [{ role: "nobody" }] } };
  const files = dialectIds.map((id) => [`${id}.ts`, literals(requestTypes[id].head, [wrong])]);
  const found = typeCheck(Object.fromEntries(files)).map((text) => text.split("(")[0]);
  expect([...new Set(found)].sort()).toEqual(dialectIds.map((id) => `${id}.ts`).sort());
});
