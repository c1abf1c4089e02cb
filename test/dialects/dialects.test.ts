import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { lower } from "../../src/runtime/lower.ts";
import { dialectIds } from "./dialect-cases.ts";

const source = resolve(import.meta.dirname, "../../src");
const date = /^\d{4}-\d{2}-\d{2}$/;

/** Bytes of message lowering alone, minified and gzipped; a little above what it weighs today. */
const budgets = {
  "openai-chat": 2400,
  "openai-responses": 2300,
  anthropic: 2750,
  gemini: 2150,
  ollama: 2700,
  "chat-template": 6700,
};

/** The engine of chat templates; what is bundled is told without it. */
const ENGINE = "@huggingface/jinja";

describe.each(dialectIds)("%s", (id) => {
  const dialect = dialects[id];
  const { features, families, defaultFamily } = dialect.capabilities;

  test("lists the same features as every other dialect, with sources", () => {
    const names = dialects["openai-chat"].capabilities.features.map(({ feature }) => feature);
    expect(features.map(({ feature }) => feature)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
    expect(features.filter(({ source: from }) => from === "")).toEqual([]);
  });

  test("has families with their own names and prefixes", () => {
    const rows = [defaultFamily, ...families];
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    const prefixes = families.flatMap(({ match }) => match);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(defaultFamily.name).toBe("default");
    for (const row of rows) {
      expect(row.checked).toMatch(date);
      expect(row.retires ?? row.checked).toMatch(date);
      // Rules of chat templates are those that differ from taking everything; the others are said in full.
      if (id !== "ollama") expect(Object.keys(row.rules)).toEqual(Object.keys(defaultFamily.rules));
    }
  });

  test("is under its own id and has a folder of the same files", () => {
    expect(dialect.id).toBe(id);
    const files = readdirSync(join(source, "dialects", id));
    for (const name of [
      "capabilities",
      "decode",
      "index",
      "messages",
      "output",
      "parameters",
      "runtime",
      "tools",
      "wire",
      "wire-schema",
    ])
      expect(files).toContain(`${name}.ts`);
  });

  test("lowers messages without importing anything but the runtime", () => {
    for (const name of ["messages", "runtime", "wire"]) {
      const text = readFileSync(join(source, "dialects", id, `${name}.ts`), "utf8");
      const imports = [...text.matchAll(/from "([^"]+)"/g)].map(([, path]) => path);
      for (const path of imports.filter((path) => path !== ENGINE))
        expect(path).toMatch(/^(\.\/[\w-]+|\.\.\/\.\.\/runtime\/[\w-]+)\.ts$/);
    }
  });

  test("reads answers without importing what makes requests", () => {
    const text = readFileSync(join(source, "dialects", id, "decode.ts"), "utf8");
    for (const [, path] of text.matchAll(/from "([^"]+)"/g))
      expect(["../decoder.ts", "../read-answer.ts", "../../runtime/types.ts"]).toContain(path);
  });

  test("leaves no message of none, which rendering refuses", () => {
    const { lowerMessages } = dialect;
    expect(() => lower(lowerMessages, [], defaultFamily.rules, [], () => {})).toThrow(/without a message/);
  });

  test("stays small when bundled", async () => {
    const entryPoints = [join(source, "dialects", id, "messages.ts")];
    const { outputFiles } = await build({
      entryPoints,
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    const bytes = gzipSync(outputFiles[0]?.contents as Uint8Array, { level: 9 }).length;
    expect(bytes).toBeLessThanOrEqual(budgets[id]);
  });
});

test("a model id cannot leave the path", () => {
  expect(dialects.gemini.protocol.path("a/../b?c")).toBe("/v1beta/models/a%2F..%2Fb%3Fc:generateContent");
});

test("without a model the default family counts", () => {
  expect(findFamily(dialects.anthropic.capabilities, undefined).name).toBe("default");
});
