import { unusedInput } from "../../src/checks/unused-input.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const head =
  "---\ninput:\n  schema:\n    a: string\n    b?(enum, how. It (really) is?): [x, y]\n    c(object):\n      b: string\n---\n";
const unused = (name: string) => `No text of the prompt reads the input \`${name}\`.`;
const findings = [{ message: unused("b"), at: "5:5 b?(enum, how. It (really) is?)" }];

testCheck<PromptCase>(unusedInput, {
  valid: [
    { source: "Hello" },
    { source: `${head}{{a}}{{b}}{{c.b}}` },
    { source: `${head}{{#if a}}{{#if b}}x{{/if}}{{/if}}{{#with c}}{{b}}{{/with}}` },
    { source: `${head}{{#each c}}{{../a}}{{../b}}{{this}}{{/each}}` },
    { source: `${head}{{> part}}{{c}}`, partials: { part: "{{a}}{{b}}" } },
    { source: `${head}{{> part x=1}}{{c}}`, partials: { part: "{{a}}{{b}}{{x}}" } },
    { source: `${head}{{> part x=a y=b}}{{c}}`, partials: { part: "{{x}}{{y}}" } },
    // Partials that call themselves are functions.
    { source: `${head}{{> part}}{{c}}`, partials: { part: "{{a}}{{#if b}}{{> part b=false}}{{/if}}" } },
    { source: `${head}{{#dialect "ollama"}}{{b}}{{else}}{{a}}{{/dialect}}{{c}}` },
    { source: `${head}{{#a}}{{b}}{{/a}}{{c}}` },
    { source: `${head}{{role "user"}}{{media url=a contentType=b}}{{c}}` },
    { source: `${head}{{json this}}` },
    { source: `${head}{{json @root}}` },
    { source: `${head}{{lookup this a}}` },
    { source: `${head}{{lookup this "a"}}{{lookup @root "b"}}{{c}}` },
    { source: "---\ninput: { schema: { type: object, properties: { a: { type: string } } } }\n---\n{{a}}" },
    { source: "---\ninput: { schema: string }\n---\n{{this}}" },
  ],
  invalid: [
    { source: `${head}{{a}}{{c}}`, findings },
    // This `b` is another one.
    { source: `${head}{{a}}{{#with c}}{{b}}{{/with}}`, findings },
    { source: `${head}{{a}}{{lookup c b}}`.replace(" b}}", ' "b"}}'), findings },
    { source: `${head}{{> part b="x"}}{{c}}`, partials: { part: "{{a}}{{b}}" }, findings },
    { source: `${head}{{!-- {{b}} --}}{{a}}{{c}}`, findings },
    // Whatever it is, nothing is printed.
    { source: `${head}{{#if b}}{{/if}}{{a}}{{c}}`, findings },
    {
      source: `${head}{{> part}}{{c}}`,
      partials: { part: "{{#if a}}{{> part a=false}}{{/if}}" },
      findings,
    },
    {
      source:
        "---\ninput:\n  schema:\n    type: object\n    properties:\n      a: { type: string }\n      b: { type: string }\n---\n{{a}}",
      findings: [{ message: unused("b"), at: "7:7 b" }],
    },
    {
      source: "---\ninput:\n  schema: Person\n---\n{{name}}",
      schemas: {
        Person: { type: "object", properties: { name: { type: "string" }, age: { type: "number" } } },
      },
      findings: [{ message: unused("age"), at: "3:3 schema" }],
    },
  ],
});
