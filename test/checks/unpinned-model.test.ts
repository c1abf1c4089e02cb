import { unpinnedModel } from "../../src/checks/unpinned-model.ts";
import { type TargetCase, testCheck } from "./check-suite.ts";

const unpinned = (reference: string) => ({
  message: `\`${reference}\` names no fixed version of a model.`,
  at: "2:3 main",
});

testCheck<TargetCase>(unpinnedModel, {
  valid: [
    { reference: "ollama/qwen3:8b" },
    { reference: "anthropic/claude-haiku-4-5-20251001", family: { aliases: { "claude-haiku-4-5": "x" } } },
    { reference: "openai/latest-news" },
    // A name that every object has.
    { reference: "openai/constructor", family: { aliases: {} } },
  ],
  invalid: [
    { reference: "google/gemini-flash-latest", findings: [unpinned("google/gemini-flash-latest")] },
    { reference: "ollama/qwen3", findings: [unpinned("ollama/qwen3")] },
    { reference: "ollama/qwen3:latest", findings: [unpinned("ollama/qwen3:latest")] },
    { reference: "openai/auto", like: "openrouter", findings: [unpinned("openai/auto")] },
    { reference: "openai/default", like: "openclaw", findings: [unpinned("openai/default")] },
    {
      reference: "anthropic/claude-haiku-4-5",
      family: { aliases: { "claude-haiku-4-5": "claude-haiku-4-5-20251001" } },
      findings: [
        {
          ...unpinned("anthropic/claude-haiku-4-5"),
          help: "Write `claude-haiku-4-5-20251001`.",
          fixed: 'targets:\n  main: "anthropic/claude-haiku-4-5-20251001"\n',
        },
      ],
    },
    {
      // A config that puts the reference together gets no edit.
      reference: "anthropic/claude-opus-4-5",
      modelSpan: undefined,
      family: { aliases: { "claude-opus-4-5": "claude-opus-4-5-20251101" } },
      findings: [{ ...unpinned("anthropic/claude-opus-4-5"), help: "Write `claude-opus-4-5-20251101`." }],
    },
  ],
});
