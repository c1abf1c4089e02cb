import { afterAll, describe, expect, test } from "vitest";
import { createHttpTransport } from "../../src/backends/transports/http.ts";
import type { WireRequest } from "../../src/backends/transports/transport.ts";
import { type Answer, type AnswerDelta, DecodeError, type Decoder } from "../../src/dialects/decoder.ts";
import { protocols } from "../../src/dialects/protocols.ts";
import { GatewayError } from "../../src/generate/errors.ts";
import { excerpt } from "../../src/generate/excerpt.ts";
import { sendRequest, streamRequest } from "../../src/generate/send-request.ts";
import type { DialectId, Json, JsonObject } from "../../src/runtime/types.ts";
import { cut } from "../dialects/cut-answers.ts";
import { dialectIds } from "../dialects/dialect-cases.ts";
import { type Exchange, readExchanges } from "../dialects/exchanges.ts";
import { isStream, readEvents } from "../dialects/plain-answers.ts";
import fc from "../support/fast-check.ts";
import { outsideData } from "../support/outside-data.ts";
import { SEED } from "../support/seed.ts";
import { startServer } from "./fault-server.ts";

const decoders = Object.fromEntries(
  await Promise.all(dialectIds.map(async (id) => [id, await (await protocols[id]()).decoder()] as const)),
) as { [Id in DialectId]: Decoder };

const folder = outsideData("POLYLECT_REPLAYS", "replays");
const exchanges = folder === undefined ? [] : readExchanges(folder).filter(({ dialect }) => dialect);

/** What the server answers next. */
interface Served {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Where the body is cut into pieces, in bytes. */
  readonly cuts: readonly number[];
}

let served: Served;
const server = await startServer((response) => {
  const { status, type, body, cuts } = served;
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": type });
  let from = 0;
  for (const to of [...new Set(cuts)].map((at) => at % (bytes.length + 1)).sort((a, b) => a - b)) {
    if (to > from) response.write(bytes.subarray(from, to));
    from = to;
  }
  response.end(bytes.subarray(from));
});
afterAll(() => server.close());

const transport = createHttpTransport({ env: {} });

function requestOf({ dialect, request }: Exchange): WireRequest {
  const body: JsonObject = typeof request === "object" && request !== null ? request : {};
  return { ...server.request, dialect: dialect as DialectId, path: "/", body };
}

async function ask(exchange: Exchange): Promise<Answer | GatewayError> {
  try {
    return (await sendRequest(requestOf(exchange), { transport, retries: 0 })).answer;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

/** What a stream gives in the end, and its pieces put together. */
async function askStreamed(exchange: Exchange) {
  const { deltas, sent } = streamRequest(requestOf(exchange), { transport, retries: 0 });
  const pieces: AnswerDelta[] = [];
  for await (const delta of deltas) pieces.push(delta);
  const textOf = (type: "text" | "reasoning") =>
    pieces.map((each) => (each.type === type ? each.text : "")).join("");
  const toolCalls = pieces.flatMap((each) => (each.type === "tool-call" ? [each.call] : []));
  return { answer: (await sent).answer, text: textOf("text"), reasoning: textOf("reasoning"), toolCalls };
}

const bodyText = (response: Json) => (typeof response === "string" ? response : JSON.stringify(response));
const isGood = ({ status, response }: Exchange) =>
  status >= 200 &&
  status < 300 &&
  !(typeof response === "object" && (response as JsonObject | null)?.["error"]);
const whole = exchanges.filter((each) => isGood(each) && !isStream(bodyText(each.response)));
const streams = exchanges.filter((each) => isGood(each) && isStream(bodyText(each.response)));

/** The bytes where a piece of a stream ends: borders of the text's own, in the middle of characters, anywhere. */
const someCuts = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });

function eventsText(dialect: DialectId, body: JsonObject): { type: string; body: string } {
  const events = cut[dialect](body);
  if (dialect === "ollama")
    return { type: "application/x-ndjson", body: events.map(({ data }) => data).join("\n") };
  const lines = events.map(
    ({ event, data }) => `${event === undefined ? "" : `event: ${event}\n`}data: ${data}\n\n`,
  );
  return { type: "text/event-stream", body: lines.join("") };
}

