import type { Backend, ResolvedModel } from "../backends/backend.ts";
import { resolveModel } from "../backends/registry.ts";
import { exportName } from "../codegen/identifiers.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { dialects } from "../dialects/registry.ts";
import { bodyFor } from "../ir/body-for.ts";
import type { Body } from "../ir/prompt.ts";
import { type SentStyle, styleFor } from "../ir/style.ts";
import type { EmittedBackend } from "../phases/5-emit/dialect-table.ts";
import type { EmitOptions } from "../phases/5-emit/emit-module.ts";
import type { DialectFunction, EvaluatedModule, MessagesFunction } from "../phases/5-emit/evaluate-module.ts";
import { type Head, lowerHead } from "../phases/5-emit/lower-head.ts";
import { messagesName } from "../phases/5-emit/messages-name.ts";
import { describeNote } from "../portability/describe-note.ts";
import type { Finding } from "../portability/finding.ts";
import { distinctFindings, reportPrompt } from "../portability/report.ts";
import {
  type MessageOrigin,
  type SampleConversation,
  sampleConversations,
} from "../portability/sample-conversations.ts";
import { type AnswerReader, answerReader } from "../runtime/answer-form.ts";
import { formats } from "../runtime/formats.ts";
import { instruct } from "../runtime/instruct.ts";
import { lower, tell } from "../runtime/lower.ts";
import { parseOutput } from "../runtime/parse-output.ts";
import type {
  DialectId,
  Json,
  JsonObject,
  JsonSchema,
  Message,
  Note,
  OnRepair,
  PromptCall,
  PromptMeta,
  Report,
} from "../runtime/types.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { LoweredPrompt } from "./lower-prompt.ts";
import { UnknownTargetError } from "./unknown-target-error.ts";

/** What a prompt renders to on one target. */
export interface Rendered {
  dialect: DialectId;
  /** URL path below the backend's base URL. */
  path: string;
  /** Protocol headers; never keys. */
  headers: Record<string, string>;
  /** The REST body; absent where the target refuses the prompt. */
  body?: JsonObject;
  findings: Finding[];
}

/** One target of a prompt, worked out once for many inputs and answers. */
export interface BoundPrompt {
  readonly dialect: DialectId;
  readonly model: string;
  /** URL path below the backend's base URL. */
  readonly path: string;
  /** Protocol headers; never keys. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The REST body as JSON text, for input that {@link CompiledPrompt.parseInput} takes. Throws `InputError`,
   * `HelperError`, and `PortabilityError` where the request is refused or would lose content that is not accepted.
   */
  readonly renderJson: (input: Json) => string;
  /** {@link CompiledPrompt.parseOutput} for this target. */
  readonly parseOutput: (text: string, onRepair?: OnRepair) => Json;
  /** Whether an answer is JSON; else it is text. */
  readonly isJson: boolean;
  /** What a parsed answer of this target means, ahead of any check. */
  readonly readAnswer: AnswerReader;
}

/** What rendering takes besides the input. */
export interface MessageOptions {
  /** Earlier turns. */
  history?: readonly Message[];
  /** The `@` variables. */
  context?: JsonObject;
}

/** A dialect's function that gives the body as JSON text. */
type JsonFunction = (...args: Parameters<DialectFunction>) => string;

/** What a compiled prompt says about itself. */
export type CompiledMeta = PromptMeta & {
  readonly id: string;
  readonly path: string;
  readonly model?: string;
  /** `config` as written. */
  readonly config: JsonObject;
  /** Front matter as written. */
  readonly raw: JsonObject;
  /** Dotted extension keys by namespace. */
  readonly ext: { readonly [namespace: string]: JsonObject };
  /** Target names that the prompt is for; absent means every target. */
  readonly targets?: readonly string[];
};

/** Stands for the model where a bare dialect is rendered and neither the prompt nor a target names one. */
const UNNAMED_MODEL = "default";

/** A prompt compiled in memory, ready to call. */
export class CompiledPrompt {
  readonly meta: CompiledMeta;
  readonly inputSchema: JsonSchema | undefined;
  readonly outputSchema: JsonSchema | undefined;
  readonly #prompt: LoweredPrompt;
  readonly #load: () => EvaluatedModule;
  #loaded: EvaluatedModule | undefined;
  readonly #samples = new Map<Body, readonly SampleConversation[]>();
  readonly #options: EmitOptions;
  readonly #settings: Pick<EmitSettings, "targets" | "backends" | "models">;

  /** @internal */
  constructor(
    prompt: LoweredPrompt,
    load: () => EvaluatedModule,
    options: EmitOptions,
    settings: Pick<EmitSettings, "targets" | "backends" | "models">,
  ) {
    this.#prompt = prompt;
    this.#load = load;
    this.#options = options;
    this.#settings = settings;
    this.inputSchema = prompt.input.schema;
    this.outputSchema = prompt.output?.schema;
    this.meta = describePrompt(prompt, options.meta);
  }

