import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileApp } from "../emitted/app-folder.ts";
import { sampleApp } from "../emitted/sample-app.ts";
import { root } from "../support/source-tree.ts";

/** Calls of an app that are right. */
const right = `import { triage, look, chat, billingRefundLetterFormalV2 } from "#prompts";
import {
  createGateway, createHttpTransport, generate, GatewayError, openTelemetry, OutputError, StepLimitError, stream,
  type Result, type SpanTracer, type Step, type Transport,
} from "polylect/generate";
import type { PromptCall } from "polylect/runtime";

declare const tracer: SpanTracer;
const model = "openai/gpt-5.1";
const asked = await generate({ model, prompt: triage({ subject: "s" }) });
const label: "billing" | "bug" = asked.output.label;
const tokens: number | undefined = asked.usage?.cachedInputTokens;
const text: string = (await generate({ model, prompt: billingRefundLetterFormalV2({ amount: 1 }) })).output;
const history = [{ role: "assistant" as const, parts: [...asked.parts] }];
const replied = await generate({
  model,
  prompt: chat({ question: "q" }),
  history,
  context: { user: { name: "Ada" } },
  fallback: ["anthropic", "ollama/qwen3:8b"],
  signal: AbortSignal.timeout(1000),
  timeoutMs: 1000,
  retries: 0,
  tools: { search: async ({ query, filters }, { signal }) => fetch(query + filters?.since, { signal }) },
});
const reply: string = replied.output.reply;
const left = await generate({ model, prompt: chat({ question: "q" }) });
const open: string | undefined = left.output?.reply;
const found: unknown = (await generate({ model, prompt: look({ photo: "p" }), tools: { lookup_price: ({ item }) => item.length } })).output;
for await (const delta of stream({ model, prompt: triage({ subject: "s" }) })) {
  if (delta.type === "text") console.log(delta.text);
  if (delta.type === "tool-result") console.log(delta.result.output);
  if (delta.type === "step-end") console.log(delta.step.answer.finishReason);
}
const streamed: Result<{ label: "billing" | "bug"; reasons: string[] }> = await stream({ model, prompt: triage({ subject: "s" }) }).result;
const transport: Transport = createHttpTransport({ fetch, env: {} });
const gateway = createGateway({
  transport, backends: { openai: { baseUrl: "http://127.0.0.1" } }, timeoutMs: 5, maxSteps: 2, hooks: openTelemetry(tracer),
});
const steps: readonly Step[] = (await gateway.generate({ model, prompt: triage({ subject: "s" }), maxSteps: 1 })).steps;
const any = async (prompt: PromptCall): Promise<unknown> => (await gateway.generate({ model, prompt })).output;
try {
  await gateway.dispose();
} catch (error) {
  if (error instanceof GatewayError) console.log(error.kind, error.status, error.retryAfterMs, error.providerMessage);
  if (error instanceof OutputError || error instanceof StepLimitError) console.log(error.message);
}
console.log(label, tokens, text, reply, open, found, streamed, steps, any);
`;

const head = `import { triage, look, chat } from "#prompts";
import { createGateway, generate, stream } from "polylect/generate";
const model = "m";
const ask = triage({ subject: "s" });
`;

/** Calls that are wrong, and the code of the error that says so. */
const wrong: readonly (readonly [what: string, call: string, code: number])[] = [
  ["no model", `void generate({ prompt: ask });`, 2769],
  ["no prompt", `void generate({ model });`, 2769],
  ["an unknown option", `void generate({ model, prompt: ask, retry: 2 });`, 2769],
  ["a prompt that was not called", `void generate({ model, prompt: triage });`, 2769],
  ["a key that the output has not", `(await generate({ model, prompt: ask })).output.lable;`, 2551],
  ["an output that may not be there", `(await generate({ model, prompt: chat({}) })).output.reply;`, 2532],
  ["a result that is not awaited", `generate({ model, prompt: ask }).output;`, 2339],
  ["a tool left out", `void generate({ model, prompt: chat({}), tools: {} });`, 2769],
  [
    "a tool that the prompt has not",
    `void generate({ model, prompt: look({ photo: "p" }), tools: { lookup_price: () => 1, other: () => 1 } });`,
    2769,
  ],
  [
    "arguments that the tool has not",
    `void generate({ model, prompt: look({ photo: "p" }), tools: { lookup_price: ({ price }) => price } });`,
    2339,
  ],
  [
    "arguments of another type",
    `void generate({ model, prompt: look({ photo: "p" }), tools: { lookup_price: (input: { item: number }) => input } });`,
    2769,
  ],
  ["a dialect that there is not", `void generate({ model, prompt: ask, dialect: "openai" });`, 2769],
  ["a stream used as an answer", `stream({ model, prompt: ask }).text;`, 2339],
  ["a fallback that is no list", `void generate({ model, prompt: ask, fallback: "openai" });`, 2769],
  ["a key in the options of a gateway", `createGateway({ apiKey: "k" });`, 2353],
];

let folder: string;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "polylect-gateway-")));
  const imports = { "#prompts": "./prompts/index.js", "#prompts/*": "./prompts/*.js" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", imports }));
  mkdirSync(join(folder, "prompts/billing"), { recursive: true });
  for (const [name, text] of (await compileApp(sampleApp)).files) {
    if (name.endsWith(".d.ts")) writeFileSync(join(folder, "prompts", name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The problems of files, by line. The package stands there as its source, and nothing has the types of Node. */
function check(
  files: Readonly<Record<string, string>>,
): { path: string; line: number; code: number; message: string }[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const program = ts.createProgram(
    Object.keys(files).map((name) => join(folder, name)),
    {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.asynciterable.d.ts"],
      types: [],
      paths: {
        "polylect/generate": [join(root, "src/generate/index.ts")],
        "polylect/runtime": [join(root, "src/runtime/index.ts")],
        "polylect/runtime/*": [join(root, "src/dialects/*/runtime.ts")],
      },
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      skipDefaultLibCheck: true,
      noEmit: true,
    },
  );
  const own = [folder, join(root, "src/generate/"), join(root, "src/backends/")];
  const looked = program
    .getSourceFiles()
    .filter(({ fileName }) => own.some((path) => fileName.startsWith(path)));
  const problems = looked.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...program.getOptionsDiagnostics(), ...problems].map(({ file, start = 0, code, messageText }) => ({
    path: file?.fileName.replace(`${folder}/`, "") ?? "",
    line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

test("an app that sends prompts type-checks without Node, and every wrong call is an error on its own line", () => {
  const calls = wrong.map(([, call]) => call).join("\n");
  const found = check({ "right.ts": right, "wrong.ts": `${head}${calls}\n` });
  expect(found.filter(({ path }) => path !== "wrong.ts")).toEqual([]);
  expect(found.map(({ line, code }) => ({ line, code }))).toEqual(
    wrong.map(([, , code], index) => ({ line: index + head.split("\n").length, code })),
  );
});
