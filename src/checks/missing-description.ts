import type { Check } from "./check.ts";

/** A prompt that does not say what it is for. */
export const missingDescription: Check = {
  id: "missing-description",
  severity: "warning",
  level: "exact",
  category: "content",
  title: "The prompt has no description",
  why: "The description is what editors and declarations show of a prompt, and what a reviewer measures a change by.",
  help: "Add `description:` to the front matter: one sentence on what the prompt does.",
  *checkPrompt({ prompt }) {
    if (prompt.description === undefined) yield { message: `\`${prompt.id}\` has no description.` };
  },
};
