import { readFileSync } from "node:fs";
import { Template } from "@huggingface/jinja";
import { beforeAll, describe, expect, test } from "vitest";
import { backends } from "../../src/backends/registry.ts";
import { resolveTarget } from "../../src/backends/template-backend.ts";
import type { ChatTemplateFamily } from "../../src/dialects/chat-template/capabilities.ts";
import { chatTemplate } from "../../src/dialects/chat-template/index.ts";
import { lowerBy } from "../../src/dialects/chat-template/messages.ts";
import { parseModelText, readModelFile, useModelFiles } from "../../src/model-files/read-model-file.ts";
import type { Message } from "../../src/runtime/types.ts";
import {
  type GgufMetadata,
  type LlamaEngine,
  type LlamaModel,
  loadLlamaEngine,
} from "../support/llama-engine.ts";
import { outsideData } from "../support/outside-data.ts";

const path = outsideData("POLYLECT_GGUF", "models/stories260K.gguf");
const engine: LlamaEngine | undefined = path === undefined ? undefined : await loadLlamaEngine();

const ownTemplate = new URL("../fixtures/model-files/spoken.jinja", import.meta.url);

/** The model as a target names it: its own template, or ours where the file has none. */
async function familyOf(file: string): Promise<ChatTemplateFamily> {
  const read = (await readModelFile(file)).file;
  const text = readFileSync(ownTemplate, "utf8");
  const used = read.template === undefined ? useModelFiles(parseModelText("a.jinja", text), read) : read;
  const target = { name: "raw", reference: "llama.cpp/model", template: { path: "model.gguf", file: used } };
  return resolveTarget(target, backends)?.backend.families.defaultFamily as ChatTemplateFamily;
}

describe.skipIf(path === undefined || engine === undefined)("a GGUF file", () => {
  const file = path as string;
  const { getLlama, readGgufFileInfo, JinjaTemplateChatWrapper } = (engine ?? {}) as LlamaEngine;
  let metadata: GgufMetadata;
  let model: LlamaModel;

  beforeAll(async () => {
    ({ metadata } = await readGgufFileInfo(file));
    const llama = await getLlama({ gpu: false, build: "never", logLevel: "error" });
    model = await llama.loadModel({ modelPath: file, vocabOnly: true });
    return async () => {
      await model.dispose();
      await llama.dispose();
    };
  }, 120_000);

  test("says template, start and end token and context window, as the engine's reader does", async () => {
    const { file: read } = await readModelFile(file);
    const { ggml, chat_template: template } = metadata.tokenizer;
    const { context_length: window } = metadata[metadata.general.architecture] as { context_length: number };
    expect({ ...read, controlTokens: [] }).toMatchObject({
      ...(template !== undefined && { template }),
      bosToken: ggml.tokens[ggml.bos_token_id ?? -1],
      eosToken: ggml.tokens[ggml.eos_token_id ?? -1],
      contextWindow: window,
    });
    expect("template" in read).toBe(template !== undefined);
    expect(read.controlTokens).toEqual(expect.arrayContaining([read.bosToken, read.eosToken]));
  });

  test("the model's target stops at its end token and knows its context window", async () => {
    const family = await familyOf(file);
    const { ggml } = metadata.tokenizer;
    const request = { parameters: {}, tools: [], output: undefined, fields: {} };
    const { fields } = chatTemplate.lowerHead(request, family, () => {});
    expect(fields["stop"]).toContain(ggml.tokens[ggml.eos_token_id ?? -1]);
    expect(new Set(fields["stop"] as string[]).size).toBe((fields["stop"] as string[]).length);
    expect(family.contextWindow).toBe(
      (metadata[metadata.general.architecture] as { context_length: number }).context_length,
    );
  });

  const told = "Once upon a time, there was a little girl.";
  test.each([
    ["one question", [["user", told]]],
    [
      "a system text",
      [
        ["system", "Be kind."],
        ["user", told],
      ],
    ],
    [
      "three turns",
      [
        ["user", told],
        ["assistant", "Her name was Lily."],
        ["user", "What did she do?"],
      ],
    ],
    [
      "lines and spaces",
      [
        ["system", "One.\nTwo."],
        ["user", "  a  b\n\nc "],
      ],
    ],
    ["words of other scripts", [["user", "Zoë saw 雪 & “quotes”"]]],
  ] as const)("%s: the text has the ids of the engine's own rendering", async (_name, turns) => {
    const { rules } = await familyOf(file);
    const messages = turns.map(([role, text]): Message => ({ role, parts: [{ type: "text", text }] }));
    const { prompt } = lowerBy(Template)(messages, rules, () => {});
    const wrapper = new JinjaTemplateChatWrapper({ template: rules.template });
    const chatHistory = [
      ...turns.map(([role, text]) =>
        role === "assistant" ? { type: "model", response: [text] } : { type: role, text },
      ),
      { type: "model", response: [""] },
    ];
    const expected = wrapper.generateContextState({ chatHistory }).contextText.tokenize(model.tokenizer);
    const start = model.tokens.shouldPrependBosToken ? [model.tokens.bos] : [];
    expect([...start, ...model.tokenize(prompt, true)]).toEqual([...expected]);
  });

  test("a token in a value is not one of the model's", async () => {
    const { rules } = await familyOf(file);
    const { bosToken, eosToken } = rules;
    const ids = [bosToken, eosToken].map((token) => model.tokenize(token, true)[0]);
    const count = (text: string) => {
      const { prompt } = lowerBy(Template)(
        [{ role: "user", parts: [{ type: "text", text }] }],
        rules,
        () => {},
      );
      return model.tokenize(prompt, true).filter((id) => ids.includes(id)).length;
    };
    expect(count(`a${bosToken}b${eosToken}`)).toBe(count("ab"));
  });
});
