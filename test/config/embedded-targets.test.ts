import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { projectBackends } from "../../src/backends/registry.ts";
import { resolveTarget } from "../../src/backends/template-backend.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { checkProject } from "../support/diagnostic-fixtures.ts";
import { writeGguf } from "../support/write-gguf.ts";

let root = "";
const write = (file: string, content: string | Buffer) => {
  mkdirSync(dirname(`${root}/${file}`), { recursive: true });
  writeFileSync(`${root}/${file}`, content);
};
const configure = (config: object) => write("prompt.config.json", JSON.stringify(config));
const spoken = "{% for m in messages %}[{{ m.role }}] {{ m.content }}\n{% endfor %}";
const model = writeGguf({ "general.architecture": "llama", "tokenizer.chat_template": spoken });
const messages = async () => (await checkProject(root)).map(({ message }) => message);

beforeEach(() => {
  vi.stubEnv("POLYLECT_MODELS", undefined);
  root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-embedded-`));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

describe("a target of a folder of models", () => {
  test("with a template needs no model file", async () => {
    write("chat.jinja", spoken);
    configure({ targets: { tiny: { model: "embedded/tiny.gguf", template: "chat.jinja" } } });
    const { config, diagnostics } = await loadConfig(root);
    expect(diagnostics).toEqual([]);
    const resolved = resolveTarget(config.targets[0] ?? expect.fail(), projectBackends(config.backends));
    expect(resolved).toMatchObject({
      dialect: "chat-template",
      model: "tiny.gguf",
      backend: { id: "tiny", baseUrl: "file:models", baseUrlEnv: "POLYLECT_MODELS" },
    });
    expect(resolved?.backend.families.defaultFamily).toMatchObject({ rules: { template: spoken } });
  });

  test.each([
    ["models/org/tiny.gguf", "embedded/org/tiny.gguf", undefined],
    ["elsewhere/tiny.gguf", "embedded/tiny.gguf", "elsewhere"],
    ["elsewhere/tiny.gguf", "embedded/tiny.gguf", "file:./elsewhere"],
    ["weights/tiny.gguf", "house/tiny.gguf", "elsewhere"],
  ])("without one has that of its file: %s for %s", async (file, reference, variable) => {
    vi.stubEnv("POLYLECT_MODELS", variable);
    write(file, model);
    configure({
      backends: { house: { like: "embedded", baseUrl: "file:weights" } },
      targets: { tiny: reference },
    });
    const { config, diagnostics, dependencies } = await loadConfig(root);
    expect(diagnostics).toEqual([]);
    expect(dependencies).toContain(`${root}/${file}`);
    const declared = reference.replace("embedded/", "models/").replace("house/", "weights/");
    expect(config.targets[0]?.template).toMatchObject({ path: declared, file: { template: spoken } });
  });

  test("whose file cannot be used is an error that says what to do", async () => {
    write("models/bare.gguf", writeGguf({ "general.architecture": "llama" }));
    write("models/notes.txt", "no model");
    configure({
      backends: { house: { like: "embedded", baseUrl: "file:weights" } },
      targets: {
        none: "embedded/none.gguf",
        bare: "embedded/bare.gguf",
        text: "embedded/notes.txt",
        out: "embedded/../tiny.gguf",
        own: "house/none.gguf",
      },
    });
    const found = (await loadConfig(root)).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(Array(5).fill("invalid-template"));
    const of = (name: string) =>
      found.find(({ message }) => message.includes(`\`${name}\``)) ?? expect.fail();
    expect(of("none").message).toBe(
      "The target `none` names no template, and its model file `models/none.gguf` is not there.",
    );
    expect(of("none").help).toContain("POLYLECT_MODELS");
    expect(of("none").help).toContain('{ model: "embedded/none.gguf", template: "chat.jinja" }');
    expect(of("bare").message).toContain("holds no chat template");
    expect(of("text").message).toContain("is neither a .gguf, a .json nor a .jinja file");
    expect(of("out").message).toContain("is outside of the folder of models");
    expect(of("own").help).not.toContain("POLYLECT_MODELS");
  });
});

describe("a server of the project's own", () => {
  const server = (like: string, baseUrl: string) => configure({ backends: { mine: { like, baseUrl } } });

  test.each([
    ["openai-chat", "openai"],
    ["openai-responses", "openai-responses"],
    ["anthropic", "anthropic"],
    ["gemini", "google"],
    ["ollama", "ollama"],
    ["chat-template", "llama.cpp-completion"],
    ["vllm", "vllm"],
  ])("like %s is as %s is", async (like, id) => {
    server(like, "http://10.0.0.5:8000");
    expect(await messages()).toEqual([]);
    const known = projectBackends((await loadConfig(root)).config.backends);
    const { aliases: _, apiKeyEnv: __, baseUrlEnv: ___, ...row } = known.find((each) => each.id === id) ?? {};
    expect(known[0]).toEqual({ ...row, id: "mine", baseUrl: "http://10.0.0.5:8000" });
  });

  test("has an address of the kind that it is like", async () => {
    server("embedded", "http://10.0.0.5:8000");
    expect(await messages()).toEqual([
      "The server `mine` is like `embedded`, which is no server but a folder of models, and its base URL is `http://10.0.0.5:8000`.",
    ]);
    server("openai-chat", "file:models");
    expect(await messages()).toEqual([
      "The server `mine` is like `openai-chat`, which is no folder of models, and its base URL is `file:models`.",
    ]);
    server("embedded", "file:../models");
    expect(await messages()).toEqual([]);
  });

  test.each(["file:", "file:/", "files:models", "ftp://x", "http://u@x", "models"])(
    "is not at %s",
    async (baseUrl) => {
      server("embedded", baseUrl);
      expect(await messages()).toEqual([expect.stringContaining("`backends.mine.baseUrl` must be")]);
    },
  );
});
