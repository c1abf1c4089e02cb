import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isPureModule } from "../../src/config/is-pure-module.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { diskModules, type ModuleSource } from "../../src/config/module-source.ts";

let root = "";
const write = (file: string, text: string) => {
  mkdirSync(dirname(`${root}/${file}`), { recursive: true });
  writeFileSync(`${root}/${file}`, text);
};
const cacheFolder = () => `${root}/node_modules/.cache/polylect`;
const listCache = () => readdirSync(cacheFolder());
/** Replaces what is cached by what no module exports, so that a run shows whether it came from there. */
const markCache = async (from: string, to: string) => {
  const { hashText } = await import("../../src/files/hash-text.ts");
  for (const name of listCache()) {
    const [key, , entries = ""] = readFileSync(`${cacheFolder()}/${name}`, "utf8").split("\n");
    const marked = entries.replaceAll(from, to);
    write(`node_modules/.cache/polylect/${name}`, `${key}\n${hashText(marked)}\n${marked}`);
  }
};
const load = async (source?: ModuleSource) => {
  const { config, diagnostics, dependencies } = await loadConfig(root, undefined, source);
  expect(diagnostics).toEqual([]);
  return { prompts: config.prompts, files: dependencies.map((path) => path.slice(root.length + 1)) };
};

