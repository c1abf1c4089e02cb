import { retiringModel } from "../../src/checks/retiring-model.ts";
import { type TargetCase, testCheck } from "./check-suite.ts";

const reference = "openai/gpt-5.1";
const family = { retires: "2027-03-01" };

testCheck<TargetCase>(retiringModel, {
  valid: [
    { reference: "anthropic/claude-sonnet-5-5" },
    { reference, family, today: "2026-11-30" },
    // Then it is retired.
    { reference, family, today: "2027-03-01" },
    { reference, family, today: "2028-03-01" },
  ],
  invalid: [
    {
      reference,
      family,
      today: "2026-12-01",
      findings: [{ message: "`gpt-5.1` is served until 2027-03-01: 90 more days.", at: "2:3 main" }],
    },
    {
      reference,
      family: { ...family, successor: "gpt-6-luna" },
      today: "2027-02-28",
      findings: [
        {
          message: "`gpt-5.1` is served until 2027-03-01: 1 more day.",
          at: "2:3 main",
          help: "Its successor is `openai/gpt-6-luna`.",
        },
      ],
    },
  ],
});
