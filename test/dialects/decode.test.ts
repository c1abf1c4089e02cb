import { describe, expect, test } from "vitest";
import {
  type Answer,
  type AnswerDelta,
  DecodeError,
  type Decoder,
  ServiceError,
  type StreamEvent,
} from "../../src/dialects/decoder.ts";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { DialectId, Json, JsonObject, Message, Note, ToolCallPart } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { outsideData } from "../support/outside-data.ts";
import { cases } from "../support/seed.ts";
import { cut } from "./cut-answers.ts";
import { dialectIds } from "./dialect-cases.ts";
import { type Exchange, readExchanges } from "./exchanges.ts";
import { foldPlainly, isStream, readEvents, readPlainly } from "./plain-answers.ts";
import { wholeAnswers } from "./whole-answers.ts";

const decoders = Object.fromEntries(
  await Promise.all(dialectIds.map(async (id) => [id, await dialects[id].protocol.decoder()] as const)),
) as { [Id in DialectId]: Decoder };

interface Recorded {
  readonly name: string;
  readonly dialect: DialectId;
  /** The whole body, or that which the events of the stream make. */
  readonly body: JsonObject;
  readonly events?: StreamEvent[];
}

const folder = outsideData("POLYLECT_REPLAYS", "replays");
const exchanges = folder === undefined ? [] : readExchanges(folder).filter(({ dialect }) => dialect);
const isError = ({ status, response }: Exchange): boolean =>
  status >= 400 || (typeof response === "object" && !!(response as JsonObject | null)?.["error"]);
const recorded = exchanges
  .filter((exchange) => exchange.status >= 200 && exchange.status < 300 && !isError(exchange))
  .map(readRecorded);

function readRecorded({ name, dialect, response }: Exchange): Recorded {
  const id = dialect as DialectId;
  if (typeof response !== "string") return { name, dialect: id, body: response as JsonObject };
  if (!isStream(response)) return { name, dialect: id, body: JSON.parse(response) };
  const events = readEvents(response);
  const raw = events.filter(({ data }) => data !== "[DONE]").map(({ data }) => JSON.parse(data));
  return { name, dialect: id, events, body: foldPlainly[id](raw) };
}

/** What a stream gives: its pieces, and the answer. */
function readStream(decoder: Decoder, events: readonly StreamEvent[]) {
  const stream = decoder.openStream();
  const deltas = events.flatMap((event) => stream.push(event));
  return { deltas, answer: stream.end() };
}

function joined(deltas: readonly AnswerDelta[], type: "text" | "reasoning"): string {
  return deltas.map((delta) => (delta.type === type ? delta.text : "")).join("");
}

function callsOf(deltas: readonly AnswerDelta[]): ToolCallPart[] {
  return deltas.flatMap((delta) => (delta.type === "tool-call" ? [delta.call] : []));
}

function expectStream(decoder: Decoder, events: readonly StreamEvent[], whole: Answer): void {
  const { deltas, answer } = readStream(decoder, events);
  expect(answer).toEqual(whole);
  expect(joined(deltas, "text")).toBe(whole.text);
  expect(joined(deltas, "reasoning")).toBe(whole.reasoning);
  expect(callsOf(deltas)).toEqual(whole.toolCalls);
}

