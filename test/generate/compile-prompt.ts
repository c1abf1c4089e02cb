import { type CompiledPrompt, compileProject } from "../../src/compiler.ts";
import { defaultConfig } from "../../src/config/defaults.ts";
import type { Target } from "../../src/config/resolved-config.ts";
import { hashText } from "../../src/files/hash-text.ts";
import type { PromptCall } from "../../src/runtime/types.ts";

const targets = {
  gpt: "openai/gpt-5.1",
  responses: "openai-responses/gpt-5.1",
  claude: "anthropic/claude-sonnet-4-5",
  gemini: "google/gemini-2.5-flash",
  local: "ollama/qwen3:8b",
  house: "house/Qwen/Qwen3-8B",
  server: "llama.cpp/gpt-oss-20b",
};

const chatml = `{% for message in messages %}<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}`;

/** A model whose text is written here, on the server of `server`. Its template takes time to look at. */
const raw: Target = {
  name: "raw",
  reference: "llama.cpp/qwen3-8b",
  template: { path: "chatml.jinja", file: { template: chatml, controlTokens: [] } },
};

/** Compiles a prompt for targets of every dialect; with `hasRaw`, for that of raw text too. */
export async function compilePrompt(text: string, { hasRaw = false } = {}): Promise<CompiledPrompt> {
  const path = "prompts/ask.prompt";
  const named = Object.entries(targets).map(([name, reference]) => ({ name, reference }));
  const { prompts, diagnostics } = await compileProject(
    { prompts: [{ path, text, hash: hashText(text) }], partials: new Map(), schemas: new Map() },
    {
      ...defaultConfig,
      root: "/project",
      path: undefined,
      targets: hasRaw ? [...named, raw] : named,
      backends: { house: { like: "vllm", baseUrl: "http://10.0.0.5:8000", apiKeyEnv: "HOUSE_KEY" } },
    },
  );
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0 || !prompts[0]) throw new Error(JSON.stringify(errors, null, 2));
  return prompts[0];
}

/** Input of the prompts below. */
export const input = { question: "Why?" };

/** A prompt whose answer is text. */
export const plain = `---
config: { maxOutputTokens: 100 }
input: { schema: { question: string } }
---
{{role "system"}}Be dry.
{{role "user"}}{{question}}`;

/** A prompt whose answer is JSON. */
export const typed = plain.replace(
  "---\n{{role",
  "output: { schema: { reply: string, sure: boolean } }\n---\n{{role",
);

/** A prompt with tools, whose answer is text. */
export const withTools = plain.replace(
  "---\n{{role",
  `tools: [find, count]
toolDefs:
  - { name: find, description: Finds., inputSchema: { query: string } }
  - { name: count, inputSchema: { of: string, upTo?: integer } }
---
{{role`,
);

/** The tools of {@link withTools}, with what they are called with. */
export interface Tools {
  find: { query: string };
  count: { of: string; upTo?: number | null };
}

/** A prompt with tools and its input. */
export const toolCall = async (): Promise<PromptCall<string, Tools>> =>
  (await compilePrompt(withTools)).call(input) as PromptCall<string, Tools>;
