import { missingVersion } from "../../src/checks/missing-version.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const message = "`main` has no version.";

testCheck<PromptCase>(missingVersion, {
  valid: [
    { source: "---\nversion: 1.0.0\n---\nHello" },
    { source: '---\nversion: "2.1.0-beta.1"\n---\nHello' },
  ],
  invalid: [
    // Front matter would trim the body, so it is not added.
    { source: "Hello", findings: [{ message, at: "1:1 " }] },
    { source: "---\n---\nHello", findings: [{ message, at: "1:1 " }] },
    { source: "---\n{ description: x }\n---\nHello", findings: [{ message, at: "1:1 " }] },
    { source: "---\n{\n  description: x\n}\n---\nHello", findings: [{ message, at: "1:1 " }] },
    { source: "---\nversion:\ndescription: x\n---\nHello", findings: [{ message, at: "1:1 " }] },
    {
      source: "---\nname: main\ndescription: x\n---\nHello\n",
      findings: [
        { message, at: "2:1 name", fixed: "---\nname: main\nversion: 1.0.0\ndescription: x\n---\nHello\n" },
      ],
    },
    {
      source: "---\ndescription: x\nname: main # last\n---\nHello",
      findings: [
        {
          message,
          at: "3:1 name",
          fixed: "---\ndescription: x\nname: main # last\nversion: 1.0.0\n---\nHello",
        },
      ],
    },
    {
      source: "# header\n---\n# note\n\ndescription: x\n---\nHello",
      findings: [
        { message, at: "1:1 ", fixed: "# header\n---\n# note\n\nversion: 1.0.0\ndescription: x\n---\nHello" },
      ],
    },
    {
      source: "---\r\n  name: main\r\n  description: x\r\n---\r\nHello",
      findings: [
        {
          message,
          at: "2:3 name",
          fixed: "---\r\n  name: main\r\n  version: 1.0.0\r\n  description: x\r\n---\r\nHello",
        },
      ],
    },
    {
      source: "---\ndescription: x\nname:\n  main\n---\nHello",
      findings: [
        { message, at: "3:1 name", fixed: "---\nversion: 1.0.0\ndescription: x\nname:\n  main\n---\nHello" },
      ],
    },
  ],
});
