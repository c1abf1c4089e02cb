import { missingDescription } from "../../src/checks/missing-description.ts";
import { unusedAcceptance } from "../../src/checks/unused-acceptance.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const claude = { claude: { reference: "anthropic/claude-sonnet-5-5" } };
const head = "---\nportability:\n  accept:\n";
const seed = "    - id: unsupported-parameter\n      reason: No seed there.\n";
const late = "    - id: late-system\n      target: claude\n      reason: It is short.\n";
const body = '---\nHello {{role "assistant"}}Hi {{role "user"}}Bye';
const config = "config:\n  seed: 7\n";
const unused = (name: string) => `\`${name}\` is accepted, and nothing of the kind is found.`;
const entry = (text: string) => text.replace(/^ {4}- /, "").trimEnd();

testCheck<PromptCase>(unusedAcceptance, {
  after: [missingDescription],
  valid: [
    { source: "Hello", targets: claude },
    { source: `${head}${seed}${config}${body}`, targets: claude },
    {
      source: `${head}    - { id: unsupported-parameter, target: anthropic, reason: x }\n${config}${body}`,
      targets: claude,
    },
    { source: `${head}    - { id: missing-description, reason: x }\n${body}`, targets: claude },
    {
      // Only an input shows it.
      source: `${head}    - { id: empty-text, reason: x }\ninput: { schema: { text: string } }\n---\nHello{{role "assistant"}}{{text}}{{role "user"}}Bye`,
      targets: claude,
      inputs: { blank: { text: " " } },
    },
  ],
  invalid: [
    {
      source: `${head}${seed}${late}${config}${body}`,
      targets: claude,
      findings: [
        {
          message: "`late-system` is accepted on `claude`, and nothing of the kind is found.",
          at: `6:7 ${entry(late)}\n`,
          fixed: `${head}${seed}${config}${body}`,
        },
      ],
    },
    {
      source: `${head}${late}${seed}${config}${body}`,
      targets: claude,
      findings: [
        {
          message: "`late-system` is accepted on `claude`, and nothing of the kind is found.",
          at: `4:7 ${entry(late)}\n`,
          fixed: `${head}${seed}${config}${body}`,
        },
      ],
    },
    {
      // The last one takes the keys along.
      source: `---\nname: main\nportability:\n  accept:\n${seed}${body}`,
      targets: claude,
      findings: [
        {
          message: unused("unsupported-parameter"),
          at: `5:7 ${entry(seed)}`,
          fixed: `---\nname: main\n${body}`,
        },
      ],
    },
    {
      source: `${head}${seed}    - id: prefil # not so\n      reason: x\n\n# end\nname: main\n${body}`,
      targets: claude,
      findings: [
        {
          message: unused("unsupported-parameter"),
          at: `4:7 ${entry(seed)}\n`,
          fixed: `${head}    - id: prefil # not so\n      reason: x\n\n# end\nname: main\n${body}`,
        },
        {
          message: unused("prefil"),
          at: "6:7 id: prefil # not so\n      reason: x\n",
          help: "Did you mean `prefill`?",
        },
      ],
    },
    {
      source: `---\nportability: { accept: [{ id: prefill, reason: x }] }\n${body}`,
      targets: claude,
      findings: [{ message: unused("prefill"), at: "2:25 { id: prefill, reason: x }" }],
    },
    {
      // It is found, and on another target.
      source: `${head}    - { id: unsupported-parameter, target: gemini, reason: x }\n${config}${body}`,
      targets: claude,
      findings: [
        {
          message: "`unsupported-parameter` is accepted on `gemini`, and nothing of the kind is found.",
          at: "4:7 { id: unsupported-parameter, target: gemini, reason: x }",
          fixed: `---\n${config}${body}`,
        },
      ],
    },
  ],
});
