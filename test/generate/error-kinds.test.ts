import { describe, expect, test, vi } from "vitest";
import { type Transport, TransportError } from "../../src/backends/transports/transport.ts";
import { protocols } from "../../src/dialects/protocols.ts";
import {
  connectionTimeouts,
  type ErrorKind,
  errorKinds,
  errorRules,
  lastingConnectionErrors,
} from "../../src/generate/error-kinds.ts";
import { GatewayError, makeError } from "../../src/generate/errors.ts";
import { asFault, findRule, readFault } from "../../src/generate/read-fault.ts";
import { pauseBefore, readRetryAfter } from "../../src/generate/retry-after.ts";
import { sendRequest } from "../../src/generate/send-request.ts";
import { errorSamples } from "./error-samples.ts";
import { chatRequest } from "./fault-server.ts";

async function fail(transport: Transport, dialect = chatRequest.dialect): Promise<GatewayError> {
  const sent = sendRequest({ ...chatRequest, dialect }, { transport, backoffMs: 0 });
  const error = await sent.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GatewayError);
  return error as GatewayError;
}

describe("what services answer", () => {
  test.each(errorSamples)(
    "$from, $status: $kind",
    async ({ dialect, status, body, kind, isRepeated, retryAfterMs }) => {
      const error = await fail(async () => new Response(JSON.stringify(body), { status }), dialect);
      expect(error.kind).toBe(kind);
      expect(error.status).toBe(status);
      expect(error.attempts).toBe(isRepeated ? 3 : 1);
      expect(error.retryAfterMs).toBe(retryAfterMs);
      const told = Object(Array.isArray(body) ? body[0] : body);
      const message = told.error?.message ?? told.error ?? told.message ?? told.detail;
      expect(error.providerMessage).toBe(message);
      expect(error.message.endsWith(message) || error.message.includes(`${message} `)).toBe(true);
    },
  );

  test("has a sample for each rule and kind of service, and no rule is shadowed by others", async () => {
    const rules = await Promise.all(
      errorSamples.map(async ({ dialect = chatRequest.dialect, status, body }) => {
        const decoder = await (await protocols[dialect]()).decoder();
        const fault = readFault(JSON.stringify(body), decoder);
        return findRule(status === 200 ? asFault({ message: "", ...fault }) : fault, status);
      }),
    );
    expect(errorRules.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});

describe("the message", () => {
  const answer = (status: number, body: string, headers = {}) =>
    fail(async () => new Response(body, { status, headers }));

  test("names the model, what is the matter, the status, the attempts and the service's words", async () => {
    const error = await answer(500, '{"error":{"message":"Oh no"}}');
    expect(error.message).toBe("local/m failed (status 500, 3 attempts): Oh no");
    expect({ ...error }).toEqual({
      name: "ServerError",
      kind: "server",
      backend: "local",
      model: "m",
      status: 500,
      attempts: 3,
      providerMessage: "Oh no",
    });
  });

  test("holds what a service says of the one behind it", async () => {
    const body = {
      error: {
        code: 400,
        message: "Provider returned error",
        metadata: { raw: '{"detail": "No such tool"}' },
      },
    };
    const error = await answer(400, JSON.stringify(body));
    expect(error.message).toMatch(/: Provider returned error \{"detail": "No such tool"\}$/);
    expect(error.providerMessage).toBe("Provider returned error");
  });

  test.each([
    ["", "The service says no more."],
    ["Bad Gateway", "Bad Gateway"],
    ["<h1>Bad</h1>\n<p>Gateway &nbsp; now</p>", "Bad Gateway now"],
    ['{"ok": false}', '{"ok": false}'],
    ["x".repeat(1000), `${"x".repeat(200)}…`],
  ])("of %j", async (body, said) => {
    expect((await answer(400, body)).message).toBe(`local/m refused the request (status 400): ${said}`);
  });

  test.each(["x-request-id", "request-id", "x-generation-id", "cf-ray"])(
    "has the name of the request by %s",
    async (name) => {
      expect((await answer(400, "", { [name]: "r1" })).requestId).toBe("r1");
    },
  );

  test("has the name of the request by the body", async () => {
    expect(
      (await answer(400, '{"type":"error","error":{"message":"No"},"request_id":"req_1"}')).requestId,
    ).toBe("req_1");
  });
});

describe("a transport that fails", () => {
  test("in its own way is its cause, and is not asked again", async () => {
    const cause = new Error("No such model file");
    const error = await fail(() => Promise.reject(cause));
    expect(error).toMatchObject({ kind: "connection", attempts: 1, cause });
    expect(error.message).toBe("local/m gave no whole answer: No such model file");
  });

  test("as fetch does is asked again", async () => {
    const error = await fail(() => Promise.reject(new TypeError("fetch failed")));
    expect(error).toMatchObject({ kind: "connection", attempts: 3 });
    expect(error).not.toHaveProperty("cause");
  });

  test.each([...lastingConnectionErrors])("for good, as by %s, is not asked again", async (code) => {
    const error = await fail(() => Promise.reject(new TransportError("network", "It failed.", code)));
    expect(error).toMatchObject({ kind: "connection", attempts: 1, code });
  });

  test.each([...connectionTimeouts])(
    "by a limit of time of the platform, %s, took too long",
    async (code) => {
      const error = await fail(() => Promise.reject(new TransportError("network", "It took long.", code)));
      expect(error).toMatchObject({ kind: "timeout", attempts: 1, code });
    },
  );

  test("late, after its time, is left alone", async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ cancel });
    const late: Transport = () => new Promise((resolve) => setTimeout(() => resolve(new Response(body)), 30));
    await expect(sendRequest(chatRequest, { transport: late, timeoutMs: 5 })).rejects.toMatchObject({
      kind: "timeout",
    });
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce(), { timeout: 20_000 });
  });

  test("without minding the signal is left all the same", async () => {
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const deaf: Transport = async () => new Response(body);
    await expect(sendRequest(chatRequest, { transport: deaf, timeoutMs: 5 })).rejects.toMatchObject({
      kind: "timeout",
    });
  });
});

