import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppFolder, compileApp } from "./app-folder.ts";
import { sampleApp } from "./sample-app.ts";

/** Calls of an app that are right. */
const right = `import { triage, billingRefundLetter, billingRefundLetterFormalV2, look, type TriageInput } from "#prompts";
import type { LookTools } from "#prompts/look";
import type { PromptCall } from "polylect/runtime";
import { anthropic, anthropicJson, gemini, ollama, openaiChat, parseInput, parseOutput, meta } from "#prompts/triage";
import * as letter from "#prompts/billing/refund-letter";
import * as formal from "#prompts/billing/refund-letter.formal.v2";
import * as looks from "#prompts/look";
import type { Message, Note } from "polylect/runtime";
import type { AnthropicBody } from "polylect/runtime/anthropic";

const input: TriageInput = { subject: "s", urgency: "high", tags: ["a"], customer: { name: "n", address: { street: "x" } } };
const least: TriageInput = { subject: "s" };
const open: TriageInput = { subject: "s", tags: null, customer: undefined };
const body: AnthropicBody = anthropic(input);
const limit: number = body.max_tokens;
const history: readonly Message[] = [{ role: "user", parts: [{ type: "text", text: "t" }] }];
const notes: Note[] = [];
openaiChat(least, { model: "gpt-5.1", context: { locale: "de" }, onFinding: (note) => notes.push(note) });
gemini(open, { model: "gemini-2.5-pro" }).contents;
ollama(least, { model: "qwen3:8b" }).messages.map(({ role }) => role);
const label: "billing" | "bug" = parseOutput("{}").label;
const reasons: string[] = triage(least).parseOutput("{}").reasons;
const parsed: string = parseInput({}).subject;
const hash: string = meta.contentHash;
triage(least).messages({ dialect: "gemini", history });
billingRefundLetter({ amount: 3, turns: [{ question: "q", answer: "a" }] });
letter.openaiChat({ amount: 3, turns: [] }, { history });
const wire: string = anthropicJson(input);
const text: string = billingRefundLetterFormalV2({ amount: 1 }).parseOutput("t");
formal.anthropic({ amount: 1 }, { model: "claude-opus-5" });
const found: unknown = look({ photo: "data:image/png;base64,aGk=" }).parseOutput("{}");
looks.anthropic({ photo: "https://x/y.png" });
declare function run<Output, Tools extends object>(prompt: PromptCall<Output, Tools>, tools: { [Name in keyof Tools]: (input: Tools[Name]) => string }): Output;
const asked: LookTools["lookup_price"] = { item: "chair" };
run(look({ photo: "p" }), { lookup_price: ({ item }) => item.toUpperCase() });
const ran: "billing" | "bug" = run(triage(least), {}).label;
const any: PromptCall = triage(least);
console.log(asked, ran, any, limit, label, reasons, parsed, hash, text, found, wire);
`;

const head = `import { triage, billingRefundLetter, look } from "#prompts";
import { anthropic, anthropicJson, gemini, openaiChat, parseOutput } from "#prompts/triage";
import * as letter from "#prompts/billing/refund-letter";
`;

const FIRST_WRONG_LINE = head.split("\n").length;

/** Calls that are wrong, and the code of the error that says so. */
const wrong: readonly (readonly [what: string, call: string, code: number])[] = [
  ["a missing key", `anthropic({});`, 2345],
  ["no input", `triage();`, 2554],
  ["a value of another type", `anthropic({ subject: 3 });`, 2322],
  ["an unknown key", `anthropic({ subject: "s", subjects: "t" });`, 2561],
  ["a value outside the enum", `anthropic({ subject: "s", urgency: "middling" });`, 2322],
  ["a model left out where it is required", `gemini({ subject: "s" });`, 2554],
  ["options without the required model", `gemini({ subject: "s" }, { context: {} });`, 2345],
  ["an undefined model", `anthropic({ subject: "s" }, { model: undefined });`, 2379],
  [
    "history in a provider's form",
    `letter.anthropic({ amount: 1, turns: [] }, { history: [{ role: "user", content: "x" }] });`,
    2353,
  ],
  [
    "history with an unknown role",
    `letter.anthropic({ amount: 1, turns: [] }, { history: [{ role: "model", parts: [] }] });`,
    2322,
  ],
  ["history where it has no place", `anthropic({ subject: "s" }, { history: [] });`, 2353],
  ["JSON text used as a body", `anthropicJson({ subject: "s" }).messages;`, 2339],
  ["an unknown option", `anthropic({ subject: "s" }, { onFindings: () => {} });`, 2561],
  ["an unknown option of the call", `triage({ subject: "s" }).messages({ dialect: "openai" });`, 2322],
  ["an output property that does not exist", `parseOutput("{}").lable;`, 2551],
  ["an output value compared with another", `parseOutput("{}").label === "feature";`, 2367],
  [
    "a nested object as text",
    `anthropic({ subject: "s", customer: { name: "n", address: "street" } });`,
    2322,
  ],
  [
    "a nested key that is missing",
    `anthropic({ subject: "s", customer: { address: { street: "x" } } });`,
    2741,
  ],
  ["text for an array", `anthropic({ subject: "s", tags: "a" });`, 2322],
  ["an item without its key", `billingRefundLetter({ amount: 1, turns: [{ question: "q" }] });`, 2741],
  ["a field of another dialect's body", `openaiChat({ subject: "s" }).system;`, 2339],
  [
    "arguments of a tool that it does not have",
    `look({ photo: "p" }).tools.lookup_price.input?.price;`,
    2339,
  ],
  ["a tool that the prompt does not have", `triage({ subject: "s" }).tools.lookup_price;`, 2339],
  ["unread JSON used as an object", `look({ photo: "p" }).parseOutput("{}").name;`, 2571],
];

let app: AppFolder;
beforeAll(async () => {
  app = new AppFolder((await compileApp(sampleApp)).files);
}, 60_000);
afterAll(() => app.remove());

const modes: readonly (readonly [string, ts.CompilerOptions])[] = [
  ["nodenext", { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ["bundler", { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
];

/** The problems of the app's own file, by line. */
function check(text: string, mode: ts.CompilerOptions): { line: number; code: number; message: string }[] {
  const path = app.write("app.ts", text);
  const program = ts.createProgram([path], {
    ...mode,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipDefaultLibCheck: true,
    noEmit: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file?.fileName !== path) throw new Error(`${file && join(file.fileName)}: ${message}`);
    return { line: file.getLineAndCharacterOfPosition(start).line + 1, code, message };
  });
}

describe.each(modes)("with module resolution %s", (_name, mode) => {
  test("an app type-checks, declarations of the package and of prompts included", () => {
    expect(check(right, mode)).toEqual([]);
  });

  test("every wrong call is an error on its own line", () => {
    const found = check(`${head}${wrong.map(([, call]) => call).join("\n")}\n`, mode);
    expect(found.map(({ line, code }) => ({ line, code }))).toEqual(
      wrong.map(([, , code], index) => ({ line: index + FIRST_WRONG_LINE, code })),
    );
  });
});
