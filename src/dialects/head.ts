import type { Parameters } from "../ir/parameters.ts";
import type { Tool } from "../ir/tool.ts";
import type { Category, Json, JsonObject, JsonSchema, Level, Report } from "../runtime/types.ts";

/** Parameters that are one number. */
export type NumberParameter = Exclude<
  { [Key in keyof Parameters]-?: Parameters[Key] extends number | undefined ? Key : never }[keyof Parameters],
  undefined
>;

/** Where a number goes in the body, and between what bounds the service takes it. */
export interface NumberField {
  readonly to: string;
  readonly min?: number;
  readonly max?: number;
}

/** The numbers that a dialect has a field for. */
export type NumberFields = { readonly [Key in NumberParameter]?: NumberField };

const numberParameters: readonly NumberParameter[] = [
  "maxOutputTokens",
  "temperature",
  "topP",
  "topK",
  "minP",
  "seed",
  "presencePenalty",
  "frequencyPenalty",
  "repetitionPenalty",
  "n",
];

/** Reports something about parameters, tools or schema, which have no place among the messages. */
export function tellHead(
  report: Report,
  id: string,
  level: Level,
  subject?: string,
  category: Category = "parameters",
): void {
  report({ id, level, category, ...(subject !== undefined && { subject }) });
}

/** The numbers under their wire names. What has no field, is in `without` or is out of bounds is left out and reported. */
export function lowerNumbers(
  parameters: Parameters,
  fields: NumberFields,
  without: readonly string[],
  report: Report,
): { [field: string]: number } {
  const lowered: { [field: string]: number } = {};
  for (const name of numberParameters) {
    const value = parameters[name];
    const field = without.includes(name) ? undefined : fields[name];
    if (value === undefined) continue;
    if (!field) {
      // One answer is what every service gives.
      if (name !== "n" || value !== 1) tellHead(report, "unsupported-parameter", "lossy", name);
    } else if (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity)) {
      tellHead(report, "parameter-range", "lossy", name);
    } else lowered[field.to] = value;
  }
  return lowered;
}

/** Stop strings, cut to `max`; a service may refuse blank ones. */
export function lowerStop(
  stop: readonly string[] | undefined,
  max: number,
  report: Report,
  blank = true,
): string[] | undefined {
  if (!stop?.length) return undefined;
  const kept = stop.filter((text) => text !== "" && (blank || text.trim() !== ""));
  if (kept.length < stop.length) tellHead(report, "parameter-range", "lossy", "stopSequences");
  if (kept.length > max) tellHead(report, "stop-limit", "lossy", "stopSequences");
  return kept.length ? kept.slice(0, max) : undefined;
}

/** The reasoning effort, where it is one that the family knows; any other is reported. */
export function lowerEffort(
  parameters: Parameters,
  efforts: readonly string[],
  report: Report,
): string | undefined {
  const effort = parameters.reasoning?.effort;
  if (effort === undefined || efforts.includes(effort)) return effort;
  // A model that does not reason already does what `none` asks for.
  if (effort !== "none" || efforts.length)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.effort");
  return undefined;
}

/** What a service takes of who asks and why. */
export interface Identity {
  /** Whether `metadata` is taken: 16 pairs, keys of 64 characters, values of 512. */
  readonly metadata: boolean;
  /** The field of the end user's id, of 64 characters at most; absent where there is none. */
  readonly endUser?: string;
}

/** Labels of the request and the end user's id, under the names that OpenAI made common. */
export function lowerIdentity(
  { requestLabels, endUserId }: Parameters,
  identity: Identity,
  report: Report,
): JsonObject {
  const { endUser } = identity;
  const pairs = Object.entries(requestLabels ?? {});
  const kept = identity.metadata
    ? pairs.filter(([key, value]) => key.length <= 64 && value.length <= 512).slice(0, 16)
    : [];
  if (kept.length < pairs.length) {
    const id = identity.metadata ? "parameter-range" : "unsupported-parameter";
    tellHead(report, id, "lossy", "requestLabels");
  }
  const fits = endUserId !== undefined && endUserId.length <= 64;
  if (endUserId !== undefined && (!endUser || !fits))
    tellHead(report, endUser ? "parameter-range" : "unsupported-parameter", "lossy", "endUserId");
  return {
    ...(kept.length && { metadata: Object.fromEntries(kept) }),
    ...(endUser && fits && { [endUser]: endUserId }),
  };
}

/** The tool choice that can be sent: none without tools; a name must be that of a tool. */
export function readToolChoice(
  { toolChoice }: Parameters,
  tools: readonly Tool[],
  report: Report,
): Parameters["toolChoice"] {
  const forced = toolChoice === "required" || typeof toolChoice === "object";
  const known = typeof toolChoice !== "object" || tools.some((tool) => tool.name === toolChoice.name);
  if (tools.length && known) return toolChoice;
  if (forced) tellHead(report, "forced-tool-choice", "lossy", choiceSubject(toolChoice));
  return undefined;
}

/** How a report names a tool choice. */
export function choiceSubject(choice: Parameters["toolChoice"]): string {
  return typeof choice === "object" ? choice.name : "toolChoice";
}

/** Reports tools whose names the service refuses. */
export function checkToolNames(tools: readonly Tool[], pattern: RegExp, report: Report): void {
  for (const { name } of tools) if (!pattern.test(name)) tellHead(report, "tool-name", "refused", name);
}

/** Reports tools that the chat template of a model does not show to it. */
export function tellHiddenTools(
  tools: readonly Tool[],
  { showsTools }: { readonly showsTools: boolean },
  report: Report,
): void {
  if (showsTools) return;
  for (const { name } of tools) tellHead(report, "hidden-tools", "lossy", name, "content");
}

/** A schema as an object, itself where it is one: `true` takes any object. */
export function objectSchema(schema: JsonSchema): JsonObject {
  return typeof schema === "object" ? schema : { type: "object" };
}

/** A tool in the form that Chat Completions made common. */
export function functionTool({ name, description, inputSchema }: Tool) {
  return {
    type: "function" as const,
    function: {
      name,
      ...(description !== undefined && { description }),
      parameters: objectSchema(inputSchema),
    },
  };
}

/** Merges provider-only fields into a body: objects deeply, anything else replaced. Changes neither. */
export function mergeFields(body: JsonObject, fields: JsonObject): JsonObject {
  if (Object.keys(fields).length === 0) return body;
  const entries = new Map<string, Json>(Object.entries(body));
  for (const [key, value] of Object.entries(fields)) {
    const old = entries.get(key);
    entries.set(key, isPlain(old) && isPlain(value) ? mergeFields(old, value) : value);
  }
  return Object.fromEntries(entries);
}

function isPlain(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
