import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createEmbeddedTransport,
  type EmbeddedTransport,
} from "../../../src/backends/transports/embedded.ts";
import type { LlamaPackage } from "../../../src/backends/transports/llama/load-llama.ts";
import type { WireRequest } from "../../../src/backends/transports/transport.ts";
import { compileProject, compileSource } from "../../../src/compiler.ts";
import { defaultConfig } from "../../../src/config/defaults.ts";
import { decoder } from "../../../src/dialects/chat-template/decode.ts";
import { createGateway } from "../../../src/generate/index.ts";
import { readModelFile } from "../../../src/model-files/read-model-file.ts";
import { checkSchema } from "../../../src/runtime/check-schema.ts";
import type { Json, JsonObject, PromptCall } from "../../../src/runtime/types.ts";
import { findLlama, loadLlamaEngine } from "../../support/llama-engine.ts";
import { outsideData } from "../../support/outside-data.ts";

const file = outsideData("POLYLECT_GGUF", "models/stories260K.gguf");
const engine = file === undefined ? undefined : await loadLlamaEngine();
const never = new AbortController().signal;

/** A request for the model, or for another file of a folder. */
function request(body: JsonObject, model = basename(file ?? ""), folder = dirname(file ?? "")): WireRequest {
  return {
    backend: "embedded",
    dialect: "chat-template",
    model,
    baseUrl: `file:${folder}`,
    path: "/completion",
    headers: {},
    body: { model, ...body },
    stream: body["stream"] === true,
  };
}

let work = "";
beforeAll(() => {
  work = realpathSync(mkdtempSync(join(tmpdir(), "polylect-embedded-")));
  return () => rmSync(work, { recursive: true, force: true });
});

