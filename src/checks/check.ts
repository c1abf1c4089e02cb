import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import type { Span } from "../diagnostics/span.ts";
import type { ModelFamily } from "../dialects/dialect.ts";
import type { Body, Prompt } from "../ir/prompt.ts";
import type { Finding } from "../portability/finding.ts";
import type { Category, DialectId, Json, JsonObject, Level, Message } from "../runtime/types.ts";

/**
 * A rule about a prompt or a target that lowering has no part in. One file each; the registry has a line for it.
 * It reads what it is given and nothing else: no disk, no clock, no capability table.
 */
export interface Check {
  /** Also the id under which front matter accepts a finding and the config changes the severity. */
  readonly id: string;
  /** What a finding does to the exit code where the config says nothing: an error fails, the rest is printed. */
  readonly severity: Severity;
  readonly level: Level;
  readonly category: Category;
  /** A heading for docs and `explain`. */
  readonly title: string;
  readonly why: string;
  /** How to fix it; a result may say it more exactly. */
  readonly help: string;
  /** Whether what stands at the place of a finding must not be printed. */
  readonly hidesSource?: true;
  /** Looks at one prompt. */
  readonly checkPrompt?: (subject: CheckedPrompt) => Iterable<CheckResult>;
  /** Looks at one model that a target or the front matter of a prompt names. */
  readonly checkTarget?: (target: CheckedTarget) => Iterable<CheckResult>;
}

/** A prompt with what is known of it on its targets. */
export interface CheckedPrompt {
  readonly prompt: Prompt;
  /** Text of the prompt file, for literals and fixes. */
  readonly source: string;
  /** The partials that the prompt was made from. */
  readonly partials: readonly PartialText[];
  readonly targets: readonly CheckedTarget[];
  /** The model that the front matter names, where a backend is known for it. */
  readonly ownTarget: CheckedTarget | undefined;
  /** The portability report of every target, and what the checks before this one found. */
  readonly findings: readonly KnownFinding[];
  /** Ids of everything that can be found. */
  readonly findingIds: ReadonlySet<string>;
  /** Every case on every target; read when a check first asks for them. */
  readonly cases: () => readonly CheckedCase[];
}

/** A partial as it was read. */
export interface PartialText {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}

/** What a check may know of a finding. Without a target it is true of the prompt alone. */
export type KnownFinding = Pick<Finding, "id"> & { readonly target?: string };

/** A case on one target. */
export interface CheckedCase {
  readonly name: string;
  /** Path of the case file. */
  readonly path: string;
  readonly target: CheckedTarget;
  readonly input: Json;
  readonly history: readonly Message[];
  /** The `@` variables. */
  readonly context: JsonObject;
  /**
   * What the target is sent. Undefined where the case cannot be rendered. The first rendering of a prompt makes its code,
   * which costs more than all checks together.
   */
  readonly render: () => RenderedCase | undefined;
}

/** What a case becomes on a target. */
export interface RenderedCase {
  /** Absent where the target refuses the prompt. */
  readonly body?: JsonObject | undefined;
  readonly findings: readonly KnownFinding[];
}

/** A model in use: what is known of it, and where it is named. */
export interface CheckedTarget {
  /** Name of the target; the model reference where front matter names the model. */
  readonly name: string;
  /** Every name under which an acceptance may mean it. */
  readonly names: readonly string[];
  /** `backend/model`. */
  readonly reference: string;
  readonly backend: string;
  /** The backend that it is like: itself, or the one that the config names for a server of the project's own. */
  readonly like: string;
  readonly dialect: DialectId;
  /** Model id without the backend. */
  readonly model: string;
  readonly family: ModelFamily;
  /** Whether a row of the backend's tables knows the model; else `family` is the default. */
  readonly known: boolean;
  /** Backends that do know the model, where this one does not. */
  readonly knownAt: readonly string[];
  /** Beginnings of the model names that the backend's tables know. */
  readonly prefixes: readonly string[];
  /** Whether the backend serves what its owner loads, instead of a list of its own. */
  readonly servesAnyModel: boolean;
  /** Whether the server takes control tokens in text for what they say. */
  readonly parsesControlTokens: boolean;
  /** ISO date of the check. */
  readonly today: string;
  /** Where the model is named. */
  readonly path: string;
  readonly span: Span;
  /** The model id alone as it is written there; undefined where it is put together from pieces. */
  readonly modelSpan: Span | undefined;
}

/** One thing that a check found. */
export interface CheckResult {
  /** What is the matter, in one sentence that names the thing. */
  readonly message: string;
  /** Default: that of the check. */
  readonly help?: string;
  /** Default: that of the check. */
  readonly level?: Level;
  /** What it is about: a key, a model, a case. */
  readonly subject?: string;
  /** Name of the target that it is true of; absent where it is true of the prompt alone. */
  readonly target?: string;
  /** Default: the prompt file, or the file that names the target. */
  readonly path?: string;
  /** Default: the name of the prompt in its front matter, or the place of the target. */
  readonly span?: Span;
  /** A text edit that solves it, in the file that the result is about. */
  readonly fix?: Fix;
}

/** The template that a target is sent. */
export function bodyOf({ bodies }: Prompt, { dialect }: CheckedTarget): Body {
  return bodies.dialects[dialect] ?? bodies.neutral;
}
