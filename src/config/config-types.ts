import type { CheckSetting, OwnBackend, TargetSettings, Verdict } from "./resolved-config.ts";

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
