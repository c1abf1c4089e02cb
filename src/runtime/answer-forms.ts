import { type AnswerForm, type AnswerReader, answerReader } from "./answer-form.ts";
import type { AnswerSource, DialectId } from "./types.ts";

/** The form of an answer by what gave it; undefined where it was asked for as the prompt's schema says. */
export type FormOfSource = (model: string, backend?: string) => AnswerForm | undefined;

/**
 * Readers of the forms that an answer may have, in the order in which they are tried: one where it is known what gave
 * it, else the form that the prompt's schema says and then all others.
 */
export function answerReaders(
  source: AnswerSource | undefined,
  byDialect: { readonly [id in DialectId]?: FormOfSource },
  all: readonly AnswerForm[],
): AnswerReader[] {
  const forms = source ? [byDialect[source.dialect]?.(source.model, source.backend)] : [undefined, ...all];
  return forms.map(answerReader);
}
