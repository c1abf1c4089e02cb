import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { dialects } from "../../src/dialects/registry.ts";
import { packageEntries } from "../support/package-entries.ts";
import { root } from "../support/source-tree.ts";

// What `npm run build` has made; check.sh beside this file uses it as it is packed.
const dist = join(root, "dist");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entries = packageEntries();
const runtimeEntries = Object.keys(entries).filter((name) => name.startsWith("./runtime"));

/**
 * A built file and all that it imports before it runs: files below dist, and the names of everything else. With `ever`,
 * what it may load later counts too.
 */
function reach(entry: string, ever = false): { files: string[]; others: string[] } {
  const files = new Set([join(root, entry)]);
  const others = new Set<string>();
  for (const file of files) {
    const code = readFileSync(file, "utf8");
    const { importedFiles } = ts.preProcessFile(ever ? code : withoutDynamicImports(code), true, true);
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith(".")) files.add(join(dirname(file), fileName));
      else others.add(fileName);
    }
  }
  return { files: [...files].map((file) => relative(dist, file)).sort(), others: [...others] };
}

const withoutDynamicImports = (code: string) => code.replace(/\bimport\(/g, "lazily(");

describe("entries", () => {
  test("are built, with their types", () => {
    for (const paths of [...Object.values(entries), manifest.bin] as Record<string, string>[])
      for (const path of Object.values(paths)) expect(existsSync(join(root, path)), path).toBe(true);
  });

  test("hold a runtime for each dialect", () => {
    const ids = runtimeEntries.filter((name) => name !== "./runtime").map((name) => name.slice(10));
    expect(ids.sort()).toEqual(Object.keys(dialects).sort());
  });
});

describe("what emitted modules import", () => {
  test.each(runtimeEntries)("%s is one file and one chunk, and raw text another with its engine", (name) => {
    const { default: entry = "" } = entries[name] ?? {};
    const isRaw = name === "./runtime/chat-template";
    expect(reach(entry)).toEqual({
      files: [
        "chunks/runtime.js",
        relative("dist", entry),
        ...(isRaw ? ["chunks/chat-template.js"] : []),
      ].sort(),
      // An optional peer, which no other entry may lead to.
      others: isRaw ? ["@huggingface/jinja"] : [],
    });
  });

  test("leaves nothing in a bundle that uses nothing of it", async () => {
    // As a text, so that the package's word for it, `sideEffects: false`, does not count.
    const contents = readFileSync(join(dist, "chunks/runtime.js"), "utf8");
    const { outputFiles } = await build({
      stdin: { contents: contents.replace(/^export \{.*\};$/m, "") },
      bundle: true,
      write: false,
      format: "esm",
    });
    expect(outputFiles[0]?.text.replace(/^\/\/.*\n/gm, "").trim()).toBe("");
  });
});

describe("the gateway", () => {
  const gateway = entries["./generate"];

  test.each([gateway?.default ?? "", gateway?.node ?? ""])("%s loads few files and one package", (entry) => {
    const { files, others } = reach(entry);
    expect(files.length).toBeLessThanOrEqual(5);
    expect(others).toEqual(["eventsource-parser"]);
  });

  test("never loads the compiler, and modules of Node on Node alone", () => {
    const everywhere = reach(gateway?.default ?? "", true);
    expect(everywhere.others).toEqual(["eventsource-parser"]);
    expect(everywhere.files).toContain("chunks/protocols.js");
    const node = reach(gateway?.node ?? "", true);
    expect(node.files).toContain("chunks/embedded.js");
    for (const { files } of [everywhere, node]) {
      expect(files.filter((path) => /compiler|project|start|cli/.test(path))).toEqual([]);
    }
  });

  test("is bundled for other platforms as it is", async () => {
    const contents = 'export * from "polylect/generate";';
    const stdin = { contents, resolveDir: root };
    const options = { stdin, bundle: true, write: false, format: "esm", logLevel: "silent" } as const;
    for (const platform of ["browser", "neutral"] as const) {
      const { outputFiles } = await build({ ...options, platform, mainFields: ["module", "main"] });
      expect(/"node:|createEmbedded/.exec(outputFiles[0]?.text ?? ""), platform).toBeNull();
    }
    const { outputFiles } = await build({ ...options, platform: "node" });
    expect(outputFiles[0]?.text).toContain("createEmbedded");
  });
});

describe("the command line", () => {
  test("loads no package and no compiler before it knows the command", () => {
    const { files, others } = reach(manifest.bin.polylect);
    expect(others.filter((name) => !name.startsWith("node:"))).toEqual([]);
    expect(files).not.toContain("chunks/compiler.js");
    const bytes = files.reduce((sum, file) => sum + readFileSync(join(dist, file)).length, 0);
    expect(bytes).toBeLessThan(20_000);
  });
});
