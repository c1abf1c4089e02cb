import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json, JsonObject } from "../../src/runtime/types.ts";

/** A request as a server got it. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: JsonObject;
}

/** What a server answers: a body as JSON, or a status with one, or the lines of a stream. */
export type Scripted =
  | { readonly json: Json; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly events: readonly Json[]; readonly gate?: Promise<unknown> };

const nothing: Scripted = { status: 500, json: { error: { message: "nothing is scripted" } } };

/** A real HTTP server whose answers are scripted. It validates nothing: what it got is there to be looked at. */
export class ScriptedServer {
  readonly received: Received[] = [];
  /** What requests are answered with, one after the other; the last stays. */
  readonly #script: ((received: Received) => Scripted | Promise<Scripted>)[] = [];
  readonly #server: Server;
  /** Connections that were left before their answer was whole. */
  left = 0;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const received = await read(request);
      this.received.push(received);
      response.on("close", () => {
        if (!response.writableFinished) this.left++;
      });
      const next = this.#script.length > 1 ? this.#script.shift() : this.#script[0];
      const answer: Scripted = (await next?.(received)) ?? nothing;
      if ("json" in answer) {
        response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
        response.end(JSON.stringify(answer.json));
        return;
      }
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const event of answer.events) response.write(`data: ${JSON.stringify(event)}\n\n`);
      await answer.gate;
      response.end("data: [DONE]\n\n");
    });
  }

  /** Starts a server on a free port. */
  static async start(): Promise<ScriptedServer> {
    const server = new ScriptedServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Sets what the next requests are answered with, and forgets those before. */
  script(...answers: readonly (Scripted | ((received: Received) => Scripted | Promise<Scripted>))[]): void {
    this.received.length = 0;
    this.left = 0;
    this.#script.splice(
      0,
      Infinity,
      ...answers.map((answer) => (typeof answer === "function" ? answer : () => answer)),
    );
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  return { path: request.url ?? "", headers: request.headers, body };
}