  /** The code in memory; most prompts of a project are compiled to be written, and never run. */
  get #module(): EvaluatedModule {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** The neutral conversation. Throws `InputError` where required input is missing. */
  messages(input: Json | undefined, options: MessageOptions = {}): Message[] {
    const make = this.#module[messagesName(this.#prompt.bodies, undefined)] as MessagesFunction;
    return make(this.#module.$prepare(input), options.context, options.history);
  }

  /**
   * The request for a target name, a model reference or a bare dialect. Findings are returned, not thrown; a refused
   * prompt has no body. Throws `InputError` for input that is missing, {@link UnknownTargetError} for the target.
   */
  render(target: string, input: Json | undefined, options: MessageOptions = {}): Rendered {
    const { dialect, family, model, named, backend, style } = this.#resolve(target);
    const notes: Note[] = [];
    const onFinding: Report = (note) => notes.push(note);
    const head = lowerHead(this.#prompt, dialect, family, named.names[0], this.#options.memory.schemas);
    const render = this.#module[dialect.exportName] as DialectFunction;
    const body = this.#takes(dialect, backend, options)
      ? render(input, { ...options, model, backend: backend.id, onFinding })
      : this.#lower(dialect, { model, head, style }, input, options, onFinding);
    // Places cost a second rendering, and most requests have no note about a message.
    const isPlaced = notes.some((note) => note.message !== undefined);
    const origins = isPlaced ? this.#originsOf(dialect, style, input, options) : [];
    const findings = [...head.notes, ...notes].map((note) =>
      describeNote(note, this.#prompt, named, origins),
    );
    const refused = findings.some((finding) => finding.level === "refused");
    return {
      dialect: dialect.id,
      path: dialect.protocol.path(model),
      headers: dialect.protocol.headers(model),
      ...(!refused && { body }),
      findings: distinctFindings(findings),
    };
  }

  /** A target to render for many times. Throws {@link UnknownTargetError}. */
  bind(target: string): BoundPrompt {
    const { dialect, family, model, named, backend, style } = this.#resolve(target);
    const { output, acceptances } = this.#prompt;
    const head = lowerHead(this.#prompt, dialect, family, named.names[0], this.#options.memory.schemas);
    const write = this.#module[`${dialect.exportName}Json`] as JsonFunction;
    const accepted = acceptances.filter(({ target: to }) => to === undefined || named.names.includes(to));
    const ids = accepted.map(({ id }) => id);
    const lowerJson = (input: Json) => {
      const notes: Note[] = [...head.notes];
      const body = this.#lower(dialect, { model, head, style }, input, {}, (note) => notes.push(note));
      tell(notes, ids, undefined);
      return JSON.stringify(body);
    };
    const readAnswer = answerReader(head.answer);
    return {
      dialect: dialect.id,
      model,
      path: dialect.protocol.path(model),
      headers: dialect.protocol.headers(model),
      renderJson: this.#takes(dialect, backend, {})
        ? (input) => write(input, { model, backend: backend.id })
        : lowerJson,
      parseOutput: (text, onRepair) =>
        parseOutput(text, output?.schema, output?.format ?? "text", formats, [readAnswer], onRepair),
      isJson: output?.format === "json",
      readAnswer,
    };
  }

  /** The findings of a target ahead of any input. */
  report(target: string): Finding[] {
    const { dialect, family, named, style } = this.#resolve(target);
    return reportPrompt({
      prompt: this.#prompt,
      samples: this.#sample(bodyFor(this.#prompt.bodies, dialect.id, style)),
      dialect,
      target: named,
      head: lowerHead(this.#prompt, dialect, family, named.names[0], this.#options.memory.schemas),
    });
  }

  /** The prompt with its input, as the emitted portable function returns it: what `generate` takes. Throws `InputError`. */
  call(input: Json | undefined): PromptCall {
    const make = this.#module[exportName(this.#prompt.id)] as (input: Json | undefined) => PromptCall;
    return make(input);
  }

  /** Validates input fully and returns it with defaults. Throws `InputError` naming every problem. */
  parseInput(value: unknown): Json {
    return this.#module.parseInput(value);
  }

  /**
   * Parses an answer leniently and validates it strictly. `target` is what the request was rendered for; without, every
   * form is tried in which a model of the project is asked. `onRepair` is told what was done to read it. Throws `OutputError`, and {@link UnknownTargetError} for the
   * target.
   */
  parseOutput(text: string, target?: string, onRepair?: OnRepair): Json {
    if (target === undefined) return this.#module.parseOutput(text, undefined, onRepair);
    const { dialect, family, named } = this.#resolve(target);
    const { schemas } = this.#options.memory;
    const { answer } = lowerHead(this.#prompt, dialect, family, named.names[0], schemas);
    const { schema, format = "text" } = this.#prompt.output ?? {};
    return parseOutput(text, schema, format, formats, [answerReader(answer)], onRepair);
  }

  /** Whether the dialect's function knows the backend, and takes these options: history where it has a place. */
  #takes(dialect: Dialect, { families }: Backend, { history }: MessageOptions): boolean {
    if (!this.#backendsOf(dialect).some((known) => known.families === families)) return false;
    return (
      history === undefined ||
      history.length === 0 ||
      bodyFor(this.#prompt.bodies, dialect.id, "markdown").hasHistory
    );
  }

  /** The body of a request for which there is no function. History stands in Dotprompt's place. */
  #lower(
    dialect: Dialect,
    given: { model: string; head: Head; style: SentStyle },
    input: Json | undefined,
    { context, history }: MessageOptions,
    onFinding: Report,
  ): JsonObject {
    const name = messagesName(this.#prompt.bodies, dialect.id, given.style);
    const make = this.#module[name] as MessagesFunction;
    const { fields, instruction, rules } = given.head;
    const messages = instruct(make(this.#module.$prepare(input), context, history), instruction);
    return {
      ...(dialect.modelIn === "body" && { model: given.model }),
      ...lower(dialect.lowerMessages, messages, rules, [], onFinding),
      ...structuredClone(fields),
    };
  }

  /** Many targets share a body. */
  #sample(body: Body): readonly SampleConversation[] {
    const samples = this.#samples.get(body) ?? sampleConversations(body);
    this.#samples.set(body, samples);
    return samples;
  }

  #backendsOf(dialect: Dialect): readonly EmittedBackend[] {
    return this.#options.dialects.find((each) => each.dialect === dialect)?.backends ?? [];
  }

  #resolve(target: string) {
    const { targets, backends, models } = this.#settings;
    const listed = targets.find((each) => each.target.name === target);
    const resolved = listed ? listed.resolved : resolveModel(target, backends);
    if (!resolved) throw new UnknownTargetError(`No target, backend or dialect is called \`${target}\`.`);
    const dialect: Dialect = dialects[resolved.dialect];
    const { backend, model } = this.#chooseModel(resolved, target);
    const asked = { target, isListed: listed !== undefined, dialect: dialect.id };
    const { family, targetNames, named } = models.name(asked, backend, model);
    const style = styleFor(this.#prompt.style, { targetNames, dialect: dialect.id, family });
    return { dialect, backend, family, model, style, named };
  }

  /** A backend alone means the model that its calls take; a bare dialect the first backend with its model. */
  #chooseModel(
    { backend, dialect, model }: ResolvedModel,
    target: string,
  ): { backend: Backend; model: string } {
    if (model !== undefined) return { backend, model };
    const emitted = this.#backendsOf(dialects[dialect]);
    const chosen = target === dialect ? emitted[0] : emitted.find(({ id }) => id === backend.id);
    const found = this.#settings.backends.find(({ id }) => id === chosen?.id) ?? backend;
    return { backend: found, model: chosen?.defaultModel ?? UNNAMED_MODEL };
  }

  /** Places of the messages of one rendering: the caller's turns have none, the rest follows a sample. */
  #originsOf(
    dialect: Dialect,
    style: SentStyle,
    input: Json | undefined,
    options: MessageOptions,
  ): MessageOrigin[] {
    const { bodies } = this.#prompt;
    const make = this.#module[messagesName(bodies, dialect.id, style)] as MessagesFunction;
    const past = options.history?.map(
      ({ role }): Message => ({ role, parts: [], metadata: { isPast: true } }),
    );
    const messages = make(this.#module.$prepare(input), options.context, past);
    const written = messages.filter((message) => !message.metadata?.["isPast"]).length;
    const samples = this.#sample(bodyFor(bodies, dialect.id, style));
    const sample = samples.find((each) => each.messages.length === written) ?? samples[0];
    let next = 0;
    return messages.map((message) => {
      const origin = message.metadata?.["isPast"] ? undefined : sample?.origins[next++];
      return origin ?? { message: undefined, parts: [] };
    });
  }
}

function describePrompt(prompt: LoweredPrompt, meta: PromptMeta): CompiledMeta {
  return {
    ...meta,
    id: prompt.id,
    path: prompt.path,
    ...(prompt.model !== undefined && { model: prompt.model }),
    config: (prompt.raw["config"] ?? {}) as JsonObject,
    raw: prompt.raw,
    ext: prompt.ext,
    ...(prompt.targets && { targets: prompt.targets }),
  };
}
