// Uses the packed package as its users do: `jiti test/package/prove.ts <tarball>`. Apps stand in temporary folders.
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, Script } from "node:vm";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import { packageEntries } from "../support/package-entries.ts";
import {
  bundledEntry,
  chatFiles,
  compilerOptions,
  helperFiles,
  INPUT,
  requiringEntry,
  sandboxEntry,
  suiteEntry,
  typedEntry,
} from "./app-files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tarball = resolve(process.argv[2] ?? "");
const made: string[] = [];

/** An app that has the package installed. */
class App {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "polylect-app-")));

  constructor(files: Readonly<Record<string, string>>) {
    made.push(this.path);
    this.write(files);
    this.run("npm", "install", "--silent", "--no-audit", "--no-fund", tarball);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), text);
    }
  }

  /** Gives the app a package of this repository. */
  link(name: string): void {
    const place = join(this.path, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  /** Runs a command in the app and returns what it prints; throws where it fails. */
  run(command: string, ...words: string[]): string {
    try {
      return execFileSync(command, words, {
        cwd: this.path,
        encoding: "utf8",
        // The app is somebody's desk: under CI no snapshot would be written.
        env: { ...process.env, CI: "" },
        stdio: ["ignore", "pipe", "pipe"],
      });
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error([`${command} ${words.join(" ")} failed in ${this.path}`, stdout, stderr].join("\n"));
    }
  }

  /** Makes the app a project by \`init\`, and runs the commands that it prints. */
  init(): void {
    const { next } = JSON.parse(this.run("npx", "polylect", "init", "--format", "json")) as {
      next: string[];
    };
    expect(next, ["npx polylect compile", "npx polylect test --update"]);
    this.follow(next);
    expect(this.run("npx", "polylect", "init"), "There is nothing to add: this folder is a project.\n");
  }

  follow(commands: readonly string[]): void {
    for (const line of commands) {
      const [command = "", ...words] = line.split(" ");
      this.run(command, ...words);
    }
  }

  /** Type-checks by a tsconfig of the app, and emits to \`out\`. */
  typeCheck(options: object): void {
    this.write({ "tsconfig.json": JSON.stringify({ compilerOptions: { ...compilerOptions, ...options } }) });
    this.run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", ".", "--outDir", "out");
  }
}

function expect(actual: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`expected ${right}\ngot      ${left}`);
}

/** The body that the command line renders for the input; every app has to print the same. */
function renderWanted(app: App): unknown {
  app.write({ "input.json": JSON.stringify(INPUT) });
  const words = ["render", "summarize", "--target", "claude", "--input", "input.json"];
  return JSON.parse(app.run("npx", "polylect", ...words));
}

function expectPrinted(what: string, printed: string, wanted: unknown): void {
  expect(JSON.parse(printed), [wanted, 0]);
  console.log(`${what}: renders as the command line does`);
}

function proveModules(): { app: App; wanted: unknown } {
  const app = new App({
    "package.json": '{ "name": "app", "private": true, "type": "module" }',
    "tsconfig.json": "{}",
  });
  app.init();
  const wanted = renderWanted(app);
  app.write({ "app.ts": typedEntry });
  app.typeCheck({ module: "esnext", moduleResolution: "bundler" });
  app.typeCheck({ module: "nodenext" });
  expectPrinted("ES modules, types by nodenext and bundler", app.run(process.execPath, "out/app.js"), wanted);
  importEntries(app);
  runSuite(app);
  return { app, wanted };
}

/** The app's own suite: `init` has made a case of each prompt, and `test --update` the snapshots. */
function runSuite(app: App): void {
  app.write({ "prompts.test.js": suiteEntry });
  const bin = join(root, "node_modules/vitest/vitest.mjs");
  const report = JSON.parse(app.run(process.execPath, bin, "run", "--reporter=json"));
  const { success, numPassedTests, numTotalTests } = report;
  if (!success || numPassedTests < 3) throw new Error(JSON.stringify(report, null, 2));
  expect(numPassedTests, numTotalTests);
  console.log(`${numPassedTests} tests of prompts and a matcher in Vitest`);
}

/** Packages that one entry needs, and no other. */
const OPTIONAL = { "./runtime/chat-template": "@huggingface/jinja", "./vitest": "vitest" };

