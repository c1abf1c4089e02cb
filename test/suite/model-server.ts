import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { Json, JsonObject } from "../../src/runtime/types.ts";

/** A request that the server was sent. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: JsonObject;
}

/** What the server answers: a status, and the text of the model or a body of the test's own. */
export interface Reply {
  readonly status?: number;
  readonly text?: string;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that answers in three dialects, as the path asks, what a test says. */
export class ModelServer {
  readonly #server = createServer(async (request, response) => {
    const body = (await json(request)) as JsonObject;
    const seen = { path: request.url ?? "", headers: request.headers, body };
    this.seen.push(seen);
    const { status = 200, text = "", headers, body: own } = this.reply(seen);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify(own ?? answerIn(seen.path, text)));
  });
  readonly seen: SeenRequest[] = [];
  reply: (request: SeenRequest) => Reply = () => ({});

  /** Starts to listen at a free port. */
  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends all connections. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

function answerIn(path: string, text: string): JsonObject {
  if (path.endsWith("/v1/messages")) {
    const content = [{ type: "text", text }];
    return { id: "msg_1", type: "message", role: "assistant", model: "m", content, stop_reason: "end_turn" };
  }
  const message = { role: "assistant", content: text };
  if (path.endsWith("/api/chat")) return { model: "m", message, done: true, done_reason: "stop" };
  return { id: "c_1", object: "chat.completion", choices: [{ index: 0, message, finish_reason: "stop" }] };
}
