import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createHttpTransport } from "../../src/backends/transports/http.ts";
import type { AnswerDelta } from "../../src/dialects/decoder.ts";
import { GatewayError } from "../../src/generate/errors.ts";
import { type SendOptions, type Sent, sendRequest, streamRequest } from "../../src/generate/send-request.ts";
import {
  type Behaviour,
  beginStream,
  chatBody,
  chatEvent,
  errorBody,
  type FaultServer,
  sendEvents,
  sendJson,
  sleep,
  startServer,
} from "./fault-server.ts";

const transport = createHttpTransport({ env: {} });
const defaults: SendOptions = { transport, backoffMs: 1, timeoutMs: 30_000 };

let server: FaultServer | undefined;

async function serve(behaviour: Behaviour): Promise<FaultServer> {
  server = await startServer(behaviour);
  return server;
}

/** Sockets and timers that keep the process alive. */
const countOpen = () => process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout/.test(kind)).length;
const turn = () => new Promise((resolve) => setImmediate(resolve));
let openBefore = 0;

// Both are counted in a hook, whose own timer counts too.
beforeAll(() => {
  openBefore = countOpen();
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  // Sockets close some turns after they are told to.
  for (let left = 1e5; left > 0 && countOpen() > openBefore; left--) await turn();
  expect(countOpen()).toBeLessThanOrEqual(openBefore);
});

/** Servers hear of what their clients do a moment later. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000 });

/** How a request ended. */
interface Ending {
  readonly sent?: Sent;
  readonly error?: GatewayError;
  readonly text: string;
}

async function whole({ request }: FaultServer, options: Partial<SendOptions> = {}): Promise<Ending> {
  try {
    return { sent: await sendRequest(request, { ...defaults, ...options }), text: "" };
  } catch (error) {
    return { error: error as GatewayError, text: "" };
  }
}

async function streamed({ request }: FaultServer, options: Partial<SendOptions> = {}): Promise<Ending> {
  const { deltas, sent } = streamRequest(request, { ...defaults, ...options });
  let text = "";
  try {
    for await (const delta of deltas) if (delta.type === "text") text += delta.text;
    return { sent: await sent, text };
  } catch (error) {
    await expect(sent).rejects.toBe(error);
    return { error: error as GatewayError, text };
  }
}

const both = [
  ["whole", whole],
  ["streamed", streamed],
] as const;

/** Answers well, in the way that is asked for. */
function answerWell(response: Parameters<Behaviour>[0], body: string): void {
  if (!JSON.parse(body).stream) {
    sendJson(response, chatBody("Hello"));
    return;
  }
  sendEvents(response, `${chatEvent("Hel")}${chatEvent("lo")}${chatEvent(undefined)}data: [DONE]\n\n`);
}

/** Fails the first times, then answers. */
const failing =
  (times: number, fail: Behaviour): Behaviour =>
  (response, got) =>
    got.number <= times ? fail(response, got) : answerWell(response, got.body);

const reset: Behaviour = (response) => void response.socket?.resetAndDestroy();

