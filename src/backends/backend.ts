import type { Families, FamilyRow } from "../dialects/dialect.ts";
import type { Differences } from "../dialects/families.ts";
import type { OpenaiChatFamily } from "../dialects/openai-chat/capabilities.ts";
import type { DialectId } from "../runtime/types.ts";

/** What every row says of a server. */
interface Server {
  readonly id: string;
  /** Other names for it in model references, as Dotprompt and Genkit write them. */
  readonly aliases?: readonly string[];
  readonly dialect: DialectId;
  /** What the dialect's path is appended to. */
  readonly baseUrl: string;
  /** Environment variable whose value replaces the base URL at run time. */
  readonly baseUrlEnv?: string;
  /** Environment variable that holds the key; absent where the server asks for none. */
  readonly apiKeyEnv?: string;
  /** Whether control tokens of the model in a text are read as such. */
  readonly parsesControlTokens?: true;
  /** Whether it has a route for raw text in the dialect chat-template. */
  readonly completesText?: true;
  /** Where the row comes from. */
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly checked: string;
}

/** A server as a row of data: it takes what the service of its dialect does, or says where it differs. */
export type BackendRow =
  | Server
  | (Server & {
      readonly dialect: "openai-chat";
      /** What the server takes otherwise than OpenAI's service. */
      readonly differs: Differences<OpenaiChatFamily>;
      /** The models it serves. */
      readonly models: readonly FamilyRow<OpenaiChatFamily>[];
    });

/** A named server that speaks a dialect. */
export interface Backend extends Server {
  /** The models it serves, and what a model takes that it does not know. */
  readonly families: Families;
}

/** What a model reference names. */
export interface ResolvedModel {
  readonly backend: Backend;
  readonly dialect: DialectId;
  /** Model id without the backend; absent where the reference is a dialect or a backend alone. */
  readonly model?: string;
}
