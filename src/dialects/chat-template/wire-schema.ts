import type { JsonSchema } from "../../runtime/types.ts";
import {
  allNullable,
  anyObject,
  flag,
  listOf,
  number,
  open,
  someText,
  text,
  textOr,
  whole,
  wholeFrom,
} from "../wire-shapes.ts";

// LCPP tools/server/README.md: fields that the server does not know are passed over, so nothing is closed here.

/** The body of `POST /completion`. */
export const wireSchema: JsonSchema = open(
  // The server takes token ids too; this dialect writes text.
  { model: someText, prompt: someText },
  allNullable({
    stop: textOr(text, listOf(text)),
    n_predict: wholeFrom(-1),
    temperature: number,
    top_k: whole,
    top_p: number,
    min_p: number,
    typical_p: number,
    seed: whole,
    repeat_penalty: number,
    repeat_last_n: wholeFrom(-1),
    presence_penalty: number,
    frequency_penalty: number,
    n_probs: wholeFrom(0),
    json_schema: anyObject,
    grammar: text,
    cache_prompt: flag,
    stream: flag,
  }),
);
