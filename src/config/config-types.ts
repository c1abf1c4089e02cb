import type { JsonObject } from "../runtime/types.ts";
import type { CheckSetting, OwnBackend, Verdict } from "./resolved-config.ts";

/** What `prompt.config.ts` exports. Every key is optional; `schemas/config.schema.json` says the same for validation. */
export interface Config {
  /** Path of the JSON Schema, for editors; in prompt.config.json only. */
  $schema?: string;
  /** Folder of the prompt files. Default `"prompts"`. */
  prompts?: string;
  /** Folder of the emitted modules. Default `"generated/prompts"`. */
  outDir?: string;
  /** Folder of cases, snapshots and replays. Default `"fixtures"`. */
  fixtures?: string;
  /** Folder of the JSON Schemas that prompts name. Default `"schemas"`. */
  schemas?: string;
  /** Model references (`backend/model`) by name: what checks, snapshots and tests run over. Default none. */
  targets?: { readonly [name: string]: string | TargetSettings };
  /** Servers of your own, by the id that model references name: where each is, and which backend it is like. */
  backends?: { readonly [id: string]: OwnBackend };
  /** Whether an unknown front-matter key is an error (`true`, the default) or a warning. */
  strictKeys?: boolean;
  /** Handlebars helpers: the module that exports them, as emitted modules import it, and the names to use. */
  helpers?: { readonly from: string; readonly names: readonly string[] };
  /** What a finding does to the exit code. Default: `fail`, and `warn` for `lossyParameters`. */
  policy?: {
    readonly refused?: Verdict;
    readonly lossyContent?: Verdict;
    readonly lossySchema?: Verdict;
    readonly lossyParameters?: Verdict;
  };
  /** What single checks do, by id: another severity, or `off`. Default: each check's own severity. */
  checks?: { readonly [id: string]: CheckSetting };
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
