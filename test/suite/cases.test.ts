import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/suite/cases.ts";
import { fakePrompt } from "./fake-prompt.ts";

const prompt = fakePrompt(
  "triage",
  {},
  {
    type: "object",
    properties: {
      subject: { type: "string" },
      count: { type: "integer" },
      who: { type: "object", required: ["name"] },
    },
    required: ["subject"],
  },
);
const parse = (text: string) => parseCase(prompt, "fixtures/triage/first.yaml", text);

describe("a case", () => {
  it("has input, history, context and expect", () => {
    const text = [
      "input: { subject: Broken, count: 2 }",
      "history:",
      "  - role: user",
      "    parts: [{ type: text, text: Hi }]",
      "  - role: assistant",
      "    parts:",
      "      - { type: tool-call, id: a, name: look, input: { q: [1] } }",
      "  - role: tool",
      "    parts: [{ type: tool-result, id: a, name: look, output: null }]",
      "context: { auth: { email: a@b.co } }",
      "expect: { contains: high }",
    ].join("\n");
    const { case: one, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(one).toMatchObject({
      prompt: "triage",
      name: "first",
      path: "fixtures/triage/first.yaml",
      input: { subject: "Broken", count: 2 },
      context: { auth: { email: "a@b.co" } },
    });
    expect(one?.history).toHaveLength(3);
    expect(one?.expectations).toMatchObject([{ word: "contains", value: "high" }]);
  });

  it("may leave everything out that the prompt does not need", () => {
    const { case: one } = parseCase(fakePrompt("free", {}), "fixtures/free/empty.yaml", "");
    expect(one).toMatchObject({ input: {}, history: [], context: {}, expectations: [] });
  });

  it("reads dates as the text they are written as, as JSON would", () => {
    expect(parse("input: { subject: 2026-01-01 }").case?.input).toEqual({ subject: "2026-01-01" });
  });
});

/** Text, code, the text that the span covers, the line, words of the message. */
const rows: [text: string, code: string, covered: string, line: number, message: string][] = [
  ["inputs: {}", "invalid-case", "inputs", 1, "inputs must be left out"],
  ["- a", "invalid-case", "", 1, "A case must be object"],
  ["input:\n  subject: 3", "invalid-input", "subject", 2, "input/subject must be string"],
  ["input:\n  count: 1", "missing-input", "input", 1, "triage needs the input subject"],
  ["context: {}", "missing-input", "", 1, "triage needs the input subject"],
  ["input:\n  subject: a\n  who: {}", "missing-input", "who", 3, "triage needs the input who/name"],
  ["input: [1]", "invalid-input", "input", 1, "input must be object"],
  ["input: { subject: a }\nhistory: hello", "invalid-case", "history", 2, "history must be array"],
  ["history:\n  - role: model\n    parts: []", "invalid-case", "role", 2, "history/0/role must be one of"],
  [
    "history:\n  - role: user\n    content: hi",
    "invalid-case",
    "content",
    3,
    "history/0/content must be left out",
  ],
  ["history:\n  - role: user", "invalid-case", "role: user", 2, "history/0 must have parts"],
  ["history:\n  - role: user\n    parts: [{ type: txt }]", "invalid-case", "type", 3, "type must be one of"],
  [
    "history:\n  - role: user\n    parts: [{ type: media }]",
    "invalid-case",
    "{ type: media }",
    3,
    "must have url",
  ],
  ["input: { subject: [ }", "invalid-case", "", 1, "The YAML is broken"],
  ["input: a\ninput: b", "invalid-case", "", 2, "The YAML is broken"],
  ["context: 3", "invalid-case", "context", 1, "context must be object"],
];

describe("a case that is wrong", () => {
  it.each(rows)("%j", (text, code, covered, line, message) => {
    const { case: one, diagnostics } = parse(text);
    expect(one).toBeUndefined();
    const found = diagnostics.find((diagnostic) => diagnostic.message.includes(message));
    expect(diagnostics.map((diagnostic) => diagnostic.message).join("\n")).toContain(message);
    expect(found).toMatchObject({
      code,
      severity: "error",
      path: "fixtures/triage/first.yaml",
      span: { line },
    });
    if (covered) expect(text.slice(found?.span.start, found?.span.end).trimEnd()).toBe(covered);
  });

  it("survives a bomb of aliases", () => {
    const bomb = [..."bcdefghij"].reduce(
      (text, name, index) => `${text}${name}: &${name} [${`*${"abcdefghi"[index]},`.repeat(9)}]\n`,
      "a: &a [x,x]\n",
    );
    const { case: one, diagnostics } = parse(bomb);
    expect(one).toBeUndefined();
    expect(diagnostics[0]?.message).toContain("The YAML cannot be read");
  });
});
