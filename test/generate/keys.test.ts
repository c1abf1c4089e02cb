import { inspect } from "node:util";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { createHttpTransport } from "../../src/backends/transports/http.ts";
import type { Transport, WireRequest } from "../../src/backends/transports/transport.ts";
import { protocols } from "../../src/dialects/protocols.ts";
import { GatewayError } from "../../src/generate/errors.ts";
import { sendRequest, streamRequest } from "../../src/generate/send-request.ts";
import { dialectIds } from "../dialects/dialect-cases.ts";
import { type Behaviour, beginStream, chatBody, chatEvent, sendJson, startServer } from "./fault-server.ts";

const MARKER = "sk-MARKER-0123456789abcdef";
const NAME = "SOME_API_KEY";

let behaviour: Behaviour = () => {};
const server = await startServer((response, got) => behaviour(response, got));
afterAll(() => server.close());

const request: WireRequest = { ...server.request, apiKeyEnv: NAME };
const seen: WireRequest[] = [];

/** The transport under test; what it is given is kept. */
function watched(env: Record<string, string>, call?: typeof fetch): Transport {
  const transport = createHttpTransport({ env, ...(call && { fetch: call }) });
  const send: Transport = (wire, signal) => {
    seen.push(wire);
    return transport(wire, signal);
  };
  return transport.hide ? Object.assign(send, { hide: transport.hide }) : send;
}

afterEach(() => {
  expect(JSON.stringify(seen)).not.toContain("MARKER");
  seen.length = 0;
});

/** All that an error can be printed as, with what caused it. */
function everything(error: unknown): string {
  const own =
    error instanceof Error ? [error.message, error.stack, String(error), everything(error.cause)] : [];
  return [...own, inspect(error, { depth: null, showHidden: true }), JSON.stringify(error)].join("\n");
}

