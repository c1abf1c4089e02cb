/** What an entry needs to be explained: diagnostics have it, and so do findings and checks. */
export interface Explained {
  readonly title: string;
  readonly why: string;
  readonly help: string;
  /** The long text: what it means, an example, how to solve it. Markdown. */
  readonly explain: string;
}

/** The long text of an entry for a terminal. */
export function explain({
  id,
  title,
  why,
  help,
  explain: text,
}: Explained & { readonly id: string }): string {
  return [`${id}: ${title}`, "", text.trim(), "", `why:  ${why}`, `help: ${help}`, ""].join("\n");
}
