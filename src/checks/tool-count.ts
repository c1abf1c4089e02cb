import type { Check } from "./check.ts";

/** More tools than a request may hold. */
export const toolCount: Check = {
  id: "tool-count",
  severity: "error",
  level: "refused",
  category: "schema",
  title: "The prompt has too many tools",
  why: "OpenAI takes 128 tools in a request to Chat Completions; one with more is refused.",
  help: "List fewer tools, or join several into one with an argument that says what to do.",
  *checkPrompt({ prompt: { tools, spans }, targets }) {
    for (const { like, name } of targets) {
      const limit = LIMITS[like];
      if (limit === undefined || tools.length <= limit) continue;
      const keys = spans();
      const span = keys["tools"] ?? keys["toolDefs"];
      yield {
        message: `The prompt has ${tools.length} tools; ${name} takes ${limit}.`,
        target: name,
        ...(span && { span }),
      };
    }
  },
};

/** Tools in a request, by backend. Source: OAI-SPEC. */
const LIMITS: { readonly [backend: string]: number } = { openai: 128 };
