import { diagnosticCodes } from "./codes.ts";

/** What an entry needs to be explained: diagnostics have it, and so do the findings of a report. */
export interface Explained {
  readonly title: string;
  readonly why: string;
  readonly help: string;
  readonly explain: string;
}

/** The long text of a code for a terminal, or undefined for a code that neither table has. */
export function explain(code: string, more: { readonly [code: string]: Explained } = {}): string | undefined {
  const entry: Explained | undefined = [diagnosticCodes as Record<string, Explained>, more].find((table) =>
    Object.hasOwn(table, code),
  )?.[code];
  if (!entry) return undefined;
  return [
    `${code}: ${entry.title}`,
    "",
    entry.explain.trim(),
    "",
    `why:  ${entry.why}`,
    `help: ${entry.help}`,
    "",
  ].join("\n");
}
