/** What message lowering needs to know: the template, and what the model's files say beside it. */
export type ChatTemplateRules = {
  /** The template's own text. */
  readonly template: string;
  readonly bosToken: string;
  readonly eosToken: string;
  /** Whether the server puts the start token before a prompt. */
  readonly addsBos: boolean;
  /** JSON: a list of token patterns. */
  readonly controlTokens: string;
  /** JSON: an object of template variables. */
  readonly variables: string;
  /** ISO date that the template's clock shows. */
  readonly now: string;
  /** JSON: the list of tools. */
  readonly tools: string;
};