describe.skipIf(engine === undefined)("a model inside the process", () => {
  let send: EmbeddedTransport;
  const story = { prompt: "Once upon a time", temperature: 0 };

  beforeAll(() => {
    const load = async () => engine as unknown as LlamaPackage;
    send = createEmbeddedTransport({ load, gpu: false, threads: 1, contextSize: 256 });
  });
  afterAll(() => send.dispose());

  const ask = async (body: JsonObject) => {
    const response = await send(request(body), never);
    const answer = (await response.json()) as JsonObject;
    expect(response.status, JSON.stringify(answer)).toBe(200);
    return { answer, ...decoder.decode(answer) };
  };
  const refuse = async (...[body, model, folder]: Parameters<typeof request>) => {
    const response = await send(request(body, model, folder), never);
    const answer = (await response.json()) as Json;
    return { status: response.status, answer, ...decoder.readError(answer) };
  };
  /** The events of a streamed answer, and what its reader makes of them. */
  const stream = async (body: JsonObject) => {
    const response = await send(request({ ...body, stream: true }), never);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const events = (await response.text()).split("\n\n").filter((event) => event !== "");
    const reader = decoder.openStream();
    const deltas = events.flatMap((event) => reader.push({ data: event.replace(/^data: /, "") }));
    const pieces = deltas.map((delta) => ("text" in delta ? delta.text : expect.fail()));
    return { pieces, answer: reader.end() };
  };

  test("writes on from the prompt, and the same each time at temperature zero", async () => {
    const first = await ask({ ...story, n_predict: 24 });
    expect(first.text.length).toBeGreaterThan(10);
    expect(first).toMatchObject({
      finishReason: "length",
      rawFinishReason: "limit",
      model: basename(file ?? ""),
    });
    expect(first.usage).toEqual({ inputTokens: expect.any(Number), outputTokens: 24, cachedInputTokens: 0 });
    const second = await ask({ ...story, n_predict: 24 });
    expect({ ...second.answer, timings: null }).toEqual({ ...first.answer, timings: null });
  });

  test("writes what llama.cpp's server writes", async () => {
    const replays = outsideData("POLYLECT_REPLAYS", "replays");
    if (replays === undefined || basename(file ?? "") !== "stories260K.gguf") return;
    const lines = readFileSync(join(replays, "llama-server.jsonl"), "utf8").trim().split("\n");
    const recorded = lines.map((line) => JSON.parse(line)).find(({ name }) => name === "completions");
    const { choices, usage } = JSON.parse(recorded.response);
    const { prompt, max_tokens: limit, temperature } = recorded.request;
    const { text, usage: own } = await ask({ prompt, n_predict: limit, temperature });
    expect(text).toBe(choices[0].text);
    expect(own).toMatchObject({ inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens });
  });

  test("samples by the seed, and by everything that a body says", async () => {
    const warm = { prompt: story.prompt, n_predict: 40, temperature: 1.5, top_k: 0, top_p: 1, min_p: 0 };
    const [one, again, two] = [1, 1, 2].map((seed) => ask({ ...warm, seed }));
    expect((await one)?.text).toBe((await again)?.text);
    expect((await one)?.text).not.toBe((await two)?.text);
    const greedy = (await ask({ ...story, n_predict: 40 })).text;
    for (const field of [{ top_k: 1 }, { top_p: 0 }, { min_p: 1 }])
      expect((await ask({ ...warm, seed: 3, ...field })).text, JSON.stringify(field)).toBe(greedy);
    for (const field of [{ repeat_penalty: 3 }, { presence_penalty: 2 }, { frequency_penalty: 2 }])
      expect((await ask({ ...story, n_predict: 100, ...field })).text).not.toContain(greedy);
  });

  test("streams the same in pieces", async () => {
    const whole = await ask({ ...story, n_predict: 24 });
    const { pieces, answer } = await stream({ ...story, n_predict: 24 });
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join("")).toBe(whole.text);
    const { answer: _, ...decoded } = whole;
    expect(answer).toEqual(decoded);
  });

  test("without a limit goes on until the context is full", async () => {
    const { finishReason, usage, answer } = await ask(story);
    if (finishReason === "stop") return;
    expect(finishReason).toBe("length");
    expect(answer["truncated"]).toBe(true);
    expect((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0)).toBe(256);
  });

  test("ends at a stop text, of which nothing goes out", async () => {
    const { text } = await ask({ ...story, n_predict: 24 });
    const stop = text.slice(8, 17);
    const at = text.indexOf(stop);
    const ended = await ask({ ...story, stop: ["never this", stop] });
    expect(ended).toMatchObject({ text: text.slice(0, at), finishReason: "stop", rawFinishReason: "word" });
    expect(ended.answer["stopping_word"]).toBe(stop);
    const { pieces } = await stream({ ...story, stop: [stop] });
    expect(pieces.join("")).toBe(text.slice(0, at));
  });

  test("writes whole characters, also those that are several tokens", async () => {
    const text = "naïve 🎉🎉 日本語";
    const { pieces, answer } = await stream({ ...story, json_schema: { const: text } });
    expect(JSON.parse(answer.text)).toBe(text);
    expect(answer.finishReason).toBe("stop");
    expect(pieces.filter((piece) => piece.includes("\uFFFD"))).toEqual([]);
    expect(Buffer.from(pieces.join("")).toString()).toBe(answer.text);
  });

  test("reads special tokens of the prompt as such, and begins with the start token", async () => {
    const { eosToken } = (await readModelFile(file ?? "")).file;
    const count = async (prompt: string) => (await ask({ prompt, n_predict: 1 })).usage?.inputTokens ?? 0;
    const plain = await count("Once");
    expect(await count("")).toBe(1);
    expect(await count(`${eosToken}Once`)).toBe(plain + 1);
  });

  const person = {
    type: "object",
    properties: {
      name: { type: "string", maxLength: 12 },
      age: { type: "integer" },
      mood: { enum: ["happy", "sad"] },
      nickname: { type: ["string", "null"], maxLength: 8 },
      tags: { type: "array", items: { type: "string", maxLength: 6 }, maxItems: 2 },
    },
    required: ["name", "age", "mood"],
    additionalProperties: false,
  };

  test("is held to a schema", async () => {
    const names = new Set<string>();
    for (const seed of [1, 2, 3]) {
      const { text, finishReason } = await ask({ prompt: story.prompt, seed, json_schema: person });
      expect(finishReason).toBe("stop");
      expect(checkSchema(person, JSON.parse(text))).toEqual([]);
      names.add(JSON.parse(text).name);
    }
    expect(names.size).toBeGreaterThan(1);
  });

  test.each([
    ["a bound", "age", "{ type: integer, minimum: 1000000000000000 }", "must be at least"],
    ["a pattern", "code", '{ type: string, pattern: "^zz[0-9]{40}$" }', "must match"],
  ])("is not held to %s, and the prompt finds out", async (_name, key, schema, problem) => {
    const front = `output:\n  schema:\n    type: object\n    properties: { ${key}: ${schema} }\n    required: [${key}]`;
    const { prompt } = await compileSource(`---\n${front}\n---\nTell me.`);
    const { body, dialect } = prompt?.render("embedded/model.gguf", {}) ?? expect.fail();
    expect(dialect).toBe("chat-template");
    const { text, finishReason } = await ask({ ...(body as JsonObject), temperature: 0, stop: [] });
    expect(finishReason).toBe("stop");
    expect(Object.keys(JSON.parse(text))).toEqual([key]);
    expect(() => prompt?.parseOutput(text)).toThrow(problem);
  });

  test("answers two at once as one after the other", async () => {
    const bodies = [story, { prompt: "The dog", temperature: 0 }].map((body) => ({ ...body, n_predict: 24 }));
    const apart = [];
    for (const body of bodies) apart.push((await ask(body)).text);
    expect(new Set(apart).size).toBe(2);
    const together = await Promise.all([...bodies.map(stream), ...bodies.map(stream)]);
    expect(together.map(({ answer }) => answer.text)).toEqual([...apart, ...apart]);
  });

  test("answers an app through the gateway, typed and checked", async () => {
    const template = readFileSync(
      new URL("../../../fixtures/chat-templates/plain.jinja", import.meta.url),
      "utf8",
    );
    const text = `---
config: { temperature: 0, maxOutputTokens: 150 }
output: { schema: { mood(enum): [happy, sad], friends: integer } }
---
Once upon a time`;
    const { prompts } = await compileProject(
      { prompts: [{ path: "prompts/tell.prompt", text, hash: "" }], partials: new Map(), schemas: new Map() },
      {
        ...defaultConfig,
        root: "/project",
        path: undefined,
        targets: [
          {
            name: "tiny",
            reference: `embedded/${basename(file ?? "")}`,
            template: { path: "plain.jinja", file: { template, controlTokens: [] } },
          },
        ],
      },
    );
    const prompt = prompts[0]?.call({}) as PromptCall<{ mood: string; friends: number }>;
    const gateway = createGateway({ transport: send, env: { POLYLECT_MODELS: dirname(file ?? "") } });
    const { output, usage, finishReason } = await gateway.generate({ model: "tiny", prompt });
    expect(output).toEqual({ mood: expect.stringMatching(/^(happy|sad)$/), friends: expect.any(Number) });
    expect(finishReason).toBe("stop");
    const streamed = gateway.stream({ model: "tiny", prompt });
    expect((await streamed.result).output).toEqual(output);
    expect((await streamed.result).usage).toEqual(usage);
    const elsewhere = createGateway({ transport: send, env: { POLYLECT_MODELS: work }, retries: 0 });
    await expect(elsewhere.generate({ model: "tiny", prompt })).rejects.toThrow("is not there");
  });

  describe("ends with the signal", () => {
    const reason = new Error("enough");

    test("before anything is written, and while another answer is", async () => {
      await expect(send(request(story), AbortSignal.abort(reason))).rejects.toBe(reason);
      const stop = new AbortController();
      const first = ask({ ...story, n_predict: 60 });
      const second = send(request(story), stop.signal);
      stop.abort(reason);
      await expect(second).rejects.toBe(reason);
      expect((await first).usage?.outputTokens).toBe(60);
    });

    test("while it writes a whole answer", async () => {
      const stop = new AbortController();
      const answer = send(request(story), stop.signal);
      setTimeout(() => stop.abort(reason), 20);
      await expect(answer).rejects.toBe(reason);
      expect((await ask({ ...story, n_predict: 3 })).usage?.outputTokens).toBe(3);
    });

    test("in the middle of a stream", async () => {
      const stop = new AbortController();
      const { body } = await send(request({ ...story, stream: true }), stop.signal);
      const reader = body?.getReader() ?? expect.fail();
      expect((await reader.read()).done).toBe(false);
      stop.abort(reason);
      // What was written before may still be read.
      const rest = async () => {
        while (!(await reader.read()).done);
      };
      await expect(rest()).rejects.toBe(reason);
      expect((await ask({ ...story, n_predict: 3 })).usage?.outputTokens).toBe(3);
    });

    test("and where nobody reads on", async () => {
      const { body } = await send(request({ ...story, stream: true }), never);
      await body?.cancel();
      expect((await ask({ ...story, n_predict: 3 })).usage?.outputTokens).toBe(3);
    });
  });

  describe("answers with an error", () => {
    test("to a prompt that does not fit", async () => {
      const long = await refuse({ prompt: "Once upon a time ".repeat(200) });
      expect(long).toMatchObject({ status: 400, code: "exceed_context_size_error" });
      expect(long.answer).toMatchObject({ error: { n_prompt_tokens: expect.any(Number), n_ctx: 256 } });
      expect(await refuse({ prompt: "Once upon a time ".repeat(200), stream: true })).toEqual(long);
    });

    test.each([
      ["a file that is not there", "none.gguf", 404, "not_found_error", "is not there"],
      ["a folder", "folder", 404, "not_found_error", "is not there"],
      ["a file outside", "../stories.gguf", 400, "invalid_request_error", "below the folder of models"],
      ["a text", "notes.gguf", 400, "invalid_request_error", "cannot be loaded"],
      ["a file that was cut", "cut.gguf", 400, "invalid_request_error", "corrupted or incomplete"],
      ["a file that was cut early", "short.gguf", 400, "invalid_request_error", "cannot be loaded"],
    ])("about %s", async (_name, model, status, code, message) => {
      const models = join(work, "models");
      mkdirSync(join(models, "folder"), { recursive: true });
      writeFileSync(join(models, "notes.gguf"), "This is no model.");
      for (const [name, bytes] of [
        ["cut.gguf", 600_000],
        ["short.gguf", 3_000],
      ] as const) {
        copyFileSync(file ?? "", join(models, name));
        truncateSync(join(models, name), bytes);
      }
      const fault = await refuse(story, model, models);
      expect(fault).toMatchObject({ status, code, message: expect.stringContaining(message) });
      // A file that is put right is a model from then on.
      if (model !== "cut.gguf") return;
      copyFileSync(file ?? "", join(models, model));
      expect((await send(request({ ...story, n_predict: 1 }, model, models), never)).status).toBe(200);
    });

    test.each<[string, JsonObject, string]>([
      ["a field that it has nothing for", { n_probs: 3 }, "`n_probs`"],
      ["a schema that has no grammar", { json_schema: { not: {} } }, "`not`"],
      ["a grammar that is too large", { json_schema: { type: "string", minLength: 5_000 } }, "`minLength`"],
    ])("about %s", async (_name, body, message) => {
      const fault = await refuse({ ...story, ...body });
      expect(fault).toMatchObject({ status: 400, code: "invalid_request_error" });
      expect(fault.message).toContain(message);
    });
  });
});

