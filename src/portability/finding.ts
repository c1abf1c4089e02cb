import type { Span } from "../diagnostics/span.ts";
import type { Category, Level } from "../runtime/types.ts";

/** One entry of the portability report: what a target does to a prompt, where, why, and how to fix it. */
export interface Finding {
  readonly id: string;
  readonly level: Level;
  readonly category: Category;
  /** What it is about: a parameter, a tool, a MIME type. */
  readonly subject?: string;
  /** Prompt id. */
  readonly prompt: string;
  /** Target name, or a model reference or dialect where none was named. */
  readonly target: string;
  /** What happens, in one sentence. */
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** What the row of the target's model was read from, and when: `LCPP tools/server/README.md (2026-11-22)`. */
  readonly source?: string;
  /** File and place in the prompt that cause it. */
  readonly path: string;
  readonly span: Span;
  /** The written reason where front matter accepts the finding. */
  readonly accepted?: string;
}