beforeEach(() => {
  root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-exports-`));
  write("package.json", '{ "type": "module" }');
  mkdirSync(`${root}/node_modules`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const FILES = ["prompt.config.ts", "settings/folders.ts", "package.json"];
const writePure = (folder: string) => {
  write("settings/folders.ts", `export const prompts: string = "${folder}";`);
  write(
    "prompt.config.ts",
    'import { defineConfig } from "polylect";\nimport { prompts } from "./settings/folders";\nexport default defineConfig({ prompts });',
  );
};

describe("a config that its texts alone decide", () => {
  test("runs once", async () => {
    writePure("first");
    expect(await load()).toEqual({ prompts: "first", files: FILES });
    await markCache("first", "cached");
    expect(await load()).toEqual({ prompts: "cached", files: FILES });
  });

  test("runs again where a module has changed, and is known when it changes back", async () => {
    writePure("first");
    await load();
    await markCache("first", "cached");
    writePure("second");
    expect((await load()).prompts).toBe("second");
    writePure("first");
    expect((await load()).prompts).toBe("cached");
  });

  test("is known under few texts", async () => {
    for (let at = 0; at < 10; at++) {
      writePure(`folder-${at}`);
      await load();
    }
    const [name] = listCache();
    const [, , entries = ""] = readFileSync(`${cacheFolder()}/${name}`, "utf8").split("\n");
    expect(JSON.parse(entries)).toHaveLength(8);
    expect(listCache()).toHaveLength(1);
  });

  test.each(["", "{", "x\n[]", `${"0".repeat(16)}\n[["", {}]]`])(
    "a broken cache %j is no cache",
    async (text) => {
      writePure("first");
      await load();
      const file = `node_modules/.cache/polylect/${listCache()[0]}`;
      const [key] = readFileSync(`${root}/${file}`, "utf8").split("\n");
      for (const broken of [text, `${key}\n${text}`]) {
        write(file, broken);
        expect((await load()).prompts).toBe("first");
      }
    },
  );

  test("a second file that the import may mean is not overlooked", async () => {
    writePure("first");
    await load();
    await markCache("first", "cached");
    write("settings/folders.js", 'export const prompts = "script";');
    expect((await load()).prompts).not.toBe("cached");
  });

  test("nothing is written where nothing is installed", async () => {
    rmSync(`${root}/node_modules`, { recursive: true });
    writePure("first");
    expect((await load()).prompts).toBe("first");
    expect(readdirSync(root).sort()).toEqual(["package.json", "prompt.config.ts", "settings"]);
  });
});

describe("a config that reads something else", () => {
  test("runs every time", async () => {
    write("prompt.config.ts", "export default { prompts: process.env.POLYLECT_TEST_FOLDER ?? 'none' };");
    expect((await load()).prompts).toBe("none");
    process.env["POLYLECT_TEST_FOLDER"] = "set";
    try {
      expect((await load()).prompts).toBe("set");
    } finally {
      delete process.env["POLYLECT_TEST_FOLDER"];
    }
    expect(existsSync(cacheFolder())).toBe(false);
  });

  test.each([
    'import { readFileSync } from "node:fs";',
    'import fs from "fs";',
    'import shared from "@acme/prompts";',
    'import/**/shared from "./x.ts";',
    'import shared from /* here */ "./x.ts";',
    'import { compilePrompt } from "polylect";',
    'import { defineConfig, compilePrompt } from "polylect";',
    'import * as polylect from "polylect";',
    'export * from "polylect";',
    'const shared = require("./x");',
    'const shared = await import("./x.ts");',
    "const here = import.meta.url;",
    "const at = new Date().getFullYear();",
    "const at = Math.random();",
    'const at = Math["random"]();',
    "const at = performance.now();",
    "const at = crypto.randomUUID();",
    "const { env } = globalThis.process;",
    "const { env } = proc\\u0065ss;",
    "const here = __dirname;",
    'const run = [].map.constructor("return 1")();',
    'const order = "a".localeCompare("b");',
    "const text = (1.5).toLocaleString();",
    "const answer = await fetch('https://example.com');",
  ])("%s", (text) => {
    expect(isPureModule(text)).toBe(false);
  });

  test.each([
    'import { defineConfig } from "polylect";',
    'import { defineConfig, type Config } from "polylect";',
    'import type { Config } from "polylect";',
    'import { shared } from "../shared.ts";\nexport { shared as own } from "./own.ts";',
    "export const targets = Object.fromEntries(['a'].map((name) => [name, 'ollama/' + name]));",
    "const all = [1, 2].filter(Boolean).map(String);",
  ])("but not: %s", (text) => {
    expect(isPureModule(text)).toBe(true);
  });
});

describe("modules from elsewhere than the disk", () => {
  const over = (files: Record<string, string | undefined>): ModuleSource => {
    const find = (path: string) => {
      const name = path.slice(root.length + 1);
      return Object.hasOwn(files, name) ? files[name] : undefined;
    };
    const isGiven = (path: string) => Object.hasOwn(files, path.slice(root.length + 1));
    return {
      exists: (path) => (isGiven(path) ? find(path) !== undefined : diskModules.exists(path)),
      readText: (path) => find(path) ?? diskModules.readText(path),
      locate: (path) => path,
    };
  };

  test("run from their own texts, and are known the next time", async () => {
    writePure("disk");
    const staged = over({ "settings/folders.ts": 'export const prompts: string = "staged";' });
    expect(await load(staged)).toEqual({ prompts: "staged", files: FILES });
    expect((await load()).prompts).toBe("disk");
    await markCache("staged", "cached");
    expect((await load(staged)).prompts).toBe("cached");
    expect((await load()).prompts).toBe("disk");
    expect(listCache()).toHaveLength(1);
  });

  test("need not be on the disk at all, and find packages", async () => {
    write("node_modules/shared/package.json", '{ "name": "shared", "exports": "./index.js" }');
    write("node_modules/shared/index.js", 'exports.prompts = "from-a-package";');
    const staged = over({
      "prompt.config.ts": 'import { prompts } from "./deep/own.js";\nexport default { prompts };',
      "deep/own.ts": 'export { prompts } from "shared";',
    });
    expect((await load(staged)).prompts).toBe("from-a-package");
    expect(listCache()).toEqual([]);
  });

  test("name their places where they fail", async () => {
    writePure("disk");
    const staged = over({ "prompt.config.ts": '\n\nthrow new TypeError("no");' });
    const { diagnostics } = await loadConfig(root, undefined, staged);
    expect(diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`)).toEqual([
      "config-failed 3:7",
    ]);
  });
});
