/** What the apps render: the input of every entry below. */
export const INPUT = { text: 'Der Bericht — "fertig"\n ist da.' };

const MODEL = "claude-sonnet-5-5";
const input = JSON.stringify(INPUT);
const call = `anthropic(${input}, { model: "${MODEL}" })`;

/** TypeScript that renders one prompt; as ES module and as CommonJS, by the type of its project. */
export const typedEntry = `
import { summarize } from "#prompts";
import { anthropic, parseOutput, type SummarizeInput, type SummarizeOutput } from "#prompts/summarize";

const input: SummarizeInput = ${input};
const body = anthropic(input, { model: "${MODEL}" });
const limit: number = body.max_tokens;
const output: SummarizeOutput = parseOutput('{ "summary": "s", "points": [] }');
const name: string = summarize(input).meta.name;
if (limit <= 0 || output.summary !== "s" || name !== "summarize") throw new Error(JSON.stringify([limit, output, name]));
// @ts-expect-error A number is no text.
const wrong = () => anthropic({ text: 1 });
// @ts-expect-error The key is missing.
const missing = () => summarize({});
console.log(JSON.stringify([body, wrong.length + missing.length]));
`;

/** CommonJS that renders one prompt, and one that calls a helper. */
export const requiringEntry = `
const { anthropic } = require("#prompts/summarize");
const { shout } = require("#prompts");
const [{ parts }] = shout({ name: "Ada" }).messages();
if (parts[0].text !== "Hello ADA!") throw new Error(parts[0].text);
console.log(JSON.stringify([${call}, 0]));
`;

/** What bundlers are given. */
export const bundledEntry = `
import { anthropic } from "#prompts/summarize";
console.log(JSON.stringify([${call}, 0]));
`;

/** Calls everything that a module exports, where there are no globals but those of the language. */
export const sandboxEntry = `
import * as chat from "#prompts/chat";
import { anthropic, meta, parseInput, parseOutput, summarize } from "#prompts/summarize";

const input = parseInput(${input});
const history = [
  { role: "user", parts: [{ type: "text", text: "Before" }, { type: "media", url: "data:image/png;base64,aGk=" }] },
  { role: "assistant", parts: [{ type: "text", text: "Then" }] },
];
const models = { openaiChat: "gpt-6.1-sol", anthropic: "${MODEL}", gemini: "gemini-3.8-flash", ollama: "qwen3:8b" };
for (const [dialect, model] of Object.entries(models)) {
  const body = JSON.stringify(chat[dialect](input, { model, history, onFinding: () => {} }));
  if (!body.includes("fertig") || !body.includes("Before")) throw new Error(body);
}
if (summarize(input).messages().length !== 2 || meta.name !== "summarize") throw new Error(meta.name);
if (parseOutput('{ "summary": "s", "points": ["p"] }').points[0] !== "p") throw new Error("parseOutput");
let refused = 0;
for (const wrong of [() => parseInput({}), () => parseOutput("no"), () => anthropic({}, { model: "${MODEL}" })]) {
  try { wrong(); } catch (error) { if (error instanceof Error) refused += 1; }
}
if (refused !== 3) throw new Error("not refused");
globalThis.printed = JSON.stringify([${call}, 0]);
`;

/** A suite of the app's own. */
export const suiteEntry = `
import { describePrompts, openPrompts } from "polylect/vitest";
import { expect, test } from "vitest";

await describePrompts();
const prompts = await openPrompts();
test("ports", () => expect(prompts.get("summarize")).toPortTo("claude"));
`;

/** A prompt that takes history. */
export const chatFiles: Readonly<Record<string, string>> = {
  "prompts/chat.prompt":
    '---\ninput: { schema: { text: string } }\n---\n{{history}}{{role "user"}}{{text}}\n',
};

/** A prompt that calls a helper of the app, and the helper as CommonJS. */
export const helperFiles: Readonly<Record<string, string>> = {
  "prompts/shout.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{upper name}}!\n",
  "prompt-helpers.cjs": "exports.upper = (text) => String(text).toUpperCase();\n",
};

/** Compiler options of the apps: nothing in them that a user would have to find out for Polylect. */
export const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom"],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  rootDir: ".",
} as const;
