import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchCreateParams } from "@anthropic-ai/sdk/resources/messages/batches";
import { afterEach, beforeEach } from "vitest";
import { batchFormats } from "../../src/batch/formats.ts";
import { type JoinOptions, type JoinSummary, joinBatch } from "../../src/batch/join-batch.ts";
import type { JoinedRow } from "../../src/batch/joined-row.ts";
import { type WriteOptions, type WriteSummary, writeBatch } from "../../src/batch/write-batch.ts";
import { type CompiledPrompt, compileSource } from "../../src/compiler.ts";
import { protocols } from "../../src/dialects/protocols.ts";
import type { DialectId, Json, JsonObject } from "../../src/runtime/types.ts";

/** A target of each dialect that has a batch format. */
export const targets = {
  gpt: "openai/gpt-6.1-sol",
  responses: "openai-responses/gpt-6.1-terra",
  claude: "anthropic/claude-haiku-4-5-20251001",
  gemini: "google/gemini-3.8-flash",
} as const;
export type TargetName = keyof typeof targets;
export const targetNames = Object.keys(targets) as TargetName[];

/** A prompt with a default, a choice, and an output that OpenAI is asked for in another form. */
export const promptText = [
  "---",
  "input:",
  "  schema: { subject: string, 'tone?(enum)': [dry, kind], 'tags?(array)': string }",
  "  default: { tone: dry }",
  "output:",
  "  schema: { queue(enum): [billing, other], 'note?': string }",
  "---",
  "Sort: {{subject}}, {{tone}}{{#each tags}}, {{this}}{{/each}}",
].join("\n");

/** Compiles a prompt for all targets. */
export async function compilePrompt(text = promptText): Promise<CompiledPrompt> {
  const { prompt, diagnostics } = await compileSource(text, { config: { targets } });
  if (!prompt) throw new Error(JSON.stringify(diagnostics));
  return prompt;
}

/** A folder of each test's own, with the files of a batch. */
export class BatchRun {
  root = "";
  prompt!: CompiledPrompt;

  constructor(text?: string) {
    beforeEach(async () => {
      this.root = mkdtempSync(join(tmpdir(), "polylect-batch-"));
      this.prompt ??= await compilePrompt(text);
    });
    afterEach(() => rmSync(this.root, { recursive: true, force: true }));
  }

  path = (name: string): string => join(this.root, name);
  put = (name: string, text: string | Uint8Array): void => writeFileSync(this.path(name), text);
  read = (name: string): string => readFileSync(this.path(name), "utf8");
  names = (): string[] => readdirSync(this.root).sort();
  /** The objects of a file of JSON lines. */
  lines = (name: string): JsonObject[] =>
    this.read(name)
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));

  putRows(rows: readonly Json[]): void {
    this.put("rows.jsonl", rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }

  write(target: TargetName, more: Partial<WriteOptions> = {}): Promise<WriteSummary> {
    return writeBatch({ ...this.#common(target), output: this.path("requests.jsonl"), ...more });
  }

  async join(
    target: TargetName,
    results: readonly string[] = ["results.jsonl"],
    more: Partial<JoinOptions> = {},
  ): Promise<JoinSummary> {
    const { dialect } = this.prompt.bind(target);
    return joinBatch({
      ...this.#common(target),
      decoder: await (await protocols[dialect]()).decoder(),
      results: results.map(this.path),
      output: this.path("joined.jsonl"),
      ...more,
    });
  }

  joined = (): JoinedRow[] => this.lines("joined.jsonl") as unknown as JoinedRow[];
  bad = (): JsonObject[] => (this.names().includes("bad.jsonl") ? this.lines("bad.jsonl") : []);

  #common(target: TargetName) {
    const bound = this.prompt.bind(target);
    const format = batchFormats[bound.dialect];
    if (!format) throw new Error(`${bound.dialect} has no format`);
    return {
      prompt: this.prompt,
      bound,
      format,
      input: this.path("rows.jsonl"),
      bad: this.path("bad.jsonl"),
    };
  }
}

/** A request as it is read without our code. */
export interface ReadRequest {
  readonly id: string;
  readonly url?: string;
  readonly body: JsonObject;
}

/** Reads files of requests as the documentation of each service describes them. */
export function readRequests(dialect: DialectId, text: string): ReadRequest[] {
  if (dialect === "anthropic") {
    const { requests } = JSON.parse(text) as BatchCreateParams;
    return requests.map(({ custom_id: id, params }) => ({ id, body: params as unknown as JsonObject }));
  }
  const lines = text.trimEnd().split("\n");
  if (dialect === "gemini") {
    return lines.map((line) => {
      const { key: id, request: body } = JSON.parse(line);
      return { id, body };
    });
  }
  return lines.map((line) => {
    const { custom_id: id, method, url, body } = JSON.parse(line);
    if (method !== "POST") throw new Error(`the method is ${method}`);
    return { id, url, body };
  });
}

/** Scripted answers: bodies of each service around a text that nobody generated. */
export const scriptedBody: { readonly [Id in DialectId]?: (text: string) => JsonObject } = {
  "openai-chat": (content) => ({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "gpt",
    choices: [{ index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop" }],
    usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
  }),
  "openai-responses": (text) => ({
    id: "resp_1",
    object: "response",
    status: "completed",
    model: "gpt",
    output: [
      {
        type: "message",
        id: "msg_1",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 5, output_tokens: 2, total_tokens: 7 },
  }),
  anthropic: (text) => ({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude",
    content: [{ type: "text", text }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 5, output_tokens: 2 },
  }),
  gemini: (text) => ({
    candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason: "STOP" }],
    usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 2 },
    modelVersion: "gemini",
    responseId: "r1",
  }),
};

/** A line of results around a body, as each service writes it. */
export function scriptedResult(dialect: DialectId, id: string, body: JsonObject): JsonObject {
  if (dialect === "anthropic") return { custom_id: id, result: { type: "succeeded", message: body } };
  if (dialect === "gemini") return { response: body, key: id };
  return {
    id: `batch_req_${id}`,
    custom_id: id,
    response: { status_code: 200, request_id: "r", body },
    error: null,
  };
}