describe.skipIf(folder === undefined)("recorded answers", () => {
  test("say what the raw bodies say", () => {
    const counts: Record<string, number> = {};
    for (const { name, dialect, body, events } of recorded) {
      const kind = `${dialect}, ${events ? "streamed" : "whole"}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
      const answer = decoders[dialect].decode(body);
      const { text, reasoning, toolCalls, finishReason: finish, usage } = answer;
      const calls = toolCalls.map(({ name, input }) => ({ name, input }));
      expect({ text, reasoning, calls, finish, usage }, name).toEqual(readPlainly[dialect](body));
      expect(answer.others).toEqual([]);
    }
    console.log("answers decoded", counts);
    expect(recorded.length).toBeGreaterThan(0);
  });

  test("of a stream are those of its whole", () => {
    for (const { dialect, events, body } of recorded)
      if (events) expectStream(decoders[dialect], events, decoders[dialect].decode(body));
  });

  test("are the same when cut into a stream", () => {
    for (const { dialect, events, body } of recorded)
      if (!events) expectStream(decoders[dialect], cut[dialect](body), decoders[dialect].decode(body));
  });

  test("go back into a history with nothing lost", () => {
    for (const { name, dialect, body } of recorded) {
      const answer = decoders[dialect].decode(body);
      const { lowered, notes } = lowerHistory(dialect, body, answer);
      expect(notes, name).toEqual([]);
      for (const proof of proofsOf(dialect, body)) expect(lowered, name).toContain(proof);
    }
  });

  test("of errors have the service's message", () => {
    const errors = exchanges.filter(isError);
    for (const { name, dialect, response } of errors) {
      const body = typeof response === "string" ? JSON.parse(response) : response;
      const told = (Array.isArray(body) ? body[0] : body).error ?? body;
      const message = typeof told === "string" ? told : (told.message ?? told.detail);
      const words = [told.code, told.status, told.type, told.code && String(told.code)];
      const code: string | undefined = words.find((word) => typeof word === "string");
      const decoder = decoders[dialect as DialectId];
      expect(decoder.readError(body), name).toEqual({ message, ...(code && { code }) });
      expect(() => decoder.decode(body), name).toThrow(
        expect.objectContaining({ name: "ServiceError", message }),
      );
    }
    console.log(`errors read: ${errors.length}`);
    for (const { dialect, body } of recorded) expect(decoders[dialect].readError(body)).toBeUndefined();
  });
});

/** A body of a conversation that the answer is part of, as text, and what was lost of it. */
function lowerHistory(dialect: DialectId, body: JsonObject, { parts, toolCalls }: Answer) {
  const results = toolCalls.map(({ id, name }) => ({ type: "tool-result" as const, id, name, output: "ok" }));
  const messages: Message[] = [
    { role: "user", parts: [{ type: "text", text: "Hi" }] },
    { role: "assistant", parts: [...parts] },
    ...(results.length ? [{ role: "tool" as const, parts: results }] : []),
    { role: "user", parts: [{ type: "text", text: "Go on" }] },
  ];
  const { defaultFamily } = dialects[dialect].capabilities;
  // Services that give reasoning on this route take it back under the name that they gave it.
  const reasoning = JSON.stringify(body).includes('"reasoning_content"') ? "reasoning_content" : "reasoning";
  const rules =
    dialect === "openai-chat" ? { ...defaultFamily.rules, server: true, reasoning } : defaultFamily.rules;
  const notes: Note[] = [];
  const lower = (dialects[dialect] as Dialect).lowerMessages;
  const lowered = JSON.stringify(lower(messages, rules, (note) => void notes.push(note)));
  return { lowered, notes: notes.filter((note) => isLoss(note, parts)) };
}

/** Reasoning that its service gave without the proof that it asks for is nothing that it takes back. */
function isLoss({ id, level, part }: Note, parts: Answer["parts"]): boolean {
  const given = parts[part ?? -1];
  const proof =
    given?.type === "reasoning" && (given.dialect === "openai-responses" ? given.redacted : given.signature);
  return (level === "lossy" || level === "refused") && !(id === "reasoning-dropped" && !proof);
}

/** Signatures and hidden reasoning in a raw body, apart from those of the service's own tools. */
function proofsOf(dialect: DialectId, body: JsonObject): string[] {
  const found: unknown[] = [];
  const visit = (value: unknown, inside: boolean): void => {
    if (typeof value !== "object" || value === null) return;
    const kept =
      inside &&
      !["toolCall", "toolResponse", "executableCode", "codeExecutionResult"].some((key) => key in value);
    const holder = value as Record<string, unknown>;
    if (kept && dialect === "gemini") found.push(holder["thoughtSignature"]);
    if (dialect === "anthropic" && /thinking$/.test(String(holder["type"])))
      found.push(holder["signature"], holder["data"]);
    if (dialect === "openai-responses" && holder["type"] === "reasoning" && holder["encrypted_content"])
      found.push(holder["id"], holder["encrypted_content"]);
    for (const child of Object.values(value)) visit(child, kept);
  };
  visit(body, true);
  return found.filter((proof): proof is string => typeof proof === "string" && proof !== "");
}

/** Bodies to break: some recorded ones, of a size that leaves time for many, and one of each dialect that is always there. */
const breakable: readonly Pick<Recorded, "dialect" | "body">[] = [
  ...dialectIds.map((dialect) => ({ dialect, body: wholeAnswers[dialect] })),
  ...recorded.filter(({ body }) => JSON.stringify(body).length < 4000).filter((_, at) => at % 9 === 0),
];

const junk: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e9,
  "",
  "x",
  [],
  [null],
  {},
  ["x"],
  { type: "text" },
  { __proto__: null, x: {} },
];

/** Every place of a value, as a list of keys. */
function placesOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...at, key]))];
}

function replace(value: Json, [key, ...rest]: readonly string[], by: Json | undefined): Json {
  if (key === undefined) return by ?? null;
  const copy = Array.isArray(value) ? [...value] : { ...(value as JsonObject) };
  const holder = copy as JsonObject;
  if (!rest.length && by === undefined && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (!rest.length && by === undefined) delete holder[key];
  else holder[key] = replace(holder[key] as Json, rest, by);
  return copy;
}

function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}

/** What is wrong, or nothing; anything but an answer and the two documented errors fails the test. */
function failureOf(read: () => Answer): DecodeError | undefined {
  try {
    const answer = read();
    expect(answer.parts.filter(({ type }) => type === "tool-call")).toEqual(answer.toolCalls);
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return error;
    expect(error).toBeInstanceOf(ServiceError);
    return undefined;
  }
}

const mutation = fc.record({
  body: fc.constantFrom(...breakable),
  at: fc.nat(),
  by: fc.option(fc.constantFrom(...junk), { nil: undefined }),
});

describe("broken answers", () => {
  test("decode, or tell where they are wrong", () => {
    fc.assert(
      fc.property(mutation, ({ body: { dialect, body }, at, by }) => {
        const places = placesOf(body);
        const place = places[at % places.length] as readonly string[];
        const error = failureOf(() => decoders[dialect].decode(replace(body, place, by)));
        if (!error) return true;
        const pointer = pointerOf(place);
        return error.path.startsWith(pointer) || pointer.startsWith(error.path);
      }),
      { numRuns: cases(2000) },
    );
  });

  test("do so in streams too", () => {
    fc.assert(
      fc.property(mutation, fc.nat(), fc.nat(3), ({ body: { dialect, body }, at, by }, which, kind) => {
        const events = cut[dialect](body);
        const target = which % events.length;
        const { data } = events[target] as StreamEvent;
        if (kind === 0) events.splice(target, 1);
        else if (kind === 1) events.splice(target);
        else if (data !== "[DONE]") {
          const places = placesOf(JSON.parse(data));
          const place = places[at % places.length] as readonly string[];
          events[target] = { data: JSON.stringify(replace(JSON.parse(data), place, by)) };
        }
        failureOf(() => readStream(decoders[dialect], events).answer);
      }),
      { numRuns: cases(700) },
    );
  });

  test.each(dialectIds)("of %s that end early are no answers", (id) => {
    const events = cut[id](wholeAnswers[id]);
    expect(() => readStream(decoders[id], events.slice(0, 2))).toThrow(DecodeError);
    expect(() => readStream(decoders[id], [])).toThrow(DecodeError);
    expect(() => readStream(decoders[id], [{ data: "{" }])).toThrow("Event 1 is no JSON.");
  });
});

describe.each(dialectIds)("an answer of %s", (id) => {
  test("is the same streamed, and says what its body says", () => {
    const whole = decoders[id].decode(wholeAnswers[id]);
    const { text, reasoning, toolCalls, finishReason: finish, usage } = whole;
    const calls = toolCalls.map(({ name, input }) => ({ name, input }));
    expect({ text, reasoning, calls, finish, usage }).toEqual(readPlainly[id](wholeAnswers[id]));
    expect(whole.text).not.toBe("");
    expect(whole.usage?.outputTokens).toBeGreaterThan(0);
    expectStream(decoders[id], cut[id](wholeAnswers[id]), whole);
  });

  // A reader that looks at all that came before with each event would run out of time here.
  test("may come in very many pieces", () => {
    const events = cut[id](wholeAnswers[id]);
    const at = events.findIndex(({ data }) => data.includes("Sun"));
    const { text } = decoders[id].decode(wholeAnswers[id]);
    const pieces = Array.from({ length: 40_000 }, () => events[at] as StreamEvent);
    const { answer } = readStream(decoders[id], [...events.slice(0, at), ...pieces, ...events.slice(at + 1)]);
    // Where the last event has the whole answer, that counts.
    if (id !== "openai-responses") expect(answer.text.length).toBeGreaterThan(text.length + 40_000);
  });
});
