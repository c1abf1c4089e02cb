import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../src/dialects/decoder.ts";
import type { Json, JsonSchema } from "../../../src/runtime/types.ts";
import { parseCase } from "../../../src/suite/cases.ts";
import { checkExpectation } from "../../../src/suite/expectations/check-expectation.ts";
import { FunctionRunner } from "../../../src/suite/expectations/function-runner.ts";
import { fakePrompt } from "../fake-prompt.ts";

const outputSchema: JsonSchema = {
  $ref: "#/$defs/ticket",
  $defs: {
    ticket: {
      type: "object",
      properties: { queue: { enum: ["billing", "other"] }, totals: { type: "object" } },
      anyOf: [{ properties: { tags: { type: "array" } } }],
    },
  },
};
const prompt = fakePrompt("triage", {}, true, undefined, { outputSchema });
const parse = (expected: string) =>
  parseCase(prompt, "fixtures/triage/first.yaml", `expect:\n${expected.replace(/^/gm, "  ")}\n`);

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "polylect-expect-"));
  writeFileSync(
    join(root, "checks.ts"),
    `export const isCalm = (output: { text: string }): boolean => !output.text.includes("!");
    export async function slow(output: unknown, { prompt, case: name, target, input, answer }: any) {
      await new Promise((done) => setTimeout(done, 1));
      return [prompt, name, target, input.n, answer.finishReason].join(" ");
    }
    export function throwing(): void { throw new Error("one\\ntwo"); }
    export function asserting(): void {}
    export const number = () => 3;
    export function changing(output: any, { input, answer }: any): void {
      output.queue = "other";
      input.n = 2;
      answer.text = "";
    }
    export const text = "no function";`,
  );
  mkdirSync(join(root, "inside"));
  writeFileSync(join(root, "broken.ts"), "export const = 3;");
  symlinkSync(tmpdir(), join(root, "inside/away"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a case with this expectation has against an answer. */
async function check(expected: string, given: { output?: Json; answer?: Partial<Answer> } = {}) {
  const { case: one, diagnostics } = parse(expected);
  expect(diagnostics).toEqual([]);
  const answer: Answer = {
    text: JSON.stringify(given.output) ?? "",
    parts: [],
    toolCalls: [],
    reasoning: "",
    finishReason: "stop",
    others: [],
    ...given.answer,
  };
  const details = { answer, prompt: "triage", case: "first", target: "gpt", input: { n: 1 } };
  const runner = new FunctionRunner(root);
  const context = { details, functions: async () => runner };
  const problems: (string | undefined)[] = [];
  for (const expectation of one?.expectations ?? []) {
    problems.push(await checkExpectation(expectation, { answer, output: given.output }, context));
  }
  return problems.find((problem) => problem !== undefined);
}

const output = {
  queue: "billing",
  totals: { net: 3113, tax: 591.47 },
  tags: ["refund", "card"],
  text: "Dear Ada",
};
const call = (name: string, input: Json) => ({ type: "tool-call" as const, id: name, name, input });
const calls = { toolCalls: [call("find", { id: 3, full: true }), call("close", {})] };

describe("an answer that is as expected", () => {
  test.each([
    ["queue: billing"],
    ["totals: { net: 3113 }"],
    ["equals: { text: Dear Ada, tags: [refund, card], queue: billing, totals: { tax: 591.47, net: 3113 } }"],
    ["contains: [Dear, Ada]"],
    ["matches: [Dear Ada, '/dear ada/i']"],
    ["path: { $.totals.net: 3113, '$.tags[-1]': card, '$.tags[*]': { matches: '^[a-z]+$' } }"],
    ["path: { $.tags: { contains: refund }, $.text: { contains: [Dear, Ada] }, $.gone: { exists: false } }"],
    ["path: { $.totals: { exists: true }, \"$.tags[?@ == 'card']\": card }"],
    ["function: [./checks.ts#asserting, ./inside/../checks.ts#isCalm]"],
    ["finishReason: [length, stop]"],
    ["toolCalls: []"],
  ])("%s", async (expected) => {
    expect(await check(expected, { output })).toBeUndefined();
  });

  test("calls the tools that are expected, in any order, with at least these arguments", async () => {
    const given = { answer: calls };
    expect(await check("toolCalls: [close, { name: find, arguments: { id: 3 } }]", given)).toBeUndefined();
  });
});

describe("an answer that is not", () => {
  test.each([
    ["queue: other", 'is not as expected: queue is "billing", not "other"'],
    ["totals: { net: 3, vat: 1 }", "is not as expected: totals/net is 3113, not 3"],
    ["totals: { vat: 1 }", "is not as expected: totals/vat is not there, and should be 1"],
    ["tags: [refund]", "is not as expected: tags has 2 items, not 1"],
    ["equals: { queue: billing }", "is not as expected: it has totals, which is not expected"],
    ["equals: Dear", /^is not as expected: it is {"queue":.*…, not "Dear"$/],
    ["contains: Bob", 'does not contain "Bob"'],
    ["matches: ^Dear", "does not match ^Dear"],
    ["path: { $.totals.gross: 1 }", "has nothing at $.totals.gross"],
    ["path: { $.totals: { exists: false } }", "has something at $.totals"],
    ["path: { $.constructor: { exists: true } }", "has nothing at $.constructor"],
    ["path: { '$.tags[*]': card }", 'is not as expected: at $.tags[*] it is "refund", not "card"'],
    ["path: { $.tags: { contains: x } }", 'at $.tags ["refund","card"] does not contain "x"'],
    ["path: { '$.tags[0]': { matches: ^x } }", 'at $.tags[0] "refund" does not match ^x'],
    ["path: { '$.tags[?foo(@)]': 1 }", "cannot be searched by $.tags[?foo(@)]"],
    ["function: ./checks.ts#number", "does not satisfy number: it returned 3"],
    ["function: ./checks.ts#slow", "does not satisfy slow: triage first gpt 1 stop"],
    ["function: ./checks.ts#throwing", "does not satisfy throwing: one"],
    ["function: ./checks.ts#text", "checks.ts exports no function text"],
    ["function: ./broken.ts#x", "broken.ts cannot be loaded"],
    ["function: ./inside/away/x.ts#x", "cannot be loaded"],
    ["finishReason: [length, filtered]", "ended with stop, not length or filtered"],
    ["toolCalls: [find]", "calls nothing, and should call find"],
  ])("%s", async (expected, problem) => {
    const told = await check(expected, { output });
    if (typeof problem === "string") expect(told).toContain(problem);
    else expect(told).toMatch(problem);
  });

  test.each([
    ["toolCalls: [find]", "also calls close, which is not expected"],
    ["toolCalls: [close, { name: find, arguments: { id: 4 } }]", 'and should call find with {"id":4}'],
    ["queue: billing", "calls find, close instead of giving an output"],
  ])("%s", async (expected, problem) => {
    expect(await check(expected, { answer: calls })).toContain(problem);
  });

  test("does not hang on a regular expression", async () => {
    const told = await check("matches: ^(a+)+$", { answer: { text: `${"a".repeat(60)}!` } });
    expect(told).toBe("is too much for ^(a+)+$, which takes longer than is reasonable");
  });
});

describe("what cannot be expected is told at its place", () => {
  /** Text, the text that the span covers, words of the message or the help. */
  const rows: [text: string, covered: string, words: string][] = [
    ["contians: x", "contians", "Did you mean contains?"],
    ["qeue: billing", "qeue", "Did you mean queue?"],
    ["zzz: 1", "zzz", "What can stand there: equals, contains, matches, path, function"],
    ["contains: []", "contains", "expect/contains"],
    ["contains: 3", "contains", "expect/contains"],
    ["matches: '('", "matches", "expect/matches cannot be read"],
    ["matches: [ok, '/x/xx']", "/x/xx", "expect/matches/1 cannot be read"],
    ["path: { '$.[': 1 }", "$.[", "cannot be read"],
    ["path: { $.x: { matches: '[' } }", "matches", "cannot be read"],
    ["path: { $.x: { exists: 1 } }", "exists", "exists must be boolean"],
    ["path: {}", "path", "expect/path"],
    ["function: checks.ts#x", "function", "names no function of a file in the project"],
    ["function: ./a/../../x.ts#y", "function", "names no function of a file in the project"],
    ["function: ./checks.ts", "function", "names no function of a file in the project"],
    ["finishReason: done", "finishReason", "expect/finishReason"],
    ["toolCalls: [{ nam: x }]", "nam", "expect/toolCalls/0"],
  ];
  test.each(rows)("%s", (text, covered, words) => {
    const source = `expect:\n  ${text}\n`;
    const { diagnostics, case: one } = parse(text);
    expect(one).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: "invalid-case" });
    const { span, message, help } = diagnostics[0] as (typeof diagnostics)[0];
    expect(source.slice(span.start, span.end)).toContain(covered);
    expect(`${message} ${help}`).toContain(words);
  });

  test("all at once", () => {
    const { diagnostics } = parse("matches: '('\ncontians: x\npath: { '$.[': 1, b: 2 }");
    expect(diagnostics.map(({ span }) => [span.line, span.column])).toEqual([
      [2, 3],
      [3, 3],
      [4, 11],
      [4, 21],
    ]);
  });

  test("an expectation that is a text is none", () => {
    const { diagnostics } = parseCase(prompt, "fixtures/triage/first.yaml", "expect: billing");
    expect(diagnostics).toMatchObject([{ code: "invalid-case" }]);
  });
});

test("a function that changes what it is given changes nothing for others", async () => {
  expect(
    await check("function: ./checks.ts#changing\nqueue: billing", { output: { queue: "billing" } }),
  ).toEqual(await check("queue: billing", { output: { queue: "billing" } }));
});

test("a path whose filter never ends is told", async () => {
  const tags = ["refund", `${"a".repeat(40)}!`];
  const problem = await check("path: { \"$.tags[?search(@, '^(a+)+$')]\": { exists: false } }", {
    output: { tags },
  });
  expect(JSON.stringify(problem)).toContain("takes longer than 500 ms");
});