describe.skipIf(folder === undefined)("recorded answers over HTTP", () => {
  const cutsOf = fc.sample(someCuts, { numRuns: exchanges.length, seed: SEED });

  test("come back as they are decoded, whole", async () => {
    for (const [index, exchange] of whole.entries()) {
      const body = bodyText(exchange.response);
      served = { status: 200, type: "application/json", body, cuts: index % 2 ? (cutsOf[index] ?? []) : [] };
      const expected = decoders[exchange.dialect as DialectId].decode(JSON.parse(body));
      expect(await ask(exchange), exchange.name).toEqual(expected);
    }
    console.log(`whole answers over HTTP: ${whole.length}`);
    expect(whole.length).toBeGreaterThan(0);
  });

  test("come back as they are decoded, streamed, cut anywhere", async () => {
    for (const [index, exchange] of streams.entries()) {
      const body = bodyText(exchange.response);
      const type = /^(?:data|event|:)/m.test(body) ? "text/event-stream" : "application/x-ndjson";
      served = { status: 200, type, body, cuts: cutsOf[index] ?? [] };
      const reader = decoders[exchange.dialect as DialectId].openStream();
      for (const event of readEvents(body)) reader.push(event);
      const answer = reader.end();
      const { text, reasoning, toolCalls } = answer;
      expect(await askStreamed(exchange), exchange.name).toEqual({ answer, text, reasoning, toolCalls });
    }
    console.log(`streams over HTTP: ${streams.length}`);
  });

  test("come back as they are decoded when cut into a stream", async () => {
    for (const [index, exchange] of whole.entries()) {
      if (index % 6) continue;
      const dialect = exchange.dialect as DialectId;
      const body = JSON.parse(bodyText(exchange.response));
      served = { status: 200, ...eventsText(dialect, body), cuts: cutsOf[index] ?? [] };
      const answer = decoders[dialect].decode(body);
      const { text, reasoning, toolCalls } = answer;
      expect(await askStreamed(exchange), exchange.name).toEqual({ answer, text, reasoning, toolCalls });
    }
  });

  test("of errors are typed, with the service's own message", async () => {
    const errors = exchanges.filter((each) => !isGood(each));
    const kinds: Record<string, number> = {};
    for (const exchange of errors) {
      const body = bodyText(exchange.response);
      served = { status: exchange.status, type: "application/json", body, cuts: [] };
      const error = await ask(exchange);
      const told = parse(body);
      const said = (Array.isArray(told) ? told[0] : told).error ?? told;
      expect(error, exchange.name).toBeInstanceOf(GatewayError);
      const { kind, message, providerMessage, status } = error as GatewayError;
      expect(providerMessage, exchange.name).toBe(
        typeof said === "string" ? said : (said.message ?? said.detail),
      );
      expect(message).toContain(providerMessage);
      expect(status).toBe(exchange.status);
      expect(plainKinds(exchange.status, body), exchange.name).toContain(kind);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    console.log("errors over HTTP", kinds);
  });
});

/** A body of JSON; a page of a proxy as the error that its words are. */
function parse(body: string) {
  try {
    return JSON.parse(body);
  } catch {
    return { error: excerpt(body) };
  }
}

/** The kinds that a status leaves, and what the body has words of; read without the table. */
function plainKinds(status: number, body: string): string[] {
  const told = Number(/"code":\s*"?([45]\d\d)\b/.exec(body)?.[1]);
  const by = status < 300 && told ? told : status;
  const kinds = byStatus.find(([statuses]) => statuses.includes(by))?.[1] ?? [
    by >= 500 ? "server" : "request-refused",
  ];
  return [...kinds, ...byWords.flatMap(([words, kind]) => (words.test(body) ? [kind] : []))];
}

const byStatus: readonly (readonly [readonly number[], readonly string[]])[] = [
  [
    [200, 201],
    ["server", "overloaded", "rate-limit", "request-refused", "authentication"],
  ],
  [[401], ["authentication"]],
  [[403], ["authentication", "request-refused"]],
  [[402, 429], ["rate-limit"]],
  [[408], ["server"]],
  [[501], ["request-refused"]],
  [[503, 529], ["overloaded"]],
];

const byWords: readonly (readonly [RegExp, string])[] = [
  [/context|too long|maximum/i, "context-exceeded"],
  [/model/i, "model-gone"],
  [/api.key/i, "authentication"],
  [/quota|credit|billing/i, "rate-limit"],
];

describe("lines of NDJSON", () => {
  const say = (content: string, done = false) =>
    JSON.stringify({ model: "m", message: { role: "assistant", content }, done });

  test.each([
    ["with the last line break", "\n", "\n"],
    ["without the last line break", "\n", ""],
    ["with CRLF", "\r\n", "\r\n"],
    ["with empty lines", "\n\n", "\n\n"],
  ])("are read at any border, %s", async (_, between, after) => {
    const body = ["Größe ", "日本 ", "👋", ""].map((text, at) => say(text, at === 3)).join(between) + after;
    const bytes = new TextEncoder().encode(body);
    for (const size of [1, 2, 3, 7, bytes.length]) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      const stream = new ReadableStream({
        pull: (it) => (pieces.length ? it.enqueue(pieces.shift()) : it.close()),
      });
      const respond = async () =>
        new Response(stream, { headers: { "content-type": "application/x-ndjson" } });
      const request: WireRequest = { ...server.request, dialect: "ollama", path: "/api/chat" };
      const { deltas, sent } = streamRequest(request, { transport: respond });
      const texts: string[] = [];
      for await (const delta of deltas) if (delta.type === "text") texts.push(delta.text);
      expect(texts).toEqual(["Größe ", "日本 ", "👋"]);
      expect((await sent).answer).toMatchObject({ text: "Größe 日本 👋" });
    }
  });

  test("that are broken are malformed", async () => {
    const body = `${say("a")}\n{"model":\n${say("", true)}\n`;
    const respond = async () => new Response(body, { headers: { "content-type": "application/x-ndjson" } });
    const request: WireRequest = { ...server.request, dialect: "ollama", path: "/api/chat" };
    const sent = streamRequest(request, { transport: respond }).sent;
    await expect(sent).rejects.toMatchObject({ kind: "malformed-answer" });
    expect(() => decoders.ollama.openStream().push({ data: '{"model":' })).toThrow(DecodeError);
  });
});
