import type { JsonObject, JsonSchema } from "../../runtime/types.ts";
import { anyObject, type Fields, flag, listOf, matching, nothing, oneOf, ref, text } from "../wire-shapes.ts";
import { fraction, integer, oneOrMore, spelled } from "./proto-shapes.ts";
import { parts } from "./wire-schema-parts.ts";

/** GEN-SDK genai.d.ts FunctionDeclaration. */
const functionName = matching(
  "^[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}$",
  "a name that starts with a letter or `_`, with up to 128 letters, digits, `_`, `.`, `:` or `-`",
);

/** Refuses one field beside another, in both spellings of each. */
function apart(one: readonly string[], other: readonly string[]): JsonObject {
  const has = (names: readonly string[]) => ({
    anyOf: names.map((name) => ({ required: [name], properties: { [name]: { not: { type: "null" } } } })),
  });
  return {
    if: has(one),
    then: { properties: Object.fromEntries(other.map((name) => [name, nothing])) },
  };
}

const functionDeclaration = {
  ...spelled(
    { name: functionName },
    {
      description: text,
      behavior: text,
      parameters: anyObject,
      parametersJsonSchema: { type: ["object", "boolean"] },
      response: anyObject,
      responseJsonSchema: { type: ["object", "boolean"] },
    },
  ),
  ...apart(["parametersJsonSchema", "parameters_json_schema"], ["parameters"]),
};

/** The service's own tools are objects of settings, often empty. */
const hostedTools = [
  "codeExecution",
  "computerUse",
  "enterpriseWebSearch",
  "exaAiSearch",
  "fileSearch",
  "googleMaps",
  "googleSearch",
  "googleSearchRetrieval",
  "parallelAiSearch",
  "retrieval",
  "urlContext",
];

const tool = spelled(
  {},
  {
    functionDeclarations: oneOrMore(ref("functionDeclaration")),
    mcpServers: oneOrMore(anyObject),
    ...Object.fromEntries(hostedTools.map((name) => [name, anyObject])),
  },
);

const mode = matching(
  "^(?:(?:MODE_UNSPECIFIED|AUTO|ANY|NONE|VALIDATED)|(?:auto|any|none|validated))$",
  "one of AUTO, ANY, NONE, VALIDATED",
);

const functionCallingConfig = {
  ...spelled({}, { mode, allowedFunctionNames: oneOrMore(text), streamFunctionCallArguments: flag }),
  // GEN-SDK genai.d.ts: names go with ANY and VALIDATED only.
  if: { properties: { mode: { enum: ["NONE", "AUTO", "none", "auto"] } }, required: ["mode"] },
  then: {
    properties: Object.fromEntries(
      ["allowedFunctionNames", "allowed_function_names"].map((name) => [
        name,
        { if: { type: "array", minItems: 1 }, then: false },
      ]),
    ),
  },
};

/** GEN-SDK genai.d.ts GenerationConfig. */
const generationConfig = {
  ...spelled(
    {},
    {
      temperature: fraction(0, 2),
      topP: fraction(0, 1),
      topK: fraction(1),
      candidateCount: integer(1),
      maxOutputTokens: integer(1),
      // GEN-DOC GenerationConfig.
      stopSequences: { ...oneOrMore(text), maxItems: 5 },
      presencePenalty: fraction(-2, 2),
      frequencyPenalty: fraction(-2, 2),
      seed: integer(),
      responseLogprobs: flag,
      logprobs: integer(0),
      responseMimeType: text,
      responseSchema: anyObject,
      responseJsonSchema: { type: ["object", "boolean"] },
      responseFormat: { type: ["object", "array"] },
      responseModalities: oneOrMore(text),
      thinkingConfig: ref("thinkingConfig"),
      mediaResolution: text,
      speechConfig: anyObject,
      imageConfig: anyObject,
      audioTimestamp: flag,
      audioTranscriptionConfig: anyObject,
      enableAffectiveDialog: flag,
      enableEnhancedCivicAnswers: flag,
      modelSelectionConfig: anyObject,
      routingConfig: anyObject,
      translationConfig: anyObject,
    },
  ),
  ...apart(["responseSchema", "response_schema"], ["responseJsonSchema", "response_json_schema"]),
};

const topLevel: Fields = {
  systemInstruction: ref("systemInstruction"),
  generationConfig,
  tools: oneOrMore(tool),
  toolConfig: spelled(
    {},
    {
      functionCallingConfig,
      retrievalConfig: anyObject,
      includeServerSideToolInvocations: flag,
    },
  ),
  safetySettings: oneOrMore(spelled({ category: text, threshold: text }, { method: text })),
  cachedContent: text,
  // Repeats the model of the path.
  model: text,
  serviceTier: text,
  store: flag,
  continuationToken: text,
  automaticContinuation: flag,
  generationOutputConfig: anyObject,
  // Vertex AI only.
  labels: { ...anyObject, additionalProperties: text },
  modelArmorConfig: spelled({}, { promptTemplateName: text, responseTemplateName: text }),
};

/**
 * The body of `POST models/{model}:generateContent`, for the Gemini API and Vertex AI: GEN-SDK genai.d.ts. It is a
 * protocol buffer in JSON: keys in camelCase or snake_case, null for absent, one thing for a list of one, and no
 * unknown key at any level.
 */
export const wireSchema: JsonSchema = {
  ...spelled(
    {
      contents: {
        if: { type: "array" },
        then: listOf(ref("content"), { minItems: 1 }),
        else: ref("content"),
      },
    },
    topLevel,
  ),
  $defs: {
    ...parts,
    functionDeclaration,
    content: spelled(
      { parts: oneOrMore(ref("part"), 1) },
      // An absent or empty role means user.
      { role: oneOf("user", "model", "") },
    ),
    systemInstruction: spelled(
      // GEN-SDK genai.d.ts: text only; its role is not read.
      { parts: oneOrMore(ref("textPart"), 1) },
      { role: text },
    ),
    thinkingConfig: spelled(
      {},
      {
        includeThoughts: flag,
        // −1 lets the model decide.
        thinkingBudget: integer(-1),
        thinkingLevel: matching(
          "^(?:[A-Z_]+|[a-z_]+)$",
          "one of the levels that the model knows, LOW or HIGH for example",
        ),
      },
    ),
  },
};