describe.each(both)("%s", (how, ask) => {
  test("a good answer", async () => {
    const at = await serve((response, { body }) => answerWell(response, body));
    const { sent, text } = await ask(at);
    expect(sent).toMatchObject({ answer: { text: "Hello", finishReason: "stop" }, attempts: 1, status: 200 });
    if (how === "streamed") expect(text).toBe("Hello");
    const { messages, ...fields } = JSON.parse(at.got[0]?.body ?? "");
    expect(messages).toEqual(at.request.body["messages"]);
    expect(fields).toEqual(
      how === "whole"
        ? { model: "m" }
        : { model: "m", stream: true, stream_options: { include_usage: true } },
    );
  });

  test("a server that is not there", async () => {
    const at = await serve(() => {});
    await at.close();
    const { error } = await ask(at, { retries: 1 });
    expect(error).toMatchObject({
      name: "ConnectionError",
      kind: "connection",
      code: "ECONNREFUSED",
      attempts: 2,
    });
    expect(error?.message).toContain("ECONNREFUSED");
  });

  test("a reset before the headers, then an answer", async () => {
    const at = await serve(failing(2, reset));
    expect((await ask(at)).sent).toMatchObject({ answer: { text: "Hello" }, attempts: 3 });
  });

  test("resets without end", async () => {
    const at = await serve(reset);
    expect((await ask(at)).error).toMatchObject({ kind: "connection", attempts: 3 });
    expect(at.got).toHaveLength(3);
  });

  test("a server that never answers", async () => {
    const at = await serve(() => {});
    const { error } = await ask(at, { timeoutMs: 100 });
    expect(error).toMatchObject({ name: "AnswerTimeoutError", kind: "timeout", attempts: 1 });
    expect(error).not.toHaveProperty("status");
  });

  test("a first byte that takes its time", async () => {
    const at = await serve(async (response, { body }) => {
      await sleep(150);
      answerWell(response, body);
    });
    expect((await ask(at, { stallMs: 1000 })).sent).toMatchObject({ answer: { text: "Hello" }, attempts: 1 });
  });

  test("headers, and nothing after them", async () => {
    const at = await serve((response) => void response.writeHead(200).flushHeaders());
    expect((await ask(at, { timeoutMs: 1000 })).error).toMatchObject({ kind: "timeout", status: 200 });
  });

  test.each([
    ["retry-after-ms", { "retry-after-ms": "12.5" }, 12.5],
    ["retry-after in seconds", { "retry-after": "0.02" }, 20],
    ["a date that has passed", { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }, 0],
    ["none", {}, undefined],
  ])("429 with %s", async (_, headers, retryAfterMs) => {
    const errors: unknown[] = [];
    const at = await serve(
      failing(2, (response) =>
        sendJson(response, errorBody("Slow down", "rate_limit_exceeded"), 429, headers),
      ),
    );
    const { sent } = await ask(at, { onAttempt: ({ after }) => after && errors.push(after) });
    expect(sent).toMatchObject({ answer: { text: "Hello" }, attempts: 3 });
    expect(errors).toHaveLength(2);
    for (const error of errors) {
      expect(error).toMatchObject({ name: "RateLimitError", status: 429, providerMessage: "Slow down" });
      expect((error as GatewayError).retryAfterMs).toBe(retryAfterMs);
    }
  });

  test("429 that asks for more time than there is", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const at = await serve((response) =>
      sendJson(response, errorBody("Later"), 429, { "retry-after": date }),
    );
    const { error } = await ask(at);
    expect(error).toMatchObject({ kind: "rate-limit", attempts: 1 });
    expect(error?.retryAfterMs).toBeGreaterThan(3_500_000);
  });

  test("429 of a quota that is used up", async () => {
    const body = errorBody("You exceeded your current quota", "insufficient_quota", "insufficient_quota");
    const at = await serve((response) => sendJson(response, body, 429, { "x-should-retry": "true" }));
    expect((await ask(at)).error).toMatchObject({
      kind: "rate-limit",
      code: "insufficient_quota",
      attempts: 1,
    });
  });

  test.each([
    [500, "server", 3],
    [502, "server", 3],
    [503, "overloaded", 3],
    [529, "overloaded", 3],
    [408, "server", 3],
    [409, "request-refused", 3],
    [400, "request-refused", 1],
    [401, "authentication", 1],
    [402, "rate-limit", 1],
    [403, "authentication", 1],
    [404, "request-refused", 1],
    [413, "request-refused", 1],
    [422, "request-refused", 1],
    [501, "request-refused", 1],
  ])("status %i is %s", async (status, kind, attempts) => {
    const at = await serve((response) =>
      sendJson(response, errorBody("Sorry"), status, { "x-request-id": "r1" }),
    );
    const { error } = await ask(at);
    expect(error).toBeInstanceOf(GatewayError);
    const facts = { backend: "local", model: "m", providerMessage: "Sorry", requestId: "r1" };
    expect(error).toMatchObject({ kind, status, attempts, ...facts });
    expect(error?.message).toMatch(/^local\/m .* \(status \d+(?:, 3 attempts)?\): Sorry$/);
  });

  test("what the service says of sending again", async () => {
    const at = await serve((response, { number }) =>
      sendJson(response, errorBody("Sorry"), number === 1 ? 400 : 500, {
        "x-should-retry": String(number === 1),
      }),
    );
    expect((await ask(at)).error).toMatchObject({ status: 500, attempts: 2 });
  });

  test("an error that is a page of a proxy", async () => {
    const page = `<html><head><title>502 Bad Gateway</title><style>p { color: red }</style></head>
      <body><center><h1>502 Bad Gateway</h1></center><hr>nginx</body></html>${"<p>more</p>".repeat(100_000)}`;
    const at = await serve((response) => {
      response.writeHead(502, { "content-type": "text/html" });
      response.end(page);
    });
    const { error } = await ask(at, { retries: 0 });
    expect(error).toMatchObject({ kind: "server", status: 502 });
    expect(error?.providerMessage).toMatch(/^502 Bad Gateway 502 Bad Gateway nginx more more .{0,200}…$/);
  });

  test("an error whose body stops", async () => {
    const at = await serve((response) => {
      response.writeHead(401, { "content-length": "1000" });
      response.write('{"error":');
    });
    expect((await ask(at)).error).toMatchObject({ kind: "authentication", status: 401 });
  });

  test("an error under a status of success", async () => {
    const at = await serve((response) => sendJson(response, errorBody("Out of credits", "402")));
    expect((await ask(at)).error).toMatchObject({
      kind: "rate-limit",
      status: 200,
      code: "402",
      providerMessage: "Out of credits",
      attempts: 1,
    });
  });

  test("a web page under a status of success", async () => {
    const at = await serve((response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(
        "<!doctype html><html><body><h1>Welcome</h1><script>let a = 1;</script> to the Wi-Fi</body>",
      );
    });
    const { error } = await ask(at);
    expect(error).toMatchObject({ name: "MalformedAnswerError", kind: "malformed-answer", attempts: 1 });
    expect(error?.message).toContain("Welcome to the Wi-Fi");
  });

  test("an answer of nothing", async () => {
    const at = await serve((response) => sendJson(response, ""));
    expect((await ask(at)).error).toMatchObject({ kind: "malformed-answer" });
  });

  test("JSON that is no answer", async () => {
    const at = await serve((response) => sendJson(response, '{"choices":[{"message":{"content":7}}]}'));
    const { error } = await ask(at);
    expect(error).toMatchObject({ kind: "malformed-answer" });
    expect(error?.message).toContain("/choices/0/message/content");
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ] as const)("an answer in %s", async (encoding, compress) => {
    const at = await serve((response, { body }) => {
      const isStream = JSON.parse(body).stream === true;
      const text = isStream ? chatEvent("Hello") + chatEvent(undefined) : chatBody("Hello");
      const type = isStream ? "text/event-stream" : "application/json";
      response.writeHead(200, { "content-type": type, "content-encoding": encoding });
      response.end(compress(text));
    });
    expect((await ask(at)).sent?.answer.text).toBe("Hello");
  });

  test("an answer in gzip that is cut off, then one that is whole", async () => {
    const at = await serve((response, { number, body }) => {
      if (number > 1) return answerWell(response, body);
      response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" });
      response.end(gzipSync(chatBody("Hello".repeat(1000))).subarray(0, 60));
    });
    const { sent, error } = await ask(at);
    // Without its end, some platforms take what there is for the whole.
    if (error) expect(error.kind).toBe("malformed-answer");
    else expect(sent).toMatchObject({ attempts: 2 });
  });

  test("a redirect to another host", async () => {
    const other = await startServer((response, { body }) => answerWell(response, body));
    const at = await serve((response) => {
      response.writeHead(307, { location: `${other.baseUrl}/v1/chat/completions` });
      response.end();
    });
    const { error } = await ask(at);
    await other.close();
    expect(error).toMatchObject({ kind: "connection", attempts: 1 });
    expect(error?.message).toContain(other.baseUrl);
    expect(other.got).toEqual([]);
  });

  test("headers without end", async () => {
    const at = await serve((response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${`x-flood: ${"a".repeat(1000)}\r\n`.repeat(1000)}`);
    });
    expect((await ask(at)).error).toMatchObject({ kind: "connection", attempts: 1 });
  });

  test("what is no HTTP", async () => {
    const at = await serve((response) => void response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect((await ask(at, { retries: 0 })).error).toMatchObject({ kind: "connection" });
  });

  test("a caller who left before, meanwhile and after", async () => {
    const reason = new Error("Changed my mind");
    const at = await serve((response, { number, body }) => {
      if (number === 2) answerWell(response, body);
    });
    const before = AbortSignal.abort(reason);
    expect((await ask(at, { signal: before })).error).toBe(reason);
    expect(at.got).toEqual([]);

    const meanwhile = new AbortController();
    const waiting = ask(at, { signal: meanwhile.signal });
    await soon(() => expect(at.got).toHaveLength(1));
    meanwhile.abort(reason);
    expect((await waiting).error).toBe(reason);
    await soon(() => expect(at.left).toHaveLength(1));

    const after = new AbortController();
    const { sent } = await ask(at, { signal: after.signal });
    for (const { signal } of [meanwhile, after]) expect(getEventListeners(signal, "abort")).toEqual([]);
    after.abort(reason);
    expect(sent?.answer.text).toBe("Hello");
  });

  test("a caller who leaves while the next attempt waits", async () => {
    const at = await serve((response) => sendJson(response, errorBody("Busy"), 503, { "retry-after": "50" }));
    const leaving = new AbortController();
    const waiting = ask(at, { signal: leaving.signal });
    await soon(() => expect(at.got).toHaveLength(1));
    await sleep(20);
    leaving.abort();
    expect((await waiting).error).toMatchObject({ name: "AbortError" });
    expect(getEventListeners(leaving.signal, "abort")).toEqual([]);
  });
});

describe("whole", () => {
  test("a connection that breaks in the answer, then an answer", async () => {
    const at = await serve((response, { number, body }) => {
      if (number > 1) return answerWell(response, body);
      response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
      response.write(chatBody("Hello").slice(0, 40), () => response.socket?.resetAndDestroy());
    });
    expect((await whole(at)).sent).toMatchObject({ answer: { text: "Hello" }, attempts: 2 });
  });

  test("JSON that is cut off", async () => {
    const at = await serve((response) => sendJson(response, chatBody("Hello").slice(0, 60)));
    const { error } = await whole(at);
    expect(error).toMatchObject({ kind: "malformed-answer", attempts: 1 });
    expect(error?.message).toContain('{"id":"c1"');
  });

  test("an answer that is whole when its connection breaks, or never ends", async () => {
    const at = await serve((response, { number }) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(chatBody("Hello"), () => {
        if (number === 1) setTimeout(() => response.socket?.resetAndDestroy(), 20);
      });
    });
    expect((await whole(at)).sent).toMatchObject({ answer: { text: "Hello" }, attempts: 1 });
    expect((await whole(at)).sent).toMatchObject({
      answer: { text: "Hello" },
      attempts: 1,
    });
  });

  test("events where none were asked for", async () => {
    const at = await serve((response) => {
      sendEvents(response, chatEvent("Hello") + chatEvent(undefined));
    });
    expect((await whole(at)).sent?.answer.text).toBe("Hello");
  });

  test("an answer of 50 MB", async () => {
    const text = "0123456789abcdef".repeat(3_276_800);
    const at = await serve((response) => sendJson(response, chatBody(text)));
    const { sent } = await whole(at);
    expect(sent?.answer.text.length).toBe(text.length);
    expect(sent?.answer.text === text).toBe(true);
  });
});

describe("streamed", () => {
  const begin: Behaviour = (response) => {
    beginStream(response);
    response.write(chatEvent("Hel"));
  };

  test("a connection that breaks before the first piece, then an answer", async () => {
    const at = await serve((response, { number, body }) => {
      if (number > 1) return answerWell(response, body);
      beginStream(response);
      response.write(": waiting\n\n", () => response.socket?.resetAndDestroy());
    });
    expect(await streamed(at)).toMatchObject({
      sent: { answer: { text: "Hello" }, attempts: 2 },
      text: "Hello",
    });
  });

  test("a stream that ends before its first piece, then an answer", async () => {
    const at = await serve(failing(1, (response) => sendEvents(response, ": bye\n\n")));
    expect(await streamed(at)).toMatchObject({ sent: { attempts: 2 }, text: "Hello" });
  });

  test("a connection that breaks after a piece", async () => {
    const at = await serve((response, got) => {
      begin(response, got);
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
    });
    const { error, text } = await streamed(at);
    expect(error).toMatchObject({ kind: "connection", attempts: 1, status: 200 });
    expect(text).toBe("Hel");
  });

  test("a stream that ends after a piece", async () => {
    const at = await serve((response) => sendEvents(response, chatEvent("Hel")));
    const { error, text } = await streamed(at);
    expect(error).toMatchObject({ kind: "connection", attempts: 1 });
    expect(error?.message).toContain("The stream ended before the answer did.");
    expect(text).toBe("Hel");
  });

  test("a stream that stops", async () => {
    const at = await serve(begin);
    const { error, text } = await streamed(at, { stallMs: 100 });
    expect(error).toMatchObject({ kind: "timeout", attempts: 1, status: 200 });
    expect(error?.message).toContain("100 ms");
    expect(text).toBe("Hel");
    await soon(() => expect(at.left).toHaveLength(1));
  });

  test("a stream that thinks for longer than it may stop", async () => {
    const at = await serve(async (response) => {
      beginStream(response);
      response.write(": thinking\n\n");
      await sleep(200);
      response.end(chatEvent("Hello") + chatEvent(undefined));
    });
    expect((await streamed(at, { stallMs: 50 })).sent?.answer.text).toBe("Hello");
  });

  test.each([
    ["without a last mark", `${chatEvent("Hello")}${chatEvent(undefined)}`],
    ["without its last empty line", `${chatEvent("Hello")}${chatEvent(undefined).trimEnd()}`],
    ["with CRLF", `${chatEvent("Hello")}${chatEvent(undefined)}data: [DONE]\n\n`.replaceAll("\n", "\r\n")],
    ["with a mark of its bytes", `\uFEFF${chatEvent("Hello")}${chatEvent(undefined)}`],
    [
      "with remarks and fields of no meaning",
      `: hi\n\nretry: 10\nid: 1\nfoo: bar\n${chatEvent("Hello")}${chatEvent(undefined)}`,
    ],
  ])("a stream %s", async (_, text) => {
    const at = await serve((response) => sendEvents(response, text));
    expect(await streamed(at)).toMatchObject({ sent: { answer: { text: "Hello" } }, text: "Hello" });
  });

  test("a stream that is broken after its answer", async () => {
    const at = await serve((response, { number }) => {
      beginStream(response);
      response.write(chatEvent("Hello") + chatEvent(undefined));
      if (number === 1) setTimeout(() => response.socket?.resetAndDestroy(), 20);
      if (number === 2) response.end("data: {oh\n\n");
    });
    for (const options of [{}, {}, { stallMs: 500 }])
      expect((await streamed(at, options)).sent).toMatchObject({ answer: { text: "Hello" }, attempts: 1 });
  });

  test("a stream that is never closed after its answer", async () => {
    const at = await serve((response) => {
      beginStream(response);
      response.write(`${chatEvent("Hello")}${chatEvent(undefined)}data: [DONE]\n\n`);
    });
    expect((await streamed(at)).sent?.answer.text).toBe("Hello");
    await soon(() => expect(at.left).toHaveLength(1));
  });

  test("an event that is no JSON", async () => {
    const at = await serve((response, got) => {
      begin(response, got);
      response.end('data: {"id":\n\n');
    });
    const { error, text } = await streamed(at);
    expect(error).toMatchObject({ kind: "malformed-answer", attempts: 1 });
    expect(error?.message).toContain("Event 2");
    expect(text).toBe("Hel");
  });

  test("an error in the middle, sent again only before the first piece", async () => {
    const oops = `data: ${errorBody("Overloaded", "overloaded_error")}\n\n`;
    const at = await serve((response, { number }) => {
      sendEvents(response, number === 1 ? oops : chatEvent("Hel") + oops);
    });
    const { error, text } = await streamed(at);
    expect(error).toMatchObject({
      kind: "overloaded",
      attempts: 2,
      status: 200,
      providerMessage: "Overloaded",
    });
    expect(text).toBe("Hel");
  });

  test("a whole answer where a stream was asked for", async () => {
    const at = await serve((response) => sendJson(response, chatBody("Hello")));
    expect(await streamed(at)).toMatchObject({ sent: { answer: { text: "Hello" } }, text: "Hello" });
  });

  test("an answer that nobody takes in pieces", async () => {
    const at = await serve((response, { body }) => answerWell(response, body));
    expect((await streamRequest(at.request, defaults).sent).answer.text).toBe("Hello");
  });

  test("a reader who leaves", async () => {
    const at = await serve(begin);
    const { deltas, sent } = streamRequest(at.request, defaults);
    for await (const delta of deltas) {
      expect(delta).toEqual({ type: "text", text: "Hel" });
      break;
    }
    await expect(sent).rejects.toMatchObject({ name: "AbortError" });
    await soon(() => expect(at.left).toHaveLength(1));
  });

  test("a caller who leaves in the middle", async () => {
    const at = await serve(begin);
    const leaving = new AbortController();
    const reason = { any: "thing" };
    const { deltas, sent } = streamRequest(at.request, { ...defaults, signal: leaving.signal });
    const taken: AnswerDelta[] = [];
    const taking = (async () => {
      for await (const delta of deltas) {
        taken.push(delta);
        leaving.abort(reason);
      }
    })();
    await expect(taking).rejects.toBe(reason);
    await expect(sent).rejects.toBe(reason);
    expect(taken).toHaveLength(1);
    expect(getEventListeners(leaving.signal, "abort")).toEqual([]);
    await soon(() => expect(at.left).toHaveLength(1));
  });

  test("an answer of 50 MB in pieces, and one of 8 MB in one", async () => {
    const piece = "0123456789abcdef".repeat(1024);
    const count = 3200;
    const at = await serve(async (response, { number }) => {
      beginStream(response);
      if (number === 1) for (let at = 0; at < count; at++) response.write(chatEvent(piece));
      else response.write(chatEvent(piece.repeat(500)));
      response.end(chatEvent(undefined));
    });
    for (const [pieces, size] of [
      [count, count],
      [1, 500],
    ] as const) {
      const { deltas, sent } = streamRequest(at.request, defaults);
      let [length, number] = [0, 0];
      for await (const delta of deltas) {
        number++;
        if (delta.type === "text") length += delta.text.length;
      }
      expect([length, number]).toEqual([piece.length * size, pieces]);
      expect((await sent).answer.text.length).toBe(piece.length * size);
    }
  });
});

test("a process ends by itself once it has asked", async () => {
  const at = await serve((response, { path, number, body }) => {
    if (path.startsWith("/good")) answerWell(response, body);
    else if (path.startsWith("/again")) number > 3 ? answerWell(response, body) : sendJson(response, "", 500);
    else if (path.startsWith("/bad")) sendJson(response, errorBody("No"), 400);
    else if (path.startsWith("/later")) sendJson(response, errorBody("Later"), 429, { "retry-after": "50" });
    else if (path.startsWith("/stop")) {
      beginStream(response);
      response.write(chatEvent("Hel"));
    }
  });
  const script = fileURLToPath(new URL("lonely-process.ts", import.meta.url));
  const child = promisify(execFile)(process.execPath, ["--import", "jiti/register", script, at.baseUrl]);
  expect((await child).stdout.trim().split("\n")).toEqual([
    "whole: answered",
    "streamed: answered",
    "again: answered",
    "refused: RequestRefusedError",
    "silent: AnswerTimeoutError",
    "stopped: AnswerTimeoutError",
    "aborted: TimeoutError",
    "waiting: TimeoutError",
    "left: AbortError",
  ]);
});

test("comments after the end of an answer keep nobody waiting", async () => {
  let pings: NodeJS.Timeout | undefined;
  const at = await serve((response) => {
    beginStream(response);
    response.write(`${chatEvent("Hello")}${chatEvent(undefined)}data: [DONE]\n\n`);
    pings = setInterval(() => response.write(": ping\n\n"), 100);
    response.on("close", () => clearInterval(pings));
  });
  const { sent } = await streamed(at, { timeoutMs: 20_000 });
  expect(sent?.answer.text).toBe("Hello");
});
