import type { DialectId } from "./dialect-ids.ts";

export type { DialectId } from "./dialect-ids.ts";

/** A JSON value: what inputs, tool arguments and request bodies are made of. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json;
}

/** A JSON Schema, draft 7 to 2020-12. */
export type JsonSchema = boolean | JsonObject;

/** Who speaks. Dotprompt's `model` is written `assistant` here. */
export type Role = "system" | "user" | "assistant" | "tool";

/** Free data on a message or part. Polylect itself reads `name` and `cache`, and writes `purpose` and `cache`. */
export interface Metadata {
  /** Who speaks, on a message: a participant of a conversation, never a role. */
  name?: string;
  /** `"history"` on messages that came from the caller's conversation, or a purpose given to `{{role}}`. */
  purpose?: Json;
  /** A cache breakpoint stands right after this part. */
  cache?: { ttl?: string };
  [key: string]: unknown;
}

/** A run of text. */
export interface TextPart {
  type: "text";
  text: string;
  metadata?: Metadata;
}

/** An image, sound, video or document, by `http(s):` or `data:` URL. */
export interface MediaPart {
  type: "media";
  url: string;
  mimeType?: string;
  metadata?: Metadata;
}

/** A call that the assistant made. `input` is the parsed arguments. */
export interface ToolCallPart {
  type: "tool-call";
  id: string;
  name: string;
  input: Json;
  metadata?: Metadata;
}

/** What a tool answered. Belongs in a `tool` message. */
export interface ToolResultPart {
  type: "tool-result";
  id: string;
  name: string;
  output: Json;
  /** Images and documents that belong to the answer, after `output`. */
  media?: MediaPart[];
  isError?: boolean;
  metadata?: Metadata;
}

/** Reasoning that a model wrote, with the dialect that signed it, so that no other dialect is sent a foreign signature. */
export interface ReasoningPart {
  type: "reasoning";
  text: string;
  /**
   * The provider's proof that the text is its own: Claude's `signature`, Gemini's `thoughtSignature`, the `id` of an item
   * of OpenAI's Responses.
   */
  signature?: string;
  /** Text that the provider hid; opaque. Claude's `redacted_thinking`, the `encrypted_content` of OpenAI's Responses. */
  redacted?: string;
  /** The dialect that wrote the part. */
  dialect?: DialectId;
  metadata?: Metadata;
}

/** A place that the host application fills (Dotprompt's `{{section}}`). */
export interface SectionPart {
  type: "section";
  purpose: string;
  metadata?: Metadata;
}

/** One piece of a message. */
export type Part = TextPart | MediaPart | ToolCallPart | ToolResultPart | ReasoningPart | SectionPart;

/** One turn of a conversation, in the neutral form that every dialect lowers. */
export interface Message {
  /** `developer`, in conversations that come from OpenAI, means what `system` does. */
  role: Role | "developer";
  parts: Part[];
  metadata?: Metadata;
}

/**
 * How much of the prompt a dialect keeps. `exact`: the same concept; `adapted`: the same meaning by other means;
 * `lossy`: a field or its meaning is left out; `refused`: no body that keeps the messages would be accepted.
 */
export type Level = "exact" | "adapted" | "lossy" | "refused";

/** What kind of thing a finding concerns. */
export type Category = "content" | "schema" | "parameters" | "model";

/**
 * One departure from the prompt, as lowering reports it: an id and a place, no prose.
 * The build-time report turns it into a {@link Finding} with span, why and how to fix.
 */
export interface Note {
  id: string;
  level: Level;
  category: Category;
  /** What the note is about: a parameter name, a tool name, a MIME type. */
  subject?: string;
  /** Index into the messages that were given to lowering. */
  message?: number;
  /** Index into that message's parts. */
  part?: number;
}

/** Receives notes during lowering. */
export type Report = (note: Note) => void;

/** What a compiled dialect function takes besides the input. */
export interface RenderOptions {
  /** The model id without its backend, for example `claude-sonnet-5-5`. */
  model?: string;
  /** The `@` variables of the template: `{ auth: { email } }` is read as `{{@auth.email}}`. */
  context?: JsonObject;
  /** Receives every departure; without it, lossy content and refused throw {@link PortabilityError}. */
  onFinding?: Report;
}

/** What the dialect functions of a prompt with `{{history}}` take besides the input. */
export interface ConversationOptions extends RenderOptions {
  /** Earlier turns; they stand where `{{history}}` is. */
  history?: readonly Message[];
}

