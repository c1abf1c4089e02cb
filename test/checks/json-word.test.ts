import { jsonWord } from "../../src/checks/json-word.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const gpt = { main: { reference: "openai/gpt-6.1-sol" } };
const json = (body: string) => `---\noutput:\n  format: json\n---\n${body}`;

testCheck<PromptCase>(jsonWord, {
  valid: [
    { source: json("Answer in JSON."), targets: gpt },
    { source: json("{{> form}}"), partials: { form: "Give me json." }, targets: gpt },
    { source: json("List three colours."), targets: { main: { reference: "google/gemini-3.8-flash" } } },
    { source: "---\noutput: { schema: { colour: string } }\n---\nName a colour.", targets: gpt },
    { source: "Name a colour.", targets: gpt },
  ],
  invalid: [
    {
      source: json("List three colours."),
      targets: { ...gpt, responses: { reference: "openai-responses/gpt-6.1-sol" } },
      findings: [
        { message: "main is to answer in JSON, and no text of the prompt has the word.", at: "3:3 format" },
        {
          message: "responses is to answer in JSON, and no text of the prompt has the word.",
          at: "3:3 format",
          target: "responses",
        },
      ],
    },
    {
      // The branch with the word is another dialect's.
      source: json('{{#dialect "ollama"}}Answer in JSON.{{else}}List three colours.{{/dialect}}'),
      targets: gpt,
      findings: [
        { message: "main is to answer in JSON, and no text of the prompt has the word.", at: "3:3 format" },
      ],
    },
  ],
});
