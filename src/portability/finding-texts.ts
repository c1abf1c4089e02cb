/** The prose of a finding. `{target}` and `{subject}` are filled in. */
export interface FindingText {
  /** What happens, in one sentence. */
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

/** Every finding id. `polylect explain <id>` prints the entry. */
export const findingTexts: { readonly [id: string]: FindingText } = {};
