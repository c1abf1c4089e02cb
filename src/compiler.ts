import type { ResolvedConfig } from "./config/resolved-config.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { ProjectSources } from "./phases/source-file.ts";
import type { Finding } from "./portability/finding.ts";
import type { DialectId, Json, JsonObject, JsonSchema, Message, PromptMeta } from "./runtime/types.ts";

/** What a prompt renders to on one target. */
export interface Rendered {
  dialect: DialectId;
  /** URL path below the backend's base URL. */
  path: string;
  /** Protocol headers; never keys. */
  headers: Record<string, string>;
  /** The REST body. */
  body: JsonObject;
  findings: Finding[];
}

/** What rendering takes besides the input. */
export interface MessageOptions {
  history?: readonly Message[];
  context?: JsonObject;
}

/** A prompt compiled in memory, ready to call. */
export interface CompiledPrompt {
  readonly meta: PromptMeta & {
    readonly id: string;
    readonly path: string;
    readonly model?: string;
    readonly config: JsonObject;
    /** Front matter as written, and dotted extension keys by namespace. */
    readonly raw: JsonObject;
    readonly ext: { readonly [namespace: string]: JsonObject };
  };
  readonly inputSchema: JsonSchema | undefined;
  readonly outputSchema: JsonSchema | undefined;
  /** The neutral conversation. Throws InputError where required input is missing. */
  messages(input: Json, options?: MessageOptions): Message[];
  /** The body for a target name, a model reference or a bare dialect. Never throws for a finding: they are returned. */
  render(target: string, input: Json, options?: MessageOptions): Rendered;
  /** Findings of a target ahead of any input. */
  report(target: string): Finding[];
  /** Parses leniently, validates strictly against the output schema. Throws OutputError. */
  parseOutput(text: string): Json;
}

/** What a compilation gives: files to write, prompts to call, problems to print. Nothing has touched the disk. */
export interface Compilation {
  readonly prompts: readonly CompiledPrompt[];
  /** Text by path relative to `outDir`. Empty where a diagnostic is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles every prompt of a project. */
export async function compileProject(
  _sources: ProjectSources,
  _config: ResolvedConfig,
): Promise<Compilation> {
  return { prompts: [], files: new Map(), diagnostics: [] };
}