const run = promisify(execFile);

/** The transport as a module of its own, beside the packages of a folder, and a program that uses it. */
async function program(name: string, packages: string | undefined, text: string): Promise<string> {
  const folder = join(work, name);
  const entry = fileURLToPath(new URL("../../../src/backends/transports/embedded.ts", import.meta.url));
  const outfile = join(folder, "transport.mjs");
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  if (packages !== undefined) symlinkSync(join(packages, "node_modules"), join(folder, "node_modules"));
  const main = join(folder, "main.mjs");
  writeFileSync(main, text);
  return main;
}

describe.skipIf(engine === undefined)("a process", () => {
  test("finds the installed package, and can exit once models are freed", async () => {
    const main = await program(
      "exits",
      findLlama(),
      `import { createEmbeddedTransport } from "./transport.mjs";
       const send = createEmbeddedTransport({ gpu: false, threads: 1 });
       const request = ${JSON.stringify(request({ prompt: "Once", temperature: 0 }))};
       const ask = (more) => send({ ...request, body: { ...request.body, ...more } }, new AbortController().signal);
       console.log((await (await ask({ n_predict: 3 })).json()).tokens_predicted);
       const unread = await ask({ stream: true });
       const unfinished = ask({}).catch((error) => error.message);
       await send.dispose();
       console.log(await unfinished);
       console.log(await unread.text().catch((error) => error.message));
       console.log(await ask({}).catch((error) => error.message));`,
    );
    const { stdout } = await run(process.execPath, [main], { timeout: 50_000 });
    expect(stdout.trim().split("\n")).toEqual(["3", ...Array(3).fill("The transport embedded is disposed.")]);
  });
});