/** Every entry of the package can be imported, and exports something; some name the package that they need. */
function importEntries(app: App): void {
  app.write({
    "missing.mjs": `
      for (const [entry, needed] of Object.entries(${JSON.stringify(OPTIONAL)})) {
        const { message } = await import("polylect" + entry.slice(1)).catch((error) => error);
        console.log(message?.includes("'" + needed + "'"));
      }`,
  });
  expect(app.run(process.execPath, "missing.mjs"), "true\ntrue\n");
  for (const name of Object.values(OPTIONAL)) app.link(name);
  const names = [
    // That one can be imported by tests alone.
    ...Object.keys(packageEntries()).filter((name) => name !== "./vitest"),
    "./schemas/prompt.schema.json",
    "./schemas/config.schema.json",
    "./schemas/report.schema.json",
    "./package.json",
  ];
  app.write({
    "entries.mjs": `
      const entries = ${JSON.stringify(names)};
      for (const entry of entries) {
        const isJson = entry.endsWith(".json");
        const module = await import("polylect" + entry.slice(1), isJson ? { with: { type: "json" } } : undefined);
        if (Object.keys(module).length === 0) throw new Error(entry + " exports nothing");
      }
      console.log(entries.length + " entries imported");`,
  });
  process.stdout.write(app.run(process.execPath, "--no-warnings", "entries.mjs"));
}

function proveCommonJs(wanted: unknown): void {
  const app = new App({
    "package.json": '{ "name": "app", "private": true, "type": "commonjs" }',
    "tsconfig.json": "{}",
  });
  app.init();
  const config = app.read("prompt.config.mts");
  const helpers = '  helpers: { from: "#prompt-helpers", names: ["upper"] },\n';
  app.write({
    ...helperFiles,
    "prompt.config.mts": config.replace("defineConfig({\n", `defineConfig({\n${helpers}`),
    "app.ts": typedEntry,
    "app.cjs": requiringEntry,
  });
  const manifest = JSON.parse(app.read("package.json"));
  manifest.imports["#prompt-helpers"] = "./prompt-helpers.cjs";
  app.write({ "package.json": JSON.stringify(manifest) });
  app.follow(["npx polylect compile", "npx polylect check"]);
  app.typeCheck({ module: "nodenext" });
  expectPrinted("CommonJS, required", app.run(process.execPath, "--no-warnings", "app.cjs"), wanted);
  expectPrinted(
    "CommonJS, compiled by TypeScript",
    app.run(process.execPath, "--no-warnings", "out/app.js"),
    wanted,
  );
}

/** Each writes a bundle of an entry into a folder of the app. */
const bundlers: Readonly<Record<string, (app: App, outDir: string) => Promise<unknown>>> = {
  esbuild: (app, outDir) =>
    esbuild.build({
      absWorkingDir: app.path,
      entryPoints: ["entry.js"],
      bundle: true,
      format: "esm",
      platform: "neutral",
      outfile: `${outDir}/entry.js`,
      logLevel: "error",
    }),
  vite: (app, outDir) =>
    vite.build({
      root: app.path,
      configFile: false,
      logLevel: "error",
      build: { outDir, modulePreload: false, minify: false },
    }),
  rollup: async (app, outDir) => {
    const bundle = await rollup({
      input: join(app.path, "entry.js"),
      plugins: [nodeResolve()],
      onwarn: (warning) => {
        throw new Error(warning.message);
      },
    });
    await bundle.write({ dir: join(app.path, outDir), format: "es" });
  },
};

async function proveBundlers(app: App, wanted: unknown): Promise<void> {
  app.write({ "entry.js": bundledEntry, "index.html": '<script type="module" src="/entry.js"></script>' });
  for (const [name, bundle] of Object.entries(bundlers)) {
    await bundle(app, `out-${name}`);
    const files = readdirSync(join(app.path, `out-${name}`), { recursive: true, encoding: "utf8" });
    const file = `out-${name}/${files.find((each) => each.endsWith(".js"))}`;
    const code = app.read(file);
    for (const left of ["polylect/runtime", "generationConfig", "num_predict"])
      if (code.includes(left)) throw new Error(`${file} holds ${left}, which nobody calls`);
    expectPrinted(name, app.run(process.execPath, "--input-type=module", "--eval", code), wanted);
  }
}

/** A realm with the globals of ECMAScript alone, where strings cannot become code. */
async function proveSandbox(app: App, wanted: unknown): Promise<void> {
  app.write({ ...chatFiles, "sandbox.js": sandboxEntry });
  app.follow(["npx polylect compile"]);
  const { outputFiles } = await esbuild.build({
    absWorkingDir: app.path,
    entryPoints: ["sandbox.js"],
    bundle: true,
    write: false,
    format: "iife",
    platform: "neutral",
  });
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  expect(
    new Script("[typeof process, typeof fetch, typeof URL, typeof Buffer].join()").runInContext(context),
    ["undefined", "undefined", "undefined", "undefined"].join(),
  );
  new Script(outputFiles[0]?.text ?? "").runInContext(context);
  expectPrinted("without any globals of Node", context["printed"], wanted);
}

try {
  const { app, wanted } = proveModules();
  const kilobytes = app.run("du", "-sk", "node_modules").split("\t")[0];
  console.log(`${kilobytes} kB installed, on Node ${process.version}`);
  await proveBundlers(app, wanted);
  await proveSandbox(app, wanted);
  proveCommonJs(wanted);
} finally {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}
