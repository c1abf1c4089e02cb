import type { JsonObject } from "../../runtime/types.ts";

type SnakeKey<Key> = Key extends `${infer Head}${infer Rest}`
  ? `${Head extends Uppercase<Head> ? (Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`) : Head}${SnakeKey<Rest>}`
  : Key;

/** The service reads camelCase and snake_case field names alike. */
type Spelled<Shape> = Shape | { [Key in keyof Shape as SnakeKey<Key>]: Shape[Key] };

/** Bytes in the part itself. */
export type GeminiInlineData = { mimeType: string; data: string };

/** Bytes behind a URI. */
export type GeminiFileData = { fileUri: string; mimeType?: string };

/** A call that the model made. */
export type GeminiFunctionCall = { id?: string; name: string; args?: JsonObject };

/** What a tool answered, under `output` or `error`, or as an object of its own. */
export type GeminiFunctionResponse = {
  id?: string;
  name: string;
  response: JsonObject;
  parts?: GeminiResponsePart[];
};

/** Media inside a tool's answer. */
export type GeminiResponsePart = Spelled<
  { inlineData: Spelled<GeminiInlineData> } | { fileData: Spelled<GeminiFileData> }
>;

type PartExtras = {
  thought?: boolean;
  thoughtSignature?: string;
  videoMetadata?: { fps?: number; startOffset?: string; endOffset?: string };
};

/** One piece of a turn: exactly one kind of data, and what is said about it. */
export type GeminiPart =
  | Spelled<PartExtras & { text: string }>
  | Spelled<PartExtras & { inlineData: Spelled<GeminiInlineData> }>
  | Spelled<PartExtras & { fileData: Spelled<GeminiFileData> }>
  | Spelled<PartExtras & { functionCall: GeminiFunctionCall }>
  | Spelled<PartExtras & { functionResponse: GeminiFunctionResponse }>
  | Spelled<PartExtras & { toolCall: Spelled<{ id?: string; toolType: string; args?: JsonObject }> }>
  | Spelled<PartExtras & { toolResponse: Spelled<{ id?: string; toolType: string; response?: JsonObject }> }>;

/** One turn; an absent role means `user`. */
export type GeminiContent = { role?: "user" | "model"; parts: GeminiPart[] };

/** A function the model may call. */
export type GeminiFunctionDeclaration = Spelled<{
  name: string;
  description?: string;
  /** The OpenAPI form; excludes `parametersJsonSchema`. */
  parameters?: JsonObject;
  parametersJsonSchema?: JsonObject;
}>;

/** Functions, or one of the service's own tools. */
export type GeminiTool = Spelled<{
  functionDeclarations?: GeminiFunctionDeclaration[];
  codeExecution?: JsonObject;
  fileSearch?: JsonObject;
  googleSearch?: JsonObject;
  urlContext?: JsonObject;
}>;

/** Whether and which function must be called. */
export type GeminiToolConfig = Spelled<{
  functionCallingConfig?: Spelled<{
    mode?: "AUTO" | "ANY" | "NONE" | "VALIDATED";
    allowedFunctionNames?: string[];
  }>;
  includeServerSideToolInvocations?: boolean;
}>;

/** How much the model thinks. */
export type GeminiThinkingConfig = Spelled<{
  includeThoughts?: boolean;
  thinkingBudget?: number;
  thinkingLevel?: string;
}>;

/** Sampling, limits and the form of the answer. */
export type GeminiGenerationConfig = Spelled<{
  temperature?: number;
  topP?: number;
  topK?: number;
  candidateCount?: number;
  maxOutputTokens?: number;
  stopSequences?: string[];
  presencePenalty?: number;
  frequencyPenalty?: number;
  seed?: number;
  responseLogprobs?: boolean;
  logprobs?: number;
  responseMimeType?: string;
  responseSchema?: JsonObject;
  responseJsonSchema?: JsonObject;
  responseModalities?: string[];
  thinkingConfig?: GeminiThinkingConfig;
}>;

/** The body of `POST models/{model}:generateContent`; the model is in the path. */
export type GeminiBody = Spelled<{
  contents: GeminiContent[];
  systemInstruction?: { role?: string; parts: GeminiPart[] };
  generationConfig?: GeminiGenerationConfig;
  tools?: GeminiTool | GeminiTool[];
  toolConfig?: GeminiToolConfig;
  cachedContent?: string;
  modelArmorConfig?: Spelled<{ promptTemplateName?: string; responseTemplateName?: string }>;
}>;
