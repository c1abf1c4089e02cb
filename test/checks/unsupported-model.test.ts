import { unsupportedModel } from "../../src/checks/unsupported-model.ts";
import { type TargetCase, testCheck } from "./check-suite.ts";

testCheck<TargetCase>(unsupportedModel, {
  valid: [
    { reference: "anthropic/claude-sonnet-5-5" },
    { reference: "openai/nobody-knows-me" },
    { reference: "ollama/claude-sonnet-5-5", servesAnyModel: true },
  ],
  invalid: [
    {
      reference: "openai/claude-sonnet-5-5",
      knownAt: ["anthropic"],
      findings: [
        {
          message: "`openai` does not serve `claude-sonnet-5-5`; `anthropic` does.",
          at: "2:3 main",
          help: "Write `anthropic/claude-sonnet-5-5`.",
        },
      ],
    },
    {
      reference: "anthropic/gpt-5.1",
      knownAt: ["openai", "openai-responses"],
      findings: [
        {
          message: "`anthropic` does not serve `gpt-5.1`; `openai` and `openai-responses` do.",
          at: "2:3 main",
          help: "Write `openai/gpt-5.1`.",
        },
      ],
    },
  ],
});
