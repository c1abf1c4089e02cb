import { execFileSync } from "node:child_process";
import { createContext, Script } from "node:vm";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CompiledPrompt, MessageOptions } from "../../src/compiler.ts";
import type { Json } from "../../src/runtime/types.ts";
import { AppFolder, compileApp } from "./app-folder.ts";
import { sampleApp } from "./sample-app.ts";

let app: AppFolder;
let prompts: ReadonlyMap<string, CompiledPrompt>;
beforeAll(async () => {
  const compilation = await compileApp(sampleApp);
  prompts = new Map(compilation.prompts.map((prompt) => [prompt.meta.id, prompt]));
  app = new AppFolder(compilation.files);
}, 60_000);
afterAll(() => app.remove());

/** Bundles an entry of the app for a runtime that has nothing but the language. */
async function bundle(
  text: string,
  options: Pick<BuildOptions, "format" | "minify"> = {},
): Promise<{ code: string; inputs: string[] }> {
  const result = await build({
    entryPoints: [app.write("entry.js", text)],
    absWorkingDir: app.path,
    bundle: true,
    write: false,
    metafile: true,
    platform: "neutral",
    format: "esm",
    logLevel: "silent",
    ...options,
  });
  const inputs = Object.values(result.metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return { code: result.outputFiles[0]?.text ?? "", inputs };
}

const size = async (text: string) => {
  const { code } = await bundle(text, { minify: true });
  return { bytes: code.length, gzipped: gzipSync(code, { level: 9 }).length };
};

const TRIAGE = { subject: "It's broken — `quoted`", tags: ["a", "b"], customer: { name: "Ada" } };

describe("a bundle of one prompt and one dialect", () => {
  const entry = 'export { anthropic } from "#prompts/triage";';

  test("holds no lowering where every body is written out", async () => {
    const { code, inputs } = await bundle(entry);
    expect(code).toContain("TRIAGE-ONLY-TEXT");
    expect(code).not.toContain("tool_use_id");
    expect(inputs.filter((path) => path.includes("/dialects/"))).toEqual([]);
  });

  test("holds its own prompt and dialect, and nothing else", async () => {
    const { code, inputs } = await bundle('export { anthropic } from "#prompts/chat";');
    expect(code).toContain("stop_sequences");
    expect(code).toContain("tool_use_id");
    for (const other of ["TRIAGE-ONLY-TEXT", "REFUND-ONLY-TEXT", "LOOK-"]) expect(code).not.toContain(other);
    for (const field of ["tool_call_id", "functionResponse", "tool_name", "generationConfig", "image_url"]) {
      expect(code, field).not.toContain(field);
    }
    const own =
      /^(?:generated\/prompts\/chat\.js|node_modules\/polylect\/dist\/(?:runtime|dialects\/anthropic)\/.+)$/;
    expect(inputs.filter((path) => !own.test(path))).toEqual([]);
  });

  test("holds no parser, no schema check and no module of Node", async () => {
    const { code } = await bundle(entry);
    expect(code).not.toMatch(/\b(?:import|require|eval|Function)\b\s*\(|^import\b/m);
    expect(code).not.toMatch(/node:|handlebars|yaml|\bajv\b|\bprocess\b|\bBuffer\b|globalThis/i);
    // The names of functions that other exports need.
    for (const name of ["parseOutput", "checkSchema", "$inputSchema", "Composer", "callHelper"]) {
      expect(code, name).not.toContain(name);
    }
  });

  test("is small", async () => {
    const one = await size(entry);
    const all = await size('export * from "#prompts/triage";');
    const index = await size('export * from "#prompts";');
    console.log(
      `bundled and minified (gzipped): one prompt, one dialect ${one.bytes} (${one.gzipped}) bytes; ` +
        `the whole prompt ${all.bytes} (${all.gzipped}); the index of ${prompts.size} prompts ${index.bytes} (${index.gzipped})`,
    );
    expect(one.gzipped).toBeLessThan(1536);
    expect(one.bytes).toBeLessThan(all.bytes / 4);
  });
});

test("what an app does not use vanishes", async () => {
  const { code } = await bundle('export { parseOutput } from "#prompts/triage";');
  expect(code).not.toMatch(/TRIAGE-ONLY-TEXT|tool_use_id|subject/);
  const one = await bundle('export { billingRefundLetterFormalV2 } from "#prompts";');
  expect(one.code).toContain("Formal: ");
  expect(one.code).not.toMatch(/TRIAGE-ONLY-TEXT|REFUND-ONLY-TEXT|LOOK-|tool_use_id|functionResponse/);
});

test("a dialect's function brings no other dialect's text", async () => {
  const anthropic = await bundle('export { anthropic } from "#prompts/look";');
  expect(anthropic.code).toContain("LOOK-ANTHROPIC-TEXT");
  expect(anthropic.code).not.toContain("LOOK-OTHER-TEXT");
  const ollama = await bundle('export { ollama } from "#prompts/look";');
  expect(ollama.code).toContain("LOOK-OTHER-TEXT");
  expect(ollama.code).not.toContain("LOOK-ANTHROPIC-TEXT");
});

describe("modules have no effect of their own", () => {
  const specifiers = [
    "#prompts",
    "#prompts/triage",
    "#prompts/billing/refund-letter",
    "#prompts/billing/refund-letter.formal.v2",
    "#prompts/look",
  ];

  test.each(specifiers)("import of %s alone leaves nothing", async (specifier) => {
    // The app's manifest does not say `sideEffects: false`, so it is the code of the emitted module that decides.
    const { code } = await bundle(`import ${JSON.stringify(specifier)};`);
    expect(code.replace(/^\/\/.*$/gm, "").trim()).toBe("");
  });
});

describe("a bundle runs", () => {
  const calls = `import * as triage from "#prompts/triage";
import * as letter from "#prompts/billing/refund-letter";
import * as look from "#prompts/look";
const models = { anthropic: "claude-sonnet-4-5", openaiChat: "gpt-5.1", openaiResponses: "gpt-5.1", gemini: "gemini-2.5-pro", ollama: "llama3.2-vision:11b" };
const history = [{ role: "user", parts: [{ type: "text", text: "Before" }] }, { role: "assistant", parts: [{ type: "text", text: "Yes" }] }];
const render = (module, input, more) => Object.entries(models).map(([name, model]) => {
  const options = { model, ...more, context: { locale: "de" }, onFinding() {} };
  const body = module[name](input, options);
  if (module[name + "Json"](input, options) !== JSON.stringify(body)) throw new Error("JSON text of another body");
  return body;
});
const result = JSON.stringify([
  render(triage, triage.parseInput(${JSON.stringify(TRIAGE)})),
  render(letter, { amount: 12.5, turns: [{ question: "q", answer: "a" }] }, { history }),
  render(look, { photo: "data:image/png;base64,aGk=" }),
  triage.parseOutput('Sure: {"label":"bug","reasons":[]}'),
]);
`;
  const models = {
    anthropic: "anthropic/claude-sonnet-4-5",
    openaiChat: "openai/gpt-5.1",
    openaiResponses: "openai-responses/gpt-5.1",
    gemini: "google/gemini-2.5-pro",
    ollama: "ollama/llama3.2-vision:11b",
  };

  /** What the compiler itself renders. */
  function expected(): Json {
    const history = [
      { role: "user" as const, parts: [{ type: "text" as const, text: "Before" }] },
      { role: "assistant" as const, parts: [{ type: "text" as const, text: "Yes" }] },
    ];
    const render = (id: string, input: Json, more: MessageOptions = {}) =>
      Object.values(models).map((model) => {
        const { body } = prompts.get(id)?.render(model, input, { ...more, context: { locale: "de" } }) ?? {};
        if (!body) throw new Error(`${id} renders to nothing for ${model}`);
        return body;
      });
    return JSON.parse(
      JSON.stringify([
        render("triage", prompts.get("triage")?.parseInput(TRIAGE) as Json),
        render(
          "billing/refund-letter",
          { amount: 12.5, turns: [{ question: "q", answer: "a" }] },
          { history },
        ),
        render("look", { photo: "data:image/png;base64,aGk=" }),
        { label: "bug", reasons: [] },
      ]),
    );
  }

  test("with code generation from strings forbidden", async () => {
    const guard = `let made = true; try { new Function("return 1")(); } catch { made = false; }
if (made) throw new Error("Code generation is allowed.");\n`;
    const { code } = await bundle(`${calls}${guard}console.log(result);`);
    const path = app.write("strict.mjs", code);
    const output = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", path]);
    expect(JSON.parse(output.toString())).toEqual(expected());
  });

  test("where nothing but the language is there", async () => {
    const { code } = await bundle(`${calls}globalThis.result = result;`, { format: "iife" });
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } }) as {
      result?: string;
      [name: string]: unknown;
    };
    for (const name of ["process", "Buffer", "require", "structuredClone", "URL", "fetch", "setTimeout"]) {
      expect(new Script(`typeof ${name}`).runInContext(context), name).toBe("undefined");
    }
    new Script(code).runInContext(context);
    expect(JSON.parse(context.result ?? "")).toEqual(expected());
  });

  test("unbundled, by Node's own resolution, subfolders and dotted names included", () => {
    const path = app.write(
      "plain.mjs",
      `${calls}
import * as index from "#prompts";
import { billingRefundLetterFormalV2 } from "#prompts/billing/refund-letter.formal.v2";
if (index.billingRefundLetterFormalV2 !== billingRefundLetterFormalV2) throw new Error("another function");
console.log(JSON.stringify({ result: JSON.parse(result), names: Object.keys(index), meta: letter.meta.name, formal: billingRefundLetterFormalV2({ amount: 1 }).messages() }));`,
    );
    const { result, names, meta, formal } = JSON.parse(execFileSync(process.execPath, [path]).toString());
    expect(result).toEqual(expected());
    expect(names).toEqual(["billingRefundLetter", "billingRefundLetterFormalV2", "chat", "look", "triage"]);
    expect(meta).toBe(prompts.get("billing/refund-letter")?.meta.name);
    expect(formal).toEqual([{ role: "user", parts: [{ type: "text", text: "Formal: 1" }] }]);
  });
});
