import { expect, test } from "vitest";
import { secretLiteral } from "../../src/checks/secret-literal.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

// Put together here, so that no scanner takes this file for a leak.
const secrets: readonly (readonly [secret: string, issuer: string])[] = [
  [`sk-${"ant-api03-"}${"aB3".repeat(10)}`, "Anthropic"],
  [`sk-${"or-v1-"}${"0a".repeat(16)}`, "OpenRouter"],
  [`sk-${"proj-"}${"aB3_".repeat(8)}`, "OpenAI"],
  [`AI${"za"}${"aB3-x".repeat(7)}`, "Google"],
  [`gh${"p_"}${"aB3x".repeat(9)}`, "GitHub"],
  [`github${"_pat_"}${"aB3_x".repeat(8)}`, "GitHub"],
  [`xo${"xb-"}${"123456789012-"}abc`, "Slack"],
  [`AK${"IA"}${"ABCD".repeat(4)}`, "Amazon"],
  [`hf${"_"}${"aBcDe".repeat(7)}`, "Hugging Face"],
  [`gs${"k_"}${"aB3x".repeat(13)}`, "Groq"],
  [`-----BEGIN RSA ${"PRIVATE KEY"}-----`, "a key pair"],
  [
    `ey${"J"}${"hbGciOiJI".repeat(2)}.ey${"J"}${"zdWIiOiIx".repeat(2)}.${"c2lnbmF0".repeat(3)}`,
    "a web token",
  ],
];

const message = (secret: string, issuer: string) =>
  `\`${secret.slice(0, 4)}…\` looks like a key of ${issuer} (${secret.length} characters).`;

const [[first = ""] = []] = secrets;

testCheck<PromptCase>(secretLiteral, {
  valid: [
    { source: "Use sk-… or AKIA… or ghp_…, as the issuer writes it." },
    { source: "Classes: sk-this-is-a-very-long-class-name, task-force-of-twenty-people-1." },
  ],
  invalid: [
    ...secrets.map(([secret, issuer]) => ({
      source: `Use ${secret}, please.`,
      findings: [{ message: message(secret, issuer), at: `1:5 ${secret}` }],
    })),
    {
      source: `---\n# ${first}\nmetadata: { a: b }\n---\n{{!-- ${first} --}}{{> tail}}`,
      partials: { tail: `Key: ${first}` },
      findings: [
        { message: message(first, "Anthropic"), at: `2:3 ${first}` },
        { message: message(first, "Anthropic"), at: `5:7 ${first}` },
        { message: message(first, "Anthropic"), at: `1:6 ${first}`, path: "prompts/_tail.prompt" },
      ],
    },
  ],
});

test("what stands at the place is not printed", () => {
  expect(secretLiteral.hidesSource).toBe(true);
});
