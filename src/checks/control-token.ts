import { indexLines } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";
import { bodyOf, type Check, type CheckedPrompt } from "./check.ts";
import { controlTokens } from "./control-tokens.ts";
import { type StaticText, staticTexts } from "./static-texts.ts";

/** Text that a server would take for the markup of its chat template. */
export const controlToken: Check = {
  id: "control-token",
  severity: "error",
  level: "lossy",
  category: "content",
  title: "The text holds a control token of a model",
  why: "Servers that put messages into the chat template of the model read control tokens in text as what they say: the text ends a turn or opens one, and the words themselves are gone. No template escapes them. A model of another family reads them as text.",
  help: "Write the token in another way, for example with a space inside it, or list the targets that take it under `targets`.",
  *checkPrompt(subject) {
    const { prompt, targets } = subject;
    for (const target of targets.filter(({ parsesControlTokens }) => parsesControlTokens)) {
      for (const text of staticTexts(bodyOf(prompt, target))) {
        for (const { token, models } of findTokens(text.text)) {
          yield {
            message: `\`${token}\` in the text is a control token of ${models}, and ${target.name} parses it.`,
            subject: token,
            target: target.name,
            path: text.origin.path,
            span: locate(token, text, subject),
          };
        }
      }
    }
  },
};

function findTokens(text: string): { token: string; models: string }[] {
  return controlTokens.flatMap(({ tokens, models }) =>
    tokens.filter((token) => text.includes(token)).map((token) => ({ token, models })),
  );
}

/** The token alone where the file has it as it is, else the text around it. */
function locate(token: string, { origin }: StaticText, { prompt, source, partials }: CheckedPrompt): Span {
  const { path, span } = origin;
  const text = path === prompt.path ? source : partials.find((each) => each.path === path)?.text;
  const at = text?.slice(span.start, span.end).indexOf(token) ?? -1;
  if (text === undefined || at < 0) return span;
  return indexLines(text).span(span.start + at, span.start + at + token.length);
}
