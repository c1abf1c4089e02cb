import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// llama.cpp in the process. It is too large for a dependency, so that it is installed into a temporary folder, once.

const VERSION = "3.22.1";

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

/** The engine; undefined, aloud, where it is not there and `POLYLECT_GGUF` does not ask for it. */
export async function loadLlamaEngine(): Promise<LlamaEngine | undefined> {
  const folder = join(tmpdir(), `polylect-llama-${VERSION}`);
  if (!existsSync(folder)) {
    const binary = binaries[`${process.platform}-${process.arch}`];
    if (!process.env["POLYLECT_GGUF"] || binary === undefined) {
      console.log("skipped: no engine (set POLYLECT_GGUF to have node-llama-cpp installed)");
      return undefined;
    }
    install(folder, binary);
  }
  const entry = createRequire(join(folder, "package.json")).resolve("node-llama-cpp");
  return import(pathToFileURL(entry).href);
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