describe.skipIf(engine === undefined)("a process in which a model could not be loaded", () => {
  test("can exit once the others are freed, also when that one was collected as garbage", async () => {
    const bad = join(work, "bad");
    mkdirSync(bad);
    copyFileSync(file ?? "", join(bad, "cut.gguf"));
    truncateSync(join(bad, "cut.gguf"), 600_000);
    const main = await program(
      "fails",
      findLlama(),
      `import { createEmbeddedTransport } from "./transport.mjs";
       const send = createEmbeddedTransport({ gpu: false, threads: 1 });
       const ask = async (request) => (await send(request, new AbortController().signal)).status;
       console.log(await ask(${JSON.stringify(request({ prompt: "Once", n_predict: 3 }))}));
       console.log(await ask(${JSON.stringify(request({ prompt: "Once" }, "cut.gguf", bad))}));
       await new Promise((resolve) => setTimeout(resolve, 50));
       globalThis.gc();
       await new Promise((resolve) => setTimeout(resolve, 50));
       await send.dispose();
       console.log("freed");`,
    );
    const { stdout } = await run(process.execPath, ["--expose-gc", main], { timeout: 50_000 });
    expect(stdout.trim().split("\n")).toEqual(["200", "400", "freed"]);
  });
});

test("without the package, a request says what to install", async () => {
  const main = await program(
    "bare",
    undefined,
    `import { createEmbeddedTransport } from "./transport.mjs";
     const send = createEmbeddedTransport();
     const request = ${JSON.stringify(request({ prompt: "Once" }, "any.gguf", "."))};
     await import("node:fs").then(({ writeFileSync }) => writeFileSync("any.gguf", ""));
     await send(request, new AbortController().signal).catch((error) => console.log(error.message));
     await send.dispose();`,
  );
  const { stdout } = await run(process.execPath, [main], { cwd: dirname(main), timeout: 50_000 });
  expect(stdout.trim()).toBe("the transport embedded needs a package: npm install node-llama-cpp");
});
