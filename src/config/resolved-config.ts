import type { ModelFile } from "../model-files/model-file.ts";
import type { JsonObject } from "../runtime/types.ts";
import type { ModuleExtension } from "./module-extension.ts";

/** A target: a model reference that checks, snapshots and tests run over, under a name. */
export interface Target {
  readonly name: string;
  /** `backend/model`. */
  readonly reference: string;
  /** The chat template that the project renders itself; absent where the server has that to do. */
  readonly template?: TargetTemplate;
}

/** A target whose text the project renders itself, by the chat template of the model. */
export interface TargetSettings {
  /** A model reference of a server that completes raw text: `llama.cpp/qwen3`. */
  readonly model: string;
  /** File of the template inside the project: a `.gguf`, a `tokenizer_config.json` or a `.jinja`. */
  readonly template: string;
  /** File that says the model's tokens, where `template` does not: a `.gguf` or a `tokenizer_config.json`. */
  readonly tokenizer?: string;
  /** Variables of the template, such as `enable_thinking`. Default none. */
  readonly templateArgs?: JsonObject;
  /** What the template's clock shows, as an ISO date, in UTC. Default `2026-01-01`. */
  readonly now?: string;
  /** The start token, where the files do not say it. */
  readonly bosToken?: string;
  /** The end token, where the files do not say it. */
  readonly eosToken?: string;
  /** Texts that end an answer beside the end token and what the template puts after a turn. Default none. */
  readonly stop?: readonly string[];
}

/** How a target's text is rendered. Paths are relative to the project. */
export interface TargetTemplate extends Omit<TargetSettings, "model" | "template"> {
  readonly path: string;
  /** What its files say; absent before they are read. */
  readonly file?: ModelFile;
}

/** A server that a project names itself: where it is, and which backend it is like. */
export interface OwnBackend {
  /** Id of the backend whose dialect and differences it has, or a dialect: the first backend that speaks it. */
  readonly like: string;
  /** What the dialect's path is appended to; `file:` and a folder of models where it is like `embedded`. */
  readonly baseUrl: string;
  /** Environment variable that holds the key; none by default. */
  readonly apiKeyEnv?: string;
}

/** What a finding of a level and category does to the exit code. */
export type Verdict = "fail" | "warn" | "ignore";

/** A config file after defaults; every path is relative to `root`, with forward slashes. */
export interface ResolvedConfig {
  /** Absolute path of the project. */
  readonly root: string;
  /** Path of the config file, or undefined where there is none. */
  readonly path: string | undefined;
  /** Text of the config file; empty where there is none. */
  readonly text: string;
  readonly prompts: string;
  readonly outDir: string;
  /** What `outDir` takes for an ES module. */
  readonly moduleExtension: ModuleExtension;
  readonly fixtures: string;
  readonly schemas: string;
  readonly targets: readonly Target[];
  /** Servers of the project's own, by the id that model references name. */
  readonly backends: { readonly [id: string]: OwnBackend };
  readonly strictKeys: boolean;
  readonly helpers: { readonly from: string; readonly names: readonly string[] } | undefined;
  readonly policy: Policy;
  /** By id of the check. */
  readonly checks: { readonly [id: string]: CheckSetting };
}

/** What a project makes of a check: an error fails, the rest is printed, `off` is not heard. */
export type CheckSetting = "error" | "warning" | "info" | "off";

/** What fails a check. */
export interface Policy {
  readonly refused: Verdict;
  readonly lossyContent: Verdict;
  readonly lossySchema: Verdict;
  readonly lossyParameters: Verdict;
}
