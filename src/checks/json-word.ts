import { bodyOf, type Check } from "./check.ts";
import { staticTexts } from "./static-texts.ts";

/** JSON mode without a message that asks for JSON. */
export const jsonWord: Check = {
  id: "json-word",
  severity: "error",
  level: "refused",
  category: "content",
  title: "No message asks for JSON",
  why: "OpenAI's JSON mode wants the word JSON in some message: without it the request fails, or the answer runs on until its limit.",
  help: "Ask for JSON in the text, or give the prompt an `output.schema`.",
  *checkPrompt({ prompt, targets }) {
    const { output, spans } = prompt;
    if (output?.format !== "json" || output.schema !== undefined) return;
    for (const target of targets) {
      if (!BACKENDS.includes(target.like)) continue;
      // A value may hold the word too, but nothing says that it does.
      if (staticTexts(bodyOf(prompt, target)).some(({ text }) => /json/i.test(text))) continue;
      const keys = spans();
      const span = keys["output.format"] ?? keys["output"];
      yield {
        message: `${target.name} is to answer in JSON, and no text of the prompt has the word.`,
        target: target.name,
        ...(span && { span }),
      };
    }
  },
};

/** Backends whose JSON mode wants the word. Source: OAI-SDK shared.d.ts. */
const BACKENDS: readonly string[] = ["openai", "openai-responses"];
