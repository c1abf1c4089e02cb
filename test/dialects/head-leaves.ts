import type { HeadRequest, ModelFamily } from "../../src/dialects/dialect.ts";
import type { Parameters, ToolChoice } from "../../src/ir/parameters.ts";
import type { OutputSpec, Tool } from "../../src/ir/tool.ts";
import type { Json, JsonObject, JsonSchema, Note } from "../../src/runtime/types.ts";
import { flat, jsonLeaves, objectsIn } from "./message-leaves.ts";

/** The names that numbers have on any wire. */
const numberFields = {
  temperature: ["temperature"],
  topP: ["top_p", "topP"],
  topK: ["top_k", "topK"],
  minP: ["min_p"],
  seed: ["seed"],
  maxOutputTokens: [
    "max_tokens",
    "max_completion_tokens",
    "max_output_tokens",
    "maxOutputTokens",
    "num_predict",
    "n_predict",
  ],
  presencePenalty: ["presence_penalty", "presencePenalty"],
  frequencyPenalty: ["frequency_penalty", "frequencyPenalty"],
  repetitionPenalty: ["repeat_penalty", "repetition_penalty"],
  n: ["n", "candidateCount"],
} as const;

/** What was sent and told of a head. */
interface Head {
  readonly request: HeadRequest;
  readonly family: ModelFamily;
  readonly body: JsonObject;
  readonly all: string;
  readonly notes: readonly Note[];
  /** Whether a note has the subject, and one of the ids where some are given. */
  readonly tells: (subject: string | undefined, ...ids: string[]) => boolean;
}

/** Leaves of a head that are neither in the body, which holds the instruction too, nor named by a note with their subject. */
export function lostOfHead(
  request: HeadRequest,
  family: ModelFamily,
  body: JsonObject,
  notes: readonly Note[],
): string[] {
  const tells = (subject: string | undefined, ...ids: string[]) =>
    notes.some((note) => note.subject === subject && (ids.length === 0 || ids.includes(note.id)));
  const head: Head = { request, family, body, all: flat(body), notes, tells };
  const { parameters, tools, output, fields } = request;
  const checks: [what: string, isKept: boolean][] = [
    ...numberChecks(parameters, head),
    ...otherChecks(parameters, head),
    ...reasoningChecks(parameters, head),
    ["toolChoice", isChoiceKept(parameters.toolChoice, tools, head)],
    ...tools.flatMap((tool) => toolChecks(tool, head)),
    ...(output ? outputChecks(output, head) : []),
    ...jsonLeaves(fields).map((leaf): [string, boolean] => [`field ${leaf}`, head.all.includes(leaf)]),
  ];
  return checks.filter(([, isKept]) => !isKept).map(([what]) => what);
}

/** Whether a field of one of the names has the value, anywhere in the body. */
function has({ body }: Head, names: readonly string[], value: Json): boolean {
  return objectsIn(body).some((object) =>
    names.some((name) => name in object && flat(object[name]) === flat(value)),
  );
}

function numberChecks(parameters: Parameters, head: Head): [string, boolean][] {
  return Object.entries(numberFields).flatMap(([name, names]): [string, boolean][] => {
    const value = parameters[name as keyof typeof numberFields];
    if (value === undefined) return [];
    // One answer is what every service gives.
    const isIdle = name === "n" && value === 1;
    return [[name, isIdle || has(head, names, value) || head.tells(name)]];
  });
}

function otherChecks(parameters: Parameters, head: Head): [string, boolean][] {
  const { stopSequences = [], logprobs, parallelToolCalls, requestLabels = {}, endUserId } = parameters;
  const stop = objectsIn(head.body).flatMap(({ stop, stop_sequences, stopSequences: camel }) =>
    ([stop, stop_sequences, camel] as unknown[]).flat(),
  );
  const isCounted =
    typeof logprobs === "number" && has(head, ["top_logprobs", "logprobs", "n_probs"], logprobs);
  const isSwitched =
    logprobs === true &&
    /"(logprobs|responseLogprobs)":true|output_text\.logprobs|"n_probs":1/.test(head.all);
  // Without tools nothing is called in parallel, and with them a service does unless it is told otherwise.
  const idle = parallelToolCalls !== false || head.request.tools.length === 0;
  const parallel =
    has(head, ["parallel_tool_calls"], false) || has(head, ["disable_parallel_tool_use"], true);
  return [
    ...stopSequences.map((text): [string, boolean] => [
      `stop ${text}`,
      stop.includes(text) || head.tells("stopSequences"),
    ]),
    ["logprobs", !logprobs || isCounted || isSwitched || head.tells("logprobs")],
    ["parallelToolCalls", idle || parallel || hasNoCalls(head) || head.tells("parallelToolCalls")],
    ...Object.entries(requestLabels).map(([key, value]): [string, boolean] => [
      `requestLabels ${key}`,
      has(head, [key], value) || head.tells("requestLabels"),
    ]),
    ["endUserId", endUserId === undefined || head.all.includes(endUserId) || head.tells("endUserId")],
  ];
}

/** Claude's switch is part of a choice, and beside the choice of no call there is nothing to switch. */
const hasNoCalls = (head: Head): boolean =>
  head.request.parameters.toolChoice === "none" && has(head, ["type"], "none");

