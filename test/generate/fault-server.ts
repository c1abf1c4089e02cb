import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WireRequest } from "../../src/backends/transports/transport.ts";

/** A request as a server got it. */
export interface Got {
  /** From 1. */
  readonly number: number;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Does with a request what it likes, wrong things too. */
export type Behaviour = (response: ServerResponse, got: Got) => void | Promise<void>;

/** A server of a test. */
export interface FaultServer {
  readonly baseUrl: string;
  readonly got: readonly Got[];
  /** Requests whose client went away before their answer was whole. */
  readonly left: readonly Got[];
  readonly request: WireRequest;
  close(): Promise<void>;
}

/** Starts a real server on a free port. */
export async function startServer(behaviour: Behaviour): Promise<FaultServer> {
  const got: Got[] = [];
  const left: Got[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const path = request.url ?? "";
    const each = {
      number: got.length + 1,
      path,
      headers: request.headers,
      body: Buffer.concat(pieces).toString(),
    };
    got.push(each);
    response.on("close", () => !response.writableFinished && left.push(each));
    await behaviour(response, each);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { baseUrl, got, left, request: { ...chatRequest, baseUrl }, close };
}

/** A request to a server that asks for no key. */
export const chatRequest: WireRequest = {
  backend: "local",
  dialect: "openai-chat",
  model: "m",
  baseUrl: "http://127.0.0.1:1",
  path: "/v1/chat/completions",
  headers: {},
  body: { model: "m", messages: [{ role: "user", content: "Hi" }] },
  stream: false,
};

/** An answer of Chat Completions. */
export function chatBody(text: string): string {
  const choices = [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }];
  return JSON.stringify({ id: "c1", model: "m", choices, usage: { prompt_tokens: 3, completion_tokens: 2 } });
}

/** An event of a stream of Chat Completions that says a text, or ends the answer. */
export function chatEvent(text: string | undefined): string {
  const choice =
    text === undefined
      ? { delta: {}, finish_reason: "stop" }
      : { delta: { content: text }, finish_reason: null };
  return `data: ${JSON.stringify({ id: "c1", model: "m", choices: [{ index: 0, ...choice }] })}\n\n`;
}

export function sendJson(response: ServerResponse, body: string, status = 200, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body);
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
}

export function sendEvents(response: ServerResponse, text: string): void {
  beginStream(response);
  response.end(text);
}

/** A body of an error as OpenAI writes it. */
export function errorBody(message: string, code: string | null = null, type = "error"): string {
  return JSON.stringify({ error: { message, type, param: null, code } });
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
