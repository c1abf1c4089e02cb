import type { TokenPattern } from "../dialects/chat-template/control-tokens.ts";

/** What a model's own files say about its text. Plain data. */
export interface ModelFile {
  /** The chat template; absent where the file has none. */
  readonly template?: string;
  /** The template for conversations with tools, where there is one of its own for them. */
  readonly toolTemplate?: string;
  readonly bosToken?: string;
  readonly eosToken?: string;
  /** Whether the tokenizer puts the start token before a text; absent where the file does not say. */
  readonly addsBos?: boolean;
  /** Tokens that the tokenizer reads as more than their characters. */
  readonly controlTokens: readonly TokenPattern[];
  /** Tokens. */
  readonly contextWindow?: number;
}

/** A model file that cannot be used. `message` reads on from the file's name. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
  /** What to do, where the file is not what has to be put right. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