/** What a prompt says about itself at run time. */
export interface PromptMeta {
  name: string;
  variant?: string;
  version?: string;
  description?: string;
  /** SHA-256 of the prompt file and everything it includes, hex, first 16 digits. */
  contentHash: string;
  /** SHA-256 of input schema, output schema and tools, hex, first 16 digits. */
  contractHash: string;
}

/** What gave an answer: the dialect and the model of its request, and the backend where it was not the first. */
export interface AnswerSource {
  dialect: DialectId;
  /** The model id without its backend. */
  model: string;
  backend?: string;
}

/** Input types of a prompt's tools, by the names of the tools. */
export interface ToolInputs {
  readonly [name: string]: unknown;
}

/** What was done to read an answer. */
export type RepairKind =
  /** Reasoning before the answer was left out. */
  | "reasoning"
  /** Text around the JSON was left out. */
  | "prose"
  /** The JSON stood in a Markdown fence. */
  | "fence"
  | "comment"
  /** Single or typographic quotes, or a quote that was escaped without need. */
  | "quotes"
  /** Keys without quotes. */
  | "bare-key"
  /** `True`, `False` or `None`. */
  | "literal"
  /** Line breaks, tabs and the like that stood in a string as they are. */
  | "control-character"
  | "trailing-comma"
  /** A bracket was missing before one that closes what is around it. */
  | "bracket"
  /** The text ends, or its fence does, before the value that `path` points to. */
  | "cut-off"
  /** A text where the schema says number. */
  | "number"
  /** A text where the schema says boolean. */
  | "boolean";

/** One thing that was not as it should be in an answer, and was read all the same. */
export interface Repair {
  kind: RepairKind;
  /** JSON Pointer to a value, where it concerns one. For `cut-off` in the answer as it was written. */
  path?: string;
  /** What was done; a sentence without its start. */
  message: string;
}

/** Takes one repair after the other. */
export type OnRepair = (repair: Repair) => void;

/** What a portable function returns: a prompt with its input, for any model. Pass it to `generate`. */
export interface PromptCall<Output = unknown, Tools extends object = object> {
  readonly meta: PromptMeta;
  /** The tools that the model may call, by name. */
  readonly tools: { readonly [Name in keyof Tools]: CallTool<Tools[Name]> };
  /** What the prompt renders to, by dialect. */
  readonly dialects: { readonly [Id in DialectId]?: CallDialect };
  /** Where the servers of `dialects` are, by the ids that model references name. */
  readonly servers: { readonly [id: string]: CallServer };
  /** The neutral conversation; for a dialect where `{{#dialect}}` makes a difference. */
  messages(options?: { dialect?: DialectId; context?: JsonObject; history?: readonly Message[] }): Message[];
  /**
   * Reads an answer leniently and checks it strictly. `source` says what gave it; without, every form is tried in which
   * some model was asked for it. `onRepair` is told what was done to read it. Throws `OutputError`.
   */
  parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): Output;
}

/** A tool of a prompt. */
export interface CallTool<Input = unknown> {
  readonly description?: string;
  /** What the arguments of a call must fit. */
  readonly inputSchema: JsonSchema;
  /** Never there: it carries the type of the arguments. */
  readonly input?: Input;
}

/** A prompt with its input, in one dialect. */
export interface CallDialect {
  /** The servers whose models it knows, each with the model of calls that name none. */
  readonly backends: { readonly [id: string]: string | null | undefined };
  /** The request body, as the dialect's own function returns it. Throws what that throws. */
  body(options: ConversationOptions & { backend?: string }): JsonObject;
  /** What later turns have to be lowered by. Absent where a prompt has no tools. */
  rules?(model: string, backend?: string): MessageRules;
}

/** Facts of a model family that message lowering reads. Small and plain, so that emitted code can carry them. */
export interface MessageRules {
  readonly [flag: string]: boolean | number | string;
}

/** Where a server is. */
export interface CallServer {
  /** What the dialect's path is appended to. */
  readonly baseUrl: string;
  /** Environment variable whose value replaces the base URL. */
  readonly baseUrlEnv?: string;
  /** Environment variable that holds the key; absent where the server asks for none. */
  readonly apiKeyEnv?: string;
  /** Other ids for it in model references. */
  readonly aliases?: readonly string[];
}
