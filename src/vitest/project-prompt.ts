import { join } from "node:path";
import type { CompiledPrompt } from "../compiler.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { readText } from "../files/read-text.ts";
import { applyBaseline } from "../report/baseline-check.ts";
import { collectEntries } from "../report/collect-entries.ts";
import type { ReportEntry } from "../report/report.ts";
import type { Json, PromptCall } from "../runtime/types.ts";

/** A prompt of a project, compiled in memory: what the matchers take. */
export class ProjectPrompt {
  readonly id: string;
  readonly compiled: CompiledPrompt;
  readonly #config: ResolvedConfig;

  /** @internal */
  constructor(compiled: CompiledPrompt, config: ResolvedConfig) {
    this.id = compiled.meta.id;
    this.compiled = compiled;
    this.#config = config;
  }

  /** The prompt with its input, as the emitted portable function returns it. Throws `InputError`. */
  call(input?: Json): PromptCall {
    return this.compiled.call(input);
  }

  /** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
  parseOutput(text: string): Json {
    return this.compiled.parseOutput(text);
  }

  /**
   * What a target does to the prompt, judged by the project's policy, its acceptances and its baseline. The target is a
   * name of the config, a model reference or a dialect. Throws `UnknownTargetError`.
   */
  report(target: string): readonly ReportEntry[] {
    const { policy, root, targets } = this.#config;
    const read = (path: string) => readText(join(root, path));
    const { id, path } = this.compiled.meta;
    const entries = collectEntries({ diagnostics: [], reported: this.compiled.report(target) }, policy, read);
    const otherTargets = targets.map(({ name }) => name).filter((name) => name !== target);
    const scope = { prompts: new Map([[id, path]]), isWhole: false, otherTargets, readText: read };
    return applyBaseline(entries, scope).filter(({ kind }) => kind === "finding");
  }

  /** The text of a file of the project; undefined where it cannot be read. */
  readText(path: string): string | undefined {
    return readText(join(this.#config.root, path));
  }
}