async function bothErrors(
  wire: WireRequest,
  transport: Transport,
  timeoutMs = 20_000,
): Promise<GatewayError[]> {
  const options = { transport, timeoutMs, retries: 1, backoffMs: 0 };
  const sent = [sendRequest(wire, options), streamRequest(wire, options).sent];
  const errors = await Promise.all(
    sent.map((each) =>
      each.then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  );
  for (const error of errors) {
    expect(error).toBeInstanceOf(GatewayError);
    expect(everything(error)).not.toContain("MARKER");
  }
  return errors as GatewayError[];
}

test.each(dialectIds)("%s sends the key in its header and nowhere else", async (dialect) => {
  behaviour = (response) => sendJson(response, "{}", 500);
  const { keyHeader } = await protocols[dialect]();
  const before = server.got.length;
  await bothErrors({ ...request, dialect }, watched({ [NAME]: `  ${MARKER}\n` }));
  for (const { headers, path, body } of server.got.slice(before)) {
    expect(headers[keyHeader.name]).toBe(keyHeader.prefix + MARKER);
    const { [keyHeader.name]: _, ...others } = headers;
    expect(JSON.stringify([others, path, body])).not.toContain("MARKER");
  }
});

describe("a key that cannot be sent", () => {
  test.each([
    ["is not there", {}],
    ["is empty", { [NAME]: "" }],
    ["is blank", { [NAME]: " \n" }],
    ["has a line break", { [NAME]: `${MARKER}\nx` }],
    ["has a character of no header", { [NAME]: `${MARKER}…` }],
  ] as [string, Record<string, string>][])(
    "%s: nothing is sent, and the variable is named",
    async (_, env) => {
      const before = server.got.length;
      for (const error of await bothErrors(request, watched(env))) {
        expect(error).toMatchObject({ name: "AuthenticationError", kind: "authentication", attempts: 0 });
        expect(error.message).toContain(NAME);
      }
      expect(server.got).toHaveLength(before);
    },
  );

  test("none is sent to a server that asks for none", async () => {
    behaviour = (response, { headers }) => sendJson(response, chatBody(String(headers.authorization)));
    const { answer } = await sendRequest(server.request, { transport: watched({ [NAME]: MARKER }) });
    expect(answer.text).toBe("undefined");
  });

  test("is read from the environment of the process when it is sent", async () => {
    behaviour = (response, { headers }) => sendJson(response, chatBody(String(headers.authorization)));
    const transport = createHttpTransport();
    process.env["POLYLECT_TEST_KEY"] = "later";
    try {
      const wire = { ...request, apiKeyEnv: "POLYLECT_TEST_KEY" };
      expect((await sendRequest(wire, { transport })).answer.text).toBe("Bearer later");
    } finally {
      delete process.env["POLYLECT_TEST_KEY"];
    }
  });
});

describe("a key that comes back", () => {
  const said = `You sent Bearer ${MARKER}.`;
  const keyed = () => watched({ [NAME]: MARKER });

  test.each([
    [
      "in an error",
      (response) => sendJson(response, JSON.stringify({ error: { message: said, code: MARKER } }), 401),
    ],
    [
      "in a page",
      (response) =>
        sendJson(response, `<html><body>${said}</body></html>`, 502, { "content-type": "text/html" }),
    ],
    [
      "in a page of success",
      (response) => sendJson(response, `<p>${said}</p>`, 200, { "content-type": "text/html" }),
    ],
    [
      "in an error of success",
      (response) => sendJson(response, JSON.stringify({ error: { message: said } })),
    ],
    ["in the name of the request", (response) => sendJson(response, "{}", 400, { "x-request-id": MARKER })],
    [
      "in a redirect",
      (response) => sendJson(response, "", 302, { location: `http://elsewhere.test/?key=${MARKER}` }),
    ],
    [
      "in a stream",
      (response) => {
        beginStream(response);
        response.end(`${chatEvent("Hi")}data: ${JSON.stringify({ error: { message: said } })}\n\n`);
      },
    ],
  ] as [string, Behaviour][])("%s is hidden", async (_, answer) => {
    behaviour = answer;
    await bothErrors(request, keyed());
  });

  test("is replaced by the name of its variable", async () => {
    behaviour = (response) => sendJson(response, JSON.stringify({ error: { message: said } }), 401);
    for (const { providerMessage } of await bothErrors(request, keyed()))
      expect(providerMessage).toBe(`You sent Bearer $${NAME}.`);
  });

  test.each([
    ["with a cause", new TypeError("fetch failed", { cause: new Error(`bad header ${MARKER}`) })],
    ["as it is", new Error(`Headers: "Bearer ${MARKER}"`)],
    ["as no error", `Bearer ${MARKER}`],
    ["as an object", { headers: { authorization: `Bearer ${MARKER}` } }],
  ])("in what fetch throws, %s, is hidden", async (_, thrown) => {
    await bothErrors(
      request,
      watched({ [NAME]: MARKER }, () => Promise.reject(thrown)),
    );
  });

  test("is not followed to where a browser says only that there is a redirect", async () => {
    const opaque = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
    for (const error of await bothErrors(
      request,
      watched({ [NAME]: MARKER }, async () => opaque),
    )) {
      expect(error).toMatchObject({ kind: "connection", attempts: 1 });
      expect(error.message).toContain("redirects to another address");
    }
  });

  test("in a body that breaks is hidden", async () => {
    const broken = async () =>
      new Response(new ReadableStream({ pull: (it) => it.error(new Error(`lost: ${MARKER}`)) }));
    await bothErrors(request, watched({ [NAME]: MARKER }, broken));
  });
});

describe("a place to send to", () => {
  test.each([
    ["", "/v1/chat/completions"],
    ["/", "/v1/chat/completions"],
    ["/proxy/openai/", "/proxy/openai/v1/chat/completions"],
    ["/proxy?version=1", "/proxy/v1/chat/completions?version=1"],
  ])("with the path %j", async (place, path) => {
    behaviour = (response, got) => sendJson(response, chatBody(got.path));
    const wire = { ...server.request, baseUrl: `${server.baseUrl}${place}` };
    expect((await sendRequest(wire, { transport: watched({}) })).answer.text).toBe(path);
  });

  test("with a query of the path and of its own", async () => {
    behaviour = (response, got) => sendJson(response, "{}", 400, { "x-request-id": got.path });
    const wire: WireRequest = { ...server.request, dialect: "gemini", path: "/m:generateContent" };
    const { sent } = streamRequest(
      { ...wire, baseUrl: `${server.baseUrl}/?v=1` },
      { transport: watched({}) },
    );
    await expect(sent).rejects.toMatchObject({ requestId: "/m:streamGenerateContent?alt=sse&v=1" });
  });

  test.each([
    [`http://user:${MARKER}@127.0.0.1/`, "authentication"],
    ["not a place", "connection"],
    ["http://127.0.0.1:1", "connection"],
  ])("that is none: %s", async (baseUrl, kind) => {
    for (const error of await bothErrors({ ...server.request, baseUrl }, watched({})))
      expect(error.kind).toBe(kind);
    seen.length = 0;
  });
});

describe("a key in the middle of what is quoted", () => {
  const key = 'sk-MARKER-"quoted\\-0123456789';
  const places: [string, Behaviour][] = [170, 185, 195].flatMap((at): [string, Behaviour][] => [
    [
      `an error of text, ${at}`,
      (response) => void response.writeHead(400).end(`${"x".repeat(at)}${key} and more`.padEnd(900)),
    ],
    [
      `an answer that is no JSON, ${at}`,
      (response) => void response.writeHead(200).end(`${"y".repeat(at)}${key}`),
    ],
    [
      `what a service behind it said, ${at}`,
      (response) =>
        sendJson(
          response,
          JSON.stringify({ error: { message: "no", metadata: { raw: `${"z".repeat(at)}${key}` } } }),
          400,
        ),
    ],
  ]);
  test.each(places)("%s", async (_, answer) => {
    behaviour = answer;
    await bothErrors(request, watched({ [NAME]: key }));
  });

  test("is found where JSON escapes it", async () => {
    behaviour = (response) => sendJson(response, JSON.stringify({ detail: [{ said: key }] }), 400);
    await bothErrors(request, watched({ [NAME]: key }));
  });
});