test("pauses grow, by chance and up to a limit, unless the service says how long", () => {
  const limits = { backoffMs: 100, longestPauseMs: 1000 };
  for (const [retry, longest] of [
    [1, 100],
    [2, 200],
    [3, 400],
    [9, 1000],
  ] as const) {
    const pauses = Array.from({ length: 50 }, () => pauseBefore(retry, undefined, limits));
    for (const pause of pauses) expect(pause > longest / 2 - 1 && pause <= longest).toBe(true);
    expect(new Set(pauses).size).toBeGreaterThan(1);
  }
  expect(pauseBefore(1, 5000, limits)).toBe(5000);
});

test.each([
  [{ "retry-after": "7" }, 7000],
  [{ "retry-after": "1.5" }, 1500],
  [{ "retry-after-ms": "250", "retry-after": "7" }, 250],
  [{ "retry-after-ms": "soon", "retry-after": "7" }, 7000],
  [{ "retry-after": "Fri, 02 Jan 1970 00:00:30 GMT" }, 30_000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "-3" }, undefined],
  [{}, undefined],
])("reads %j", (headers, expected) => {
  expect(readRetryAfter(new Headers(headers as Record<string, string>), 86_400_000)).toBe(expected);
});

test("each kind has a class of its own, named after it", () => {
  const names = (Object.keys(errorKinds) as ErrorKind[]).map((kind) => {
    const error = makeError(kind, "Why", { backend: "b", model: "m", attempts: 1 });
    expect(error).toMatchObject({ kind, attempts: 1 });
    expect(error.constructor.name).toBe(error.name);
    return error.name;
  });
  expect(new Set(names).size).toBe(names.length);
});
