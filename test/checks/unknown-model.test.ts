import { unknownModel } from "../../src/checks/unknown-model.ts";
import { type TargetCase, testCheck } from "./check-suite.ts";

testCheck<TargetCase>(unknownModel, {
  valid: [
    { reference: "anthropic/claude-sonnet-4-5" },
    { reference: "openai/some-model", known: true },
    // What another backend serves is another check's to say.
    { reference: "openai/claude-sonnet-5-5" },
  ],
  invalid: [
    {
      reference: "anthropic/claud-sonnet-4-5",
      findings: [
        {
          message: "No row of `anthropic` knows the model `claud-sonnet-4-5`; it gets the defaults.",
          at: "2:3 main",
          help: "Did you mean `claude-sonnet-4-5`?",
        },
      ],
    },
    {
      reference: "ollama/our-own-model:7b",
      prefixes: ["qwen3"],
      findings: [
        {
          message: "No row of `ollama` knows the model `our-own-model:7b`; it gets the defaults.",
          at: "2:3 main",
        },
      ],
    },
    {
      // Whoever runs the server can have given the weights this name.
      reference: "ollama/claude-sonnet-5-5",
      prefixes: [],
      findings: [
        {
          message: "No row of `ollama` knows the model `claude-sonnet-5-5`; it gets the defaults.",
          at: "2:3 main",
        },
      ],
    },
  ],
});
