import { retiredModel } from "../../src/checks/retired-model.ts";
import { type TargetCase, testCheck } from "./check-suite.ts";

const reference = "openai/gpt-5.1";

testCheck<TargetCase>(retiredModel, {
  valid: [
    { reference: "anthropic/claude-sonnet-5-5" },
    { reference, family: { retires: "2026-12-11" }, today: "2026-12-10" },
  ],
  invalid: [
    {
      reference,
      family: { retires: "2026-12-11" },
      today: "2026-12-11",
      findings: [{ message: "`gpt-5.1` is served no more since 2026-12-11.", at: "2:3 main" }],
    },
    {
      reference,
      family: { retires: "2025-01-01", successor: "gpt-6-luna" },
      findings: [
        {
          message: "`gpt-5.1` is served no more since 2025-01-01.",
          at: "2:3 main",
          help: "Its successor is `openai/gpt-6-luna`.",
        },
      ],
    },
    {
      // From the tables.
      reference: "openai/o1",
      findings: [
        {
          message: "`o1` is served no more since 2026-10-23.",
          at: "2:3 main",
          help: "Its successor is `openai/gpt-5.6-sol`.",
        },
      ],
    },
  ],
});
