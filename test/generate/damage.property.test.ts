import { expect, test } from "vitest";
import type { Transport, WireRequest } from "../../src/backends/transports/transport.ts";
import { GatewayError } from "../../src/generate/errors.ts";
import { sendRequest, streamRequest } from "../../src/generate/send-request.ts";
import { cut } from "../dialects/cut-answers.ts";
import { dialectIds } from "../dialects/dialect-cases.ts";
import { wholeAnswers } from "../dialects/whole-answers.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import { chatRequest } from "./fault-server.ts";

const types = [
  "application/json",
  "text/event-stream",
  "application/x-ndjson",
  "text/html",
  "text/plain",
  "",
];

/** A body of an answer, in any framing, with damage: parts left out, doubled or replaced, and an end that breaks. */
const damaged = fc
  .record({
    dialect: fc.constantFrom(...dialectIds),
    framing: fc.constantFrom("whole", "events", "lines"),
    type: fc.constantFrom(...types),
    status: fc.constantFrom(200, 200, 200, 200, 201, 400, 404, 429, 500),
    damage: fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(60),
        put: fc.constantFrom("", "", "null", '"', "{}", "\n\n", "data: "),
      }),
      { maxLength: 3 },
    ),
    breaks: fc.boolean(),
    size: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ dialect, framing, type, damage, ...rest }) => {
    const body = wholeAnswers[dialect];
    const lines = cut[dialect](body).map(({ data }) => data);
    let text = JSON.stringify(body);
    if (framing === "events") text = lines.map((line) => `data: ${line}\n\n`).join("");
    if (framing === "lines") text = lines.join("\n");
    for (const { at, length, put } of damage) {
      const from = at % (text.length + 1);
      text = text.slice(0, from) + put + text.slice(from + length);
    }
    return { dialect, type, text, ...rest };
  });

test("an answer with any damage is an answer or a typed error, and never a hang", async () => {
  const endings: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(damaged, fc.boolean(), async ({ dialect, type, status, text, breaks, size }, stream) => {
      const transport: Transport = async () => {
        const bytes = new TextEncoder().encode(text);
        let at = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(it) {
            if (at >= bytes.length) return breaks ? it.error(new TypeError("terminated")) : it.close();
            it.enqueue(bytes.subarray(at, at + size));
            at += size;
          },
        });
        return new Response(body, { status, headers: type ? { "content-type": type } : {} });
      };
      const request: WireRequest = { ...chatRequest, dialect };
      const options = { transport, retries: 1, backoffMs: 0 };
      const sent = stream ? streamRequest(request, options).sent : sendRequest(request, options);
      const ending = await sent.then(
        () => "answer",
        (error: unknown) => error,
      );
      if (ending !== "answer") expect(ending).toBeInstanceOf(GatewayError);
      const name = ending instanceof GatewayError ? ending.kind : "answer";
      endings[name] = (endings[name] ?? 0) + 1;
    }),
    { numRuns: cases(300) },
  );
  for (const ending of ["answer", "malformed-answer", "connection", "server", "request-refused"])
    expect(endings[ending], ending).toBeGreaterThan(0);
});
