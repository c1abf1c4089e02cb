import type { Span } from "../diagnostics/span.ts";
import type { Prompt } from "../ir/prompt.ts";
import type { Check } from "./check.ts";
import { inputsRead } from "./inputs-read.ts";

/** An input that changes nothing. */
export const unusedInput: Check = {
  id: "unused-input",
  severity: "warning",
  level: "exact",
  category: "content",
  title: "An input is not used",
  why: "Callers must look for the value and pass it, and the model never sees it.",
  help: "Use it in the template, or remove it from `input.schema`.",
  *checkPrompt({ prompt }) {
    const names = declaredNames(prompt);
    if (names.length === 0) return;
    const { neutral, dialects } = prompt.bodies;
    const read = [neutral, ...Object.values(dialects)].map(inputsRead);
    if (read.some(({ all }) => all)) return;
    for (const name of names) {
      if (read.some((each) => each.names.has(name))) continue;
      const span = keySpan(name, prompt);
      yield {
        message: `No text of the prompt reads the input \`${name}\`.`,
        subject: name,
        ...(span && { span }),
      };
    }
  },
};

function declaredNames({ input }: Prompt): string[] {
  const properties = typeof input.schema === "object" ? input.schema["properties"] : undefined;
  return typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
}

/** The key of a property in the schema, in either notation; the schema where it stands in a file of its own. */
function keySpan(name: string, prompt: Prompt): Span | undefined {
  const spans = prompt.spans();
  const inPicoschema = Object.keys(spans).find(
    (path) => path.startsWith(SCHEMA) && FIELD_NAME.exec(path.slice(SCHEMA.length))?.[1] === name,
  );
  return spans[`${SCHEMA}properties.${name}`] ?? spans[inPicoschema ?? "input.schema"];
}

const SCHEMA = "input.schema.";

/** The name in a key such as `tone?(enum, how it sounds)`. */
const FIELD_NAME = /^([^?(]*?)\s*(?:\?|\(|$)/;
