import type { Parameters } from "../ir/parameters.ts";
import type { Restyling } from "../ir/style.ts";
import type { OutputSpec, Tool } from "../ir/tool.ts";
import type { AnswerForm } from "../runtime/answer-form.ts";
import type { DialectId, JsonObject, JsonSchema, Message, MessageRules, Report } from "../runtime/types.ts";
import type { AdaptSchema } from "../schema/adapt-schema.ts";
import type { Protocol } from "./protocol.ts";

export type { MessageRules } from "../runtime/types.ts";

/** A group of model ids that accept the same things within one dialect. A data row. */
export interface ModelFamily<Rules extends MessageRules = MessageRules> {
  /** Stable name of the row, as printed by reports. */
  readonly name: string;
  /** Beginnings of model names, in lower case and without an organization; the longest match over all rows wins. */
  readonly match: readonly string[];
  /** What message lowering needs to know of this family. */
  readonly rules: Rules;
  /** Tokens. */
  readonly contextWindow?: number;
  /** Tokens. */
  readonly maxOutputTokens?: number;
  /** ISO date on which the provider stops serving the family. */
  readonly retires?: string;
  readonly successor?: string;
  /** What `style: auto` means; absent where Markdown is read as well as anything. */
  readonly style?: Restyling;
  /** Ids that move from one model to the next, with the id that stays where there is one. */
  readonly aliases?: { readonly [alias: string]: string };
  /** Where the row comes from. */
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly checked: string;
}

/** The part of a request that does not depend on messages; known at compile time. */
export interface HeadRequest {
  readonly parameters: Parameters;
  readonly tools: readonly Tool[];
  readonly output: OutputSpec | undefined;
  /** Provider-only fields, merged last. */
  readonly fields: JsonObject;
  /** Makes a schema what a service takes. Default: anew each time. */
  readonly adapt?: AdaptSchema;
}

/** What lowering a {@link HeadRequest} gives. */
export interface LoweredHead {
  /** Everything of the body but model and messages; may hold objects of the request, so it is to be read only. */
  readonly fields: JsonObject;
  /** What the model has to be told about its answer in words; it becomes the end of the last user message. */
  readonly instruction?: string;
  /** What message lowering is to know besides the rules of the family, which these go before. */
  readonly rules?: MessageRules;
  /** How the answer is read; absent where the model is asked for what the prompt's schema says. */
  readonly answer?: AnswerForm;
}

/** One support table entry: what `targets`, the docs and the report print about a feature. */
export interface Capability {
  readonly feature: string;
  readonly support: "exact" | "adapted" | "lossy" | "refused" | "by-model";
  readonly how?: string;
  readonly source: string;
}

/** The models of one server. */
export interface Families<Family extends ModelFamily = ModelFamily> {
  /** The row for a model id that no other row matches. */
  readonly defaultFamily: Family;
  readonly families: readonly Family[];
}

/** What a row of a shared table of models says of a family; the server says the rest. */
export type FamilyRow<Family extends ModelFamily = ModelFamily> = Partial<Omit<Family, "rules">> &
  Pick<ModelFamily, "name" | "match" | "source" | "checked"> & { readonly rules?: Partial<Family["rules"]> };

/** Everything data about a dialect: its features, and the models of the service that it comes from. */
export interface Capabilities<Family extends ModelFamily = ModelFamily> extends Families<Family> {
  readonly features: readonly Capability[];
}

/**
 * A wire format: the contract that each folder of `dialects/` fulfils.
 *
 * `lowerHead` runs at compile time, once per family: its result is printed into the emitted module.
 * `lowerMessages` runs wherever messages are concrete: in emitted modules, in the gateway, and at compile time on
 * sample conversations for the report. There is one implementation, so the report cannot disagree with the body.
 */
export interface Dialect<Family extends ModelFamily = ModelFamily> {
  readonly id: DialectId;
  /** The emitted function's name, for example `openaiChat`. */
  readonly exportName: string;
  /** The type of a body, exported by `polylect/runtime/<id>`. */
  readonly bodyType: string;
  readonly capabilities: Capabilities<Family>;
  /** Where the model id goes: into the body under this key, or into the path. */
  readonly modelIn: "body" | "path";
  /** Set where a prompt's module has a function of the dialect only if a target of the project speaks it. */
  readonly needsTarget?: true;
  /** Set where texts pass through an engine, so that no body can be written out before they are known. */
  readonly readsTexts?: true;
  /** How requests are sent and answers read. */
  readonly protocol: Protocol;
  /**
   * The JSON Schema (draft 2020-12) of a body that some service of the dialect takes. Large, so that it is loaded where
   * bodies are checked and nowhere else.
   */
  wireSchema(): Promise<JsonSchema>;
  /** Everything that is known ahead of any message. */
  lowerHead(request: HeadRequest, family: Family, report: Report): LoweredHead;
  /** The body's message fields (`messages`, `system`, `contents` …), fresh at every level. */
  lowerMessages(messages: readonly Message[], rules: Family["rules"], report: Report): JsonObject;
  /**
   * Which export of `polylect/runtime/<id>` lowers messages by all of these rules; absent where `lowerMessages` always
   * does. Lets emitted code do without what no model of a project needs.
   */
  runtimeExport?(rules: readonly Family["rules"][]): "lowerMessages" | "lowerAnyMessages";
}