function reasoningChecks({ reasoning = {} }: Parameters, head: Head): [string, boolean][] {
  const { effort, budgetTokens: budget } = reasoning;
  const isOff =
    /"thinking":\{"type":"disabled"\}|"think":false|"thinkingBudget":0|"enable_thinking":false/.test(
      head.all,
    );
  const names = ["reasoning_effort", "effort", "thinkingLevel", "think"];
  const isEffort =
    effort === undefined || has(head, names, effort) || (effort === "none" && (isOff || !canReason(head)));
  const fields = [
    "budget_tokens",
    "thinkingBudget",
    "thinking_token_budget",
    "reasoning_budget_tokens",
    "max_tokens",
  ];
  const isBudget = budget === undefined || has(head, fields, budget) || (budget === 0 && isOff);
  const isNamed = head.tells("reasoning.effort") || head.tells(effort, "effort-switch");
  return [
    ["reasoning.effort", isEffort || isNamed],
    ["reasoning.budgetTokens", isBudget || head.tells("reasoning.budgetTokens")],
  ];
}

/** Whether the table says of the model that it reasons: such a model has to be told not to. */
function canReason({ family }: Head): boolean {
  const {
    efforts = [],
    thinkingLevels = [],
    thinkingBudget,
    thinks,
  } = family as ModelFamily & {
    efforts?: readonly string[];
    thinkingLevels?: readonly string[];
    thinkingBudget?: unknown;
    thinks?: boolean;
  };
  return efforts.length > 0 || thinkingLevels.length > 0 || thinkingBudget !== undefined || thinks === true;
}

function isChoiceKept(choice: ToolChoice | undefined, tools: readonly Tool[], head: Head): boolean {
  // A model with tools chooses, and one without calls none.
  if (choice === undefined || choice === "auto" || (choice === "none" && tools.length === 0)) return true;
  if (
    head.tells(
      typeof choice === "object" ? choice.name : "toolChoice",
      "forced-tool-choice",
      "unsupported-parameter",
    )
  )
    return true;
  const shown = objectsIn(head.body)
    .flatMap(({ tool_choice, toolConfig }) => [tool_choice, toolConfig].map(flat))
    .join();
  const name = typeof choice === "object" ? choice.name : undefined;
  if (name !== undefined) return shown.includes(`"${name}"`);
  return choice === "none" ? /"none"|NONE/.test(shown) : /"required"|"any"|ANY/.test(shown);
}

function toolChecks({ name, description, inputSchema }: Tool, head: Head): [string, boolean][] {
  const isOther = head.tells(name, "tool-schema");
  return [
    [`tool ${name}`, head.all.includes(`"name":${flat(name)}`)],
    ["description", description === undefined || head.all.includes(flat(description).slice(1, -1))],
    // A schema that takes nothing is a tool that cannot be called; one that takes anything is an open object.
    ...schemaChecks(inputSchema, name, head).map(([what, isKept]): [string, boolean] => [
      `tool ${what}`,
      isKept || isOther,
    ]),
  ];
}

function outputChecks({ format, schema }: OutputSpec, head: Head): [string, boolean][] {
  if (format !== "json") return [];
  const isAsked = head.notes.some(({ id }) => id === "json-mode" || id === "schema-in-text");
  const isJson = /"json_object"|"json_schema"|"application\/json"|"format":("json"|\{)|nothing else/.test(
    head.all,
  );
  return [
    ["format", isJson && (isAsked || !head.all.includes("nothing else"))],
    ...(schema === undefined ? [] : schemaChecks(schema, "", head)),
  ];
}

/** Whether all that a schema says is in the body or the instruction, or named by the place of its keyword. */
function schemaChecks(schema: JsonSchema, prefix: string, { all, notes }: Head): [string, boolean][] {
  const sent = all.toLowerCase();
  const named = notes.flatMap(({ id, subject }) => (id === "schema-keyword" && subject ? [subject] : []));
  const isNamed = (at: string) => named.some((each) => `${prefix}${at}/`.startsWith(`${each}/`));
  return schemaLeaves(schema).map(({ at, leaf }) => [
    `schema ${at} ${leaf}`,
    sent.includes(leaf.toLowerCase()) || isNamed(at),
  ]);
}

/** What a schema says of values: names of properties, and values of keywords but references, with their places. */
function schemaLeaves(value: Json, at = "#", key = ""): { at: string; leaf: string }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => schemaLeaves(each, `${at}/${index}`, key));
  if (typeof value === "object" && value !== null) {
    const isTable = key === "properties" && !at.endsWith("/properties/properties");
    return Object.entries(value).flatMap(([name, each]) => [
      ...(isTable ? [{ at: `${at}/${name}`, leaf: flat(name) }] : []),
      ...schemaLeaves(each, `${at}/${name}`, name),
    ]);
  }
  if (key === "$ref" || at === "#") return [];
  // A schema that takes anything says nothing, and one that takes nothing is a keyword of its parent.
  if (typeof value === "boolean")
    return key === "additionalProperties" ? [{ at, leaf: `"${key}":${value}` }] : [];
  return [{ at, leaf: typeof value === "string" ? flat(value).slice(1, -1) : flat(value) }];
}
