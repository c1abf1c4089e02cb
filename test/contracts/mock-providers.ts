import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { LLMock } from "@copilotkit/aimock";
import { protocols } from "../../src/dialects/protocols.ts";
import { dialectIds } from "../../src/runtime/dialect-ids.ts";
import type { DialectId, JsonObject } from "../../src/runtime/types.ts";
import { type CheckBody, loadBodyCheck } from "../../src/suite/check-body.ts";
import { type ScriptedAnswer, scriptedAnswers } from "./scripted-answers.ts";

/** Keys that a mock provider wants to see, so that a request without its key is told from one with it. */
export const MOCK_KEY = "mock-key-that-opens-nothing";

/** What the mock server calls itself in recordings. */
export const MOCK_NAME = "aimock";

/** A request that a mock provider was sent. */
export interface SeenRequest {
  readonly dialect: DialectId;
  readonly path: string;
  readonly body: JsonObject;
  /** Prompt id and case, where the request is known. */
  readonly case: string | undefined;
}

/**
 * The providers' services as a mock server plays them, over real HTTP. The mock server takes any body, so that in front
 * of it each body is checked against what the dialect's services take; what is not, is refused as they do.
 */
export class MockProviders {
  readonly #front = createServer((request, response) => void this.#answer(request, response));
  readonly #mock = new LLMock({ port: 0, strict: true, logLevel: "silent" });
  /** Every request, in order. */
  readonly seen: SeenRequest[] = [];

  private constructor(private readonly checkBody: CheckBody) {
    for (const each of scriptedAnswers) this.#mock.on({ context: each.case }, responseOf(each));
  }

  static async start(): Promise<MockProviders> {
    const mock = new MockProviders(await loadBodyCheck(dialectIds));
    await mock.#mock.start();
    await new Promise<void>((done) => mock.#front.listen(0, "127.0.0.1", done));
    return mock;
  }

  /** The base URL of every service. */
  get url(): string {
    return `http://127.0.0.1:${(this.#front.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#front.closeAllConnections();
    await new Promise((done) => this.#front.close(done));
    await this.#mock.stop();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(request);
    const path = request.url ?? "/";
    const body = JSON.parse(raw) as JsonObject;
    const dialect = await dialectOf(path, body);
    if (!dialect) return refuse(response, 404, `No service has the path ${path}.`);
    const known = scriptedAnswers.find(({ signs }) => signs.every((sign) => raw.includes(inJson(sign))));
    this.seen.push({ dialect, path, body, case: known?.case });
    const { name, prefix } = (await protocols[dialect]()).keyHeader;
    if (dialect !== "ollama" && request.headers[name] !== prefix + MOCK_KEY)
      return refuse(response, 401, "The key is wrong.");
    const [problem] = this.checkBody(dialect, body);
    if (problem) return refuse(response, 400, `${problem.path} ${problem.message}`);
    if (!known) return refuse(response, 422, "No answer is written for this request.");
    const answer = await fetch(this.#mock.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-aimock-context": known.case },
      body: raw,
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  }
}

/** The dialect whose path it is, streamed or whole. */
async function dialectOf(path: string, { model }: JsonObject): Promise<DialectId | undefined> {
  const [, named] = /^\/v1beta\/models\/([^:]+):/.exec(path) ?? [];
  for (const id of dialectIds) {
    const protocol = await protocols[id]();
    const { streaming } = await protocol.decoder();
    const whole = protocol.path(decodeURIComponent(named ?? String(model)));
    if (path === whole || path === streaming.path?.(whole)) return id;
  }
  return undefined;
}

function inJson(sign: string): string {
  return JSON.stringify(sign).slice(1, -1);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, type: "invalid_request_error" } }));
}

function responseOf({ answer, calls }: ScriptedAnswer): Parameters<LLMock["on"]>[1] {
  if (!calls) return { content: typeof answer === "string" ? answer : JSON.stringify(answer) };
  const toolCalls = calls.map(({ name, arguments: given }) => ({ name, arguments: JSON.stringify(given) }));
  // Gemini has no reason of its own for calls; the mock server would make one up.
  return ({ model }) => ({ toolCalls, ...(model.startsWith("gemini") && { finishReason: "stop" }) });
}
