import { missingDescription } from "../../src/checks/missing-description.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const message = "`main` has no description.";

testCheck<PromptCase>(missingDescription, {
  valid: [{ source: "---\ndescription: Says hello.\n---\nHello" }],
  invalid: [
    { source: "Hello", findings: [{ message, at: "1:1 " }] },
    { source: "---\nversion: 1.0.0\nname: main\n---\nHello", findings: [{ message, at: "3:1 name" }] },
    {
      source: "---\nportability:\n  accept:\n    - { id: missing-description, reason: A test. }\n---\nHello",
      findings: [{ message, at: "1:1 ", accepted: "A test." }],
    },
  ],
});
