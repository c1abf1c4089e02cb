import type { Span } from "../diagnostics/span.ts";
import type { DialectId, JsonObject, JsonSchema } from "../runtime/types.ts";
import type { Node, PartialFunction } from "./node.ts";
import type { Config } from "./parameters.ts";
import type { Restyling, StyleSetting } from "./style.ts";
import type { OutputSpec, Tool } from "./tool.ts";

/** A compiled prompt before any dialect: the neutral form. */
export interface Prompt {
  /** Path of the prompt file, relative to the project. */
  readonly path: string;
  /** `name` or `name.variant`: the emitted module. */
  readonly id: string;
  readonly name: string;
  readonly variant: string | undefined;
  readonly version: string | undefined;
  readonly description: string | undefined;
  /** The model reference of the front matter, as written. */
  readonly model: string | undefined;
  readonly config: Config;
  readonly input: InputSpec;
  readonly output: OutputSpec | undefined;
  readonly tools: readonly Tool[];
  readonly acceptances: readonly Acceptance[];
  readonly style: StyleSetting;
  /** The template's control flow; one list for every dialect that a `{{#dialect}}` block names, and one for the rest. */
  readonly bodies: Bodies;
  /** Places of front-matter keys by dotted path, for findings: `config.temperature`, `output.schema`. Few prompts need them. */
  readonly spans: () => { readonly [keyPath: string]: Span };
  /** Every file that the prompt was made from, with its hash: the prompt itself, partials, schemas, helpers. */
  readonly sources: readonly SourceRef[];
}

/** What the front matter says, before the template is read. */
export type PromptHead = Omit<Prompt, "bodies" | "sources"> & {
  /** Front matter as written. */
  readonly raw: JsonObject;
  /** Dotted keys by namespace. */
  readonly ext: { readonly [namespace: string]: JsonObject };
  readonly metadata: JsonObject;
  /** Where the front matter says the name; undefined where the file's name does. */
  readonly nameSpan: Span | undefined;
  /** Target names that the prompt is for; absent means all. */
  readonly targets: readonly string[] | undefined;
};

/** Template bodies: as written, and restyled where some model needs it and it makes a difference. */
export interface Bodies extends DialectBodies {
  readonly styled?: { readonly [style in Restyling]?: DialectBodies };
}

/** The bodies of one style: `dialects` holds an entry only where `{{#dialect}}` makes a difference. */
export interface DialectBodies {
  readonly neutral: Body;
  readonly dialects: { readonly [id in DialectId]?: Body };
}

/** A lowered template. */
export interface Body {
  readonly nodes: readonly Node[];
  /** Partials that are called rather than copied in. */
  readonly functions: readonly PartialFunction[];
  /** Whether the template says where history stands. */
  readonly hasHistory: boolean;
}

/** What callers pass in. */
export interface InputSpec {
  readonly schema: JsonSchema | undefined;
  readonly defaults: JsonObject;
  /** Required keys that have no default. */
  readonly required: readonly string[];
}

/** A finding that the author has looked at and accepts. */
export interface Acceptance {
  readonly id: string;
  /** A target name, a dialect or a model reference; absent means everywhere. */
  readonly target: string | undefined;
  readonly reason: string;
  readonly span: Span;
}

/** A file that went into a prompt. */
export interface SourceRef {
  readonly path: string;
  /** SHA-256, hex. */
  readonly hash: string;
}
