/** One loss, as the page shows it: a prompt, and what the command line says of it. */
export interface PortabilityExample {
  readonly title: string;
  /** What happens, in a paragraph. */
  readonly text: string;
  /** Name of the prompt file, without its extension. */
  readonly prompt: string;
  readonly source: string;
  /** A case, where the loss depends on a conversation. */
  readonly case?: { readonly name: string; readonly source: string };
  /** Arguments of `polylect`. */
  readonly command: string;
}

/** The project that all examples stand in. */
export const exampleConfig = `import { defineConfig } from "polylect";

export default defineConfig({
  targets: {
    gpt: "openai/gpt-6.1-sol",
    claude: "anthropic/claude-sonnet-5-5",
    haiku: "anthropic/claude-haiku-4-5-20251001",
    gemini: "google/gemini-3.8-flash",
    qwen: "vllm/Qwen/Qwen3-8B",
    claw: "openclaw/openclaw",
  },
  checks: { "unpinned-model": "off" },
});
`;

const head = (name: string, rest = "") => `---
name: ${name}
version: 1.0.0
description: An example.
${rest}---
`;

export const portabilityExamples: readonly PortabilityExample[] = [
  {
    title: "A late system message",
    text: "A rule that stands after the first turn is kept where the model takes it there, and moves to the front where it does not.",
    prompt: "late-system",
    source: `${head("late-system")}{{role "user"}}
Summarize the report in French.
{{role "model"}}
Le rapport dit que…
{{role "system"}}
From now on, answer in English.
{{role "user"}}
And what does it recommend?
`,
    command: "check late-system",
  },
  {
    title: "Prefill",
    text: "A last message of the assistant is the beginning of the answer on some servers, plain history on others, and an error on the newest models.",
    prompt: "prefill",
    source: `${head("prefill")}List three colors as a JSON array.
{{role "model"}}
["
`,
    command: "check prefill",
  },
  {
    title: "A forced tool",
    text: "A tool call can't be forced everywhere. Where it can't, the prompt is sent all the same, and the program has to cope with an answer that calls nothing.",
    prompt: "forced-tool",
    source: `${head(
      "forced-tool",
      `config:
  toolChoice: required
toolDefs:
  - name: look_up
    description: Looks a word up.
    inputSchema: { word: string }
input:
  schema: { word: string }
`,
    )}What does {{word}} mean?
`,
    command: "check forced-tool",
  },
  {
    title: "A temperature that the model refuses",
    text: "The newest models answer any temperature with an error, so it is left out there, and sent to the rest.",
    prompt: "temperature",
    source: `${head("temperature", "config: { temperature: 0.2 }\n")}Name a prime number above 100.
`,
    command: "check temperature",
  },
  {
    title: "Several images",
    text: "Images in several turns go through everywhere but where the model reads text alone, and where a server keeps those of the last turn.",
    prompt: "compare-images",
    source: `${head("compare-images", "input:\n  schema: { before: string, after: string }\n")}This is how it was. {{media url=before}}
{{role "model"}}
I see.
{{role "user"}}
And now? {{media url=after}}
`,
    command: "check compare-images",
  },
  {
    title: "Reasoning of another provider",
    text: "A conversation that moves from one provider to another carries reasoning that only the first one can read. What a case or a caller brings along is known when it is rendered, so `test`, `render` and `onFinding` tell.",
    prompt: "chat",
    source: `${head("chat", "input:\n  schema: { question: string }\n")}{{history}}{{role "user"}}{{question}}
`,
    case: {
      name: "moved",
      source: `input: { question: "And of 7?" }
history:
  - role: user
    parts: [{ type: text, text: "What is the square of 6?" }]
  - role: assistant
    parts:
      - { type: reasoning, text: "6 times 6 is 36.", signature: EqQB…, dialect: anthropic }
      - { type: text, text: "36" }
`,
    },
    command: "render chat --target gemini --case moved",
  },
];
