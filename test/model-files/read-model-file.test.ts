import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ModelFileError } from "../../src/model-files/model-file.ts";
import { readModelFile, useModelFiles } from "../../src/model-files/read-model-file.ts";
import { foldNumbered, tokensInTemplate } from "../../src/model-files/template-tokens.ts";
import { writeGguf } from "../support/write-gguf.ts";

const folder = mkdtempSync(join(tmpdir(), "polylect-models-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const template = "{{ bos_token }}{% for m in messages %}<|turn|>{{ m.content }}{% endfor %}";

describe("a GGUF file", () => {
  const metadata = {
    "general.architecture": "llama",
    "llama.context_length": 4096,
    "tokenizer.ggml.tokens": ["<unk>", "<s>", "</s>", "<|turn|>", "a", "<think>"],
    "tokenizer.ggml.token_type": [2, 3, 3, 3, 1, 4],
    "tokenizer.ggml.bos_token_id": 1,
    "tokenizer.ggml.eos_token_id": 2,
    "tokenizer.ggml.add_bos_token": false,
  };

  test("says all of it", async () => {
    const path = write("whole.gguf", writeGguf({ ...metadata, "tokenizer.chat_template": template }));
    expect(await readModelFile(path)).toEqual({
      file: {
        template,
        bosToken: "<s>",
        eosToken: "</s>",
        addsBos: false,
        controlTokens: ["<unk>", "<s>", "</s>", "<|turn|>"],
        contextWindow: 4096,
      },
      files: [path],
    });
  });

  test("may hold no template, and one for tools", async () => {
    const { file } = await readModelFile(write("bare.gguf", writeGguf(metadata)));
    expect("template" in file).toBe(false);
    expect(() => useModelFiles(file, undefined)).toThrow("holds no chat template");
    const both = {
      ...metadata,
      "tokenizer.chat_template": template,
      "tokenizer.chat_template.tool_use": "<tools>",
    };
    const tools = (await readModelFile(write("tools.gguf", writeGguf(both)))).file;
    expect(tools.toolTemplate).toBe("<tools>");
    expect(tools.controlTokens).toContain("<tools>");
  });

  test("that is none is an error of the file", async () => {
    const reading = readModelFile(write("broken.gguf", "This is no model."));
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow("cannot be read as GGUF");
  });
});

describe("a tokenizer_config.json", () => {
  const config = {
    bos_token: { content: "<s>", special: true },
    eos_token: "</s>",
    pad_token: null,
    add_bos_token: true,
    model_max_length: 8192,
    additional_special_tokens: ["<|extra|>"],
    added_tokens_decoder: {
      7: { content: "<|special|>", special: true },
      8: { content: "<plain>", special: false },
    },
  };

  test("says tokens and template", async () => {
    const path = write("tokenizer_config.json", JSON.stringify({ ...config, chat_template: template }));
    expect((await readModelFile(path)).file).toEqual({
      template,
      bosToken: "<s>",
      eosToken: "</s>",
      addsBos: true,
      controlTokens: ["<|special|>", "<s>", "</s>", "<|extra|>", "<|turn|>"],
      contextWindow: 8192,
    });
  });

  test("may hold several templates by name", async () => {
    const chat_template = [
      { name: "tool_use", template: "with tools" },
      { name: "default", template: "without" },
    ];
    const path = write("named.json", JSON.stringify({ chat_template, model_max_length: 1e30 }));
    const { file } = await readModelFile(path);
    expect(file).toEqual({ template: "without", toolTemplate: "with tools", controlTokens: [] });
  });

  test("gives way to the chat_template.jinja beside it, and depends on it", async () => {
    const path = write("beside.json", JSON.stringify({ chat_template: "inside" }));
    const beside = join(folder, "chat_template.jinja");
    expect((await readModelFile(path)).files).toEqual([path, beside]);
    writeFileSync(beside, "beside");
    expect((await readModelFile(path)).file.template).toBe("beside");
    rmSync(beside);
  });

  test.each([
    ["not JSON", "{", "is not JSON"],
    ["a list", "[]", "is not a JSON object"],
  ])("%s is an error of the file", async (_name, text, message) => {
    await expect(readModelFile(write("broken.json", text))).rejects.toThrow(message);
  });
});

describe("other files", () => {
  test("a .jinja file is the template", async () => {
    const { file } = await readModelFile(write("own.jinja", template));
    expect(file).toEqual({ template, controlTokens: ["<|turn|>"] });
  });

  test("a file that is not there, or of another kind, is an error", async () => {
    await expect(readModelFile(join(folder, "nothing.jinja"))).rejects.toThrow("is not there");
    await expect(readModelFile(write("model.bin", ""))).rejects.toThrow("neither a .gguf");
  });

  test("a template that the engine cannot read is an error", () => {
    const broken = { template: "{% for %}", controlTokens: [] };
    expect(() => useModelFiles(broken, undefined)).toThrow("is no template that can be read");
  });

  test("tokens may come from another file than the template", () => {
    const own = { template, controlTokens: ["<|turn|>"] };
    const tokens = {
      template: "other",
      toolTemplate: "other",
      bosToken: "<s>",
      controlTokens: ["<s>", "<|turn|>"],
    };
    expect(useModelFiles(own, tokens)).toEqual({
      template,
      bosToken: "<s>",
      controlTokens: ["<|turn|>", "<s>"],
    });
  });
});

test("tokens of a template are its tokens between bars, words in brackets and tags", () => {
  const text = `<|a|> <｜b▁c｜> [INST] [/INST] [i] <think></think> <div class="x"> a < b <|turn> <turn|> <name-of>`;
  expect(tokensInTemplate(text)).toEqual([
    "<|a|>",
    "<｜b▁c｜>",
    "[INST]",
    "[/INST]",
    "<think>",
    "</think>",
    "<|turn>",
    "<turn|>",
  ]);
});

test("many tokens that differ in a number are one pattern", () => {
  const unused = Array.from({ length: 9 }, (_, number) => `<unused${number}>`);
  expect(foldNumbered(["<s>", ...unused, "<h1>", "<h2>"])).toEqual(["<s>", ["<unused", ">"], "<h1>", "<h2>"]);
});
