import { contextWindow } from "../../src/checks/context-window.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const source = "---\nconfig: { maxOutputTokens: 100 }\ninput: { schema: { text: string } }\n---\n{{text}}";
const targets = { main: { reference: "anthropic/claude-sonnet-4-5", family: { contextWindow: 1000 } } };
const picture = "---\ninput: { schema: { image: string } }\n---\nLook: {{media url=image}}";

testCheck<PromptCase>(contextWindow, {
  valid: [
    { source, targets, inputs: { fits: { text: "x".repeat(3600) } } },
    { source, targets: { main: { reference: "anthropic/claude-sonnet-4-5", family: {} } }, inputs: {} },
    {
      // The bytes of an image are no text.
      source: picture,
      targets: { main: { reference: "openai/gpt-6.1-sol", family: { contextWindow: 1000 } } },
      inputs: { large: { image: `data:image/png;base64,${"A".repeat(10_000)}` } },
    },
    {
      source: picture,
      targets: { main: { reference: "ollama/gemma3:4b", family: { contextWindow: 1000 } } },
      inputs: { large: { image: `data:image/png;base64,${"A".repeat(10_000)}` } },
    },
  ],
  invalid: [
    {
      source,
      targets,
      inputs: { short: { text: "x" }, long: { text: "x".repeat(3601) } },
      findings: [
        {
          message:
            "The case `long` needs about 901 tokens of input (an estimate) and up to 100 of output; main has 1000.",
          path: "fixtures/main/long.yaml",
          at: "1:1 ",
        },
      ],
    },
    {
      source:
        "---\noverrides: { ollama: { options: { num_ctx: 256 } } }\ninput: { schema: { text: string } }\n---\n{{text}}",
      targets: { local: { reference: "ollama/qwen3:8b" } },
      inputs: { long: { text: "x".repeat(1028) } },
      findings: [
        {
          message:
            "The case `long` needs about 257 tokens of input (an estimate) and up to 0 of output; local has 256.",
          path: "fixtures/main/long.yaml",
          at: "1:1 ",
          target: "local",
          level: "lossy",
        },
      ],
    },
  ],
});
