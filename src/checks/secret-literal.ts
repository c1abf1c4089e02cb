import { indexLines } from "../diagnostics/line-index.ts";
import type { Check, PartialText } from "./check.ts";
import { secretKinds } from "./secret-kinds.ts";

/** A key in a prompt. */
export const secretLiteral: Check = {
  id: "secret-literal",
  severity: "error",
  level: "exact",
  hidesSource: true,
  category: "content",
  title: "The file holds what looks like a key",
  why: "A prompt file stands in version control, and its text goes to every provider: a key in it is no secret any more.",
  help: "Remove it, and have the issuer replace it. A program reads its keys from the environment; an example needs no real one.",
  *checkPrompt({ prompt, source, partials }) {
    for (const file of [{ path: prompt.path, text: source }, ...partials]) yield* findSecrets(file);
  },
};

function* findSecrets({ path, text }: PartialText) {
  const lines = indexLines(text);
  const found = new Set<number>();
  for (const { issuer, pattern } of secretKinds) {
    for (const { 0: secret, index } of text.matchAll(pattern)) {
      if (found.has(index)) continue;
      found.add(index);
      yield {
        // The report is printed, stored and pasted: it must not carry the key on.
        message: `\`${secret.slice(0, SHOWN)}…\` looks like a key of ${issuer} (${secret.length} characters).`,
        path,
        span: lines.span(index, index + secret.length),
      };
    }
  }
}

/** Characters of a key that are printed. */
const SHOWN = 4;
