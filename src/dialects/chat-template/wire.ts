import type { JsonObject } from "../../runtime/types.ts";

/** The body of llama.cpp's `POST /completion`. */
export type ChatTemplateBody = {
  model: string;
  /** The conversation as the chat template writes it, without the start token where the server adds it. */
  prompt: string;
  /** Texts that end the answer: those of the template and those of the prompt. */
  stop?: string[];
  /** Tokens. */
  n_predict?: number;
  temperature?: number;
  top_k?: number;
  top_p?: number;
  min_p?: number;
  seed?: number;
  repeat_penalty?: number;
  presence_penalty?: number;
  frequency_penalty?: number;
  /** How many alternatives of each token are told. */
  n_probs?: number;
  /** What the grammar of the answer is made from; the model does not see it. */
  json_schema?: JsonObject;
};
