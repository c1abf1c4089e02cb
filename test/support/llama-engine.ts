import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// llama.cpp in the process. It is too large for a dependency, so that it is installed into a temporary folder, once.

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** The oldest version that the package works with. */
const VERSION: string = manifest.peerDependencies["node-llama-cpp"].replace("^", "");

/** The package with the compiled library, for each platform that has one for the CPU. */
const binaries: { readonly [platform: string]: string } = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "mac-x64",
  "darwin-arm64": "mac-arm64-metal",
  "win32-x64": "win-x64",
};

/** The part of `node-llama-cpp` that tests use. */
export interface LlamaEngine {
  getLlama(options: object): Promise<{
    loadModel(options: object): Promise<LlamaModel>;
    dispose(): Promise<void>;
  }>;
  readGgufFileInfo(path: string): Promise<{ readonly metadata: GgufMetadata }>;
  readonly JinjaTemplateChatWrapper: new (
    options: object,
  ) => {
    generateContextState(state: object): {
      readonly contextText: { tokenize(tokenizer: unknown): readonly number[] };
    };
  };
}

/** A loaded model. */
export interface LlamaModel {
  readonly tokens: { readonly bos: number; readonly shouldPrependBosToken: boolean };
  readonly tokenizer: unknown;
  tokenize(text: string, specialTokens: boolean): readonly number[];
  dispose(): Promise<void>;
}

/** Metadata as the engine's own reader gives it. */
export interface GgufMetadata {
  readonly general: { readonly architecture: string };
  readonly tokenizer: {
    readonly chat_template?: string;
    readonly ggml: {
      readonly tokens: readonly string[];
      readonly bos_token_id?: number;
      readonly eos_token_id?: number;
    };
  };
  readonly [architecture: string]: unknown;
}

/** The engine; undefined, aloud, where {@link findLlama} finds none. */
export async function loadLlamaEngine(): Promise<LlamaEngine | undefined> {
  const folder = findLlama();
  if (folder === undefined) return undefined;
  const entry = createRequire(join(folder, "package.json")).resolve("node-llama-cpp");
  return import(pathToFileURL(entry).href);
}

/**
 * A folder that has `node-llama-cpp` in its `node_modules`: the one that `POLYLECT_LLAMA` names; else a temporary one, into
 * which it is installed where `POLYLECT_LLAMA` is `required` or `POLYLECT_GGUF` names a model. Undefined, aloud, otherwise.
 */
export function findLlama(): string | undefined {
  const named = process.env["POLYLECT_LLAMA"];
  if (named && named !== "required") {
    if (existsSync(join(named, "node_modules/node-llama-cpp"))) return named;
    throw new Error(`POLYLECT_LLAMA names ${named}, which has no node-llama-cpp.`);
  }
  const folder = join(tmpdir(), `polylect-llama-${VERSION}`);
  if (existsSync(folder)) return folder;
  const binary = binaries[`${process.platform}-${process.arch}`];
  if (named && binary === undefined) throw new Error("There is no node-llama-cpp for this platform.");
  if (binary === undefined || !(named || process.env["POLYLECT_GGUF"])) {
    console.log("skipped: no node-llama-cpp (set POLYLECT_LLAMA to required, or to a folder that has it)");
    return undefined;
  }
  install(folder, binary);
  return folder;
}

function install(folder: string, binary: string): void {
  const fresh = mkdtempSync(`${folder}-`);
  const dependencies = { "node-llama-cpp": VERSION, [`@node-llama-cpp/${binary}`]: VERSION };
  writeFileSync(join(fresh, "package.json"), JSON.stringify({ private: true, dependencies }));
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline", "--loglevel=error"];
  // Without the packages for graphics cards, which are hundreds of megabytes.
  const slim = ["--omit=optional", "--ignore-scripts"];
  execFileSync("npm", ["install", ...slim, ...quiet], {
    cwd: fresh,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  try {
    renameSync(fresh, folder);
  } catch {
    // Another run was faster.
    rmSync(fresh, { recursive: true, force: true });
  }
}
