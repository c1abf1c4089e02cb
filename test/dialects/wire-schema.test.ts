import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { compileSource } from "../../src/compiler.ts";
import type { HeadRequest, MessageRules, ModelFamily } from "../../src/dialects/dialect.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { instruct } from "../../src/runtime/instruct.ts";
import type { DialectId, JsonObject, JsonSchema, Message, Note } from "../../src/runtime/types.ts";
import { loadBodyCheck } from "../../src/suite/check-body.ts";
import fc from "../support/fast-check.ts";
import { outsideData } from "../support/outside-data.ts";
import { readBodies } from "./broken-bodies.ts";
import { dialectIds, readCases, renderCase } from "./dialect-cases.ts";
import { readExchanges } from "./exchanges.ts";
import { answeredConversation, headRequest } from "./generators.ts";

const checkBody = await loadBodyCheck(dialectIds);
const wireSchemas = Object.fromEntries(
  await Promise.all(dialectIds.map(async (id) => [id, await dialects[id].wireSchema()] as const)),
) as { [Id in DialectId]: JsonSchema };
const validators = new Map<DialectId, ValidateFunction>();

/** The verdict of Ajv on the same schema: a second reading of it. */
function ajvTakes(dialect: DialectId, body: JsonObject): boolean {
  const schema = wireSchemas[dialect];
  const validate =
    validators.get(dialect) ?? new Ajv2020({ allowUnionTypes: true, strictTypes: false }).compile(schema);
  validators.set(dialect, validate);
  return validate(body);
}

/** What is wrong with a body; both readings of the schema have to agree on whether anything is. */
function problemsOf(dialect: DialectId, body: JsonObject) {
  const problems = checkBody(dialect, body);
  expect(ajvTakes(dialect, body)).toBe(problems.length === 0);
  return problems;
}

test("takes every request that a service accepted", (context) => {
  const folder = outsideData("POLYLECT_REPLAYS", "replays");
  if (folder === undefined) return context.skip();
  const exchanges = readExchanges(folder);
  const accepted = exchanges.filter(({ status }) => status >= 200 && status < 300);
  const refused = accepted.flatMap(({ name, dialect, request }) => {
    const problems = dialect ? problemsOf(dialect, request) : [];
    return problems.map(({ path, message }) => `${name}: ${path} ${message}`);
  });
  const counts = dialectIds.map((id) => `${id} ${accepted.filter(({ dialect }) => dialect === id).length}`);
  const others = accepted.filter(({ dialect, isUnknown }) => !dialect && !isUnknown).length;
  const unknown = exchanges.filter(({ isUnknown }) => isUnknown).map(({ name }) => name);
  console.log(`exchanges: ${counts.join(", ")}; ${others} of other routes, ${unknown.length} unknown`);
  expect(refused).toEqual([]);
  expect(accepted.length).toBeGreaterThan(others);
  if (process.env["POLYLECT_REPLAYS"]) expect(unknown).toEqual([]);
});

describe.each(dialectIds)("%s", (id) => {
  const { bases, broken } = readBodies(id);
  const dialect = dialects[id];
  const { defaultFamily, families } = dialect.capabilities;

  test("is a schema of draft 2020-12", () => {
    const ajv = new Ajv2020({ strict: false });
    expect(ajv.validateSchema(wireSchemas[id]), JSON.stringify(ajv.errors)).toBe(true);
  });

  test.each(Object.keys(bases))("takes the base %s", (name) => {
    expect(problemsOf(id, bases[name] as JsonObject)).toEqual([]);
  });

  test.each(broken)("refuses $name", ({ body, at }) => {
    const paths = problemsOf(id, body).map(({ path }) => path);
    expect(paths).toContain(at);
    // A value in another place is a second problem there, and no more.
    expect(paths.length).toBeLessThanOrEqual(2);
  });

  test("takes every body of the shared cases", () => {
    const refused = readCases().flatMap((given) => {
      const { body, notes } = renderCase(given, id);
      if (!isSent(body, notes)) return [];
      return problemsOf(id, body).map(({ path, message }) => `${given.name}: ${path} ${message}`);
    });
    expect(refused).toEqual([]);
  });

  test("takes whatever is rendered, unless it is refused", () => {
    let checked = 0;
    const family = fc.constantFrom<ModelFamily>(defaultFamily, ...families);
    fc.assert(
      fc.property(answeredConversation, headRequest, family, (messages, request, row) => {
        const body = render(id, messages, request, row);
        if (!body) return;
        checked++;
        expect(checkBody(id, body)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    // Refusals are many; about one in five is rendered.
    expect(checked).toBeGreaterThan(50);
  });
});

/** Whether rendering gives a body: it refuses one without a turn. */
function isSent(body: JsonObject, notes: readonly Note[]): boolean {
  const turns = body["messages"] ?? body["input"] ?? body["contents"] ?? body["prompt"];
  return notes.every(({ level }) => level !== "refused") && (turns as unknown[] | string).length > 0;
}

/** The body, or undefined where the dialect refuses the conversation or has nothing to send. */
function render(
  id: DialectId,
  messages: readonly Message[],
  request: HeadRequest,
  family: ModelFamily<MessageRules>,
): JsonObject | undefined {
  const dialect = dialects[id];
  const notes: Note[] = [];
  const report = (note: Note) => void notes.push(note);
  const head = dialect.lowerHead(request, family, report);
  const lowered = dialect.lowerMessages(
    instruct(messages, head.instruction),
    { ...family.rules, ...head.rules },
    report,
  );
  if (!isSent(lowered, notes)) return undefined;
  // By way of text, as it is sent.
  const body = { ...(dialect.modelIn === "body" && { model: "m" }), ...head.fields, ...lowered };
  return JSON.parse(JSON.stringify(body));
}

test("enough bodies are broken", () => {
  const count = dialectIds.reduce((sum, id) => sum + readBodies(id).broken.length, 0);
  console.log(`broken bodies: ${count}`);
  expect(count).toBeGreaterThanOrEqual(150);
});

test("problems are told in words, at their place", () => {
  const body = { model: "m", messages: [{ role: "user" }], tools: [{ name: "a b", input_schema: {} }] };
  expect(checkBody("anthropic", body)).toEqual([
    { path: "/max_tokens", message: "is missing" },
    { path: "/messages/0/content", message: "is missing" },
    { path: "/tools/0/name", message: "must be a name of 1 to 128 letters, digits, `_` or `-`" },
    { path: "/tools/0/input_schema/type", message: "is missing" },
  ]);
});

test("a body that any test renders is checked", async () => {
  const source = "---\noverrides:\n  anthropic: { max_token: 5 }\n---\nHello";
  const { prompt } = await compileSource(source);
  expect(() => prompt?.render("anthropic", {})).toThrow("/max_token must be left out");
});
