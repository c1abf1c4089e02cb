import type { SuggestedTarget } from "./suggested-targets.ts";

/** The first prompt of a project that has none. */
export const starterPrompt = {
  id: "summarize",
  text: `---
version: 1.0.0
description: Sums up a text for somebody who has no time to read it.
input:
  schema:
    text: string, the text to sum up
    audience?: string, who reads the summary
  default:
    audience: a colleague
output:
  schema:
    summary: string, two sentences at most
    points(array, what to remember): string
---
{{role "system"}}
Sum up the text that you are given, for {{audience}}. Keep to what the text says.

{{role "user"}}
{{text}}
`,
} as const;

/** A case of the first prompt. */
export const starterCase = {
  name: "meeting-moved",
  text: `# One input of the prompt. \`polylect test\` renders it on every target and compares with the snapshots beside it.
input:
  text: >-
    The review moves from Tuesday to Thursday at ten, because the figures come in on Wednesday. The room stays the
    same. Ana brings the figures; everybody else reads the draft before.
`,
} as const;

/** The text of a config that names targets. TypeScript and JavaScript write it alike. */
export function renderConfig(targets: readonly SuggestedTarget[]): string {
  const lines = targets.map(({ name, reference }) => `    ${name}: ${JSON.stringify(reference)},`);
  return [
    'import { defineConfig } from "polylect";',
    "",
    "export default defineConfig({",
    "  // The models that prompts are checked and tested for.",
    "  targets: {",
    ...lines,
    "  },",
    "});",
    "",
  ].join("\n");
}
