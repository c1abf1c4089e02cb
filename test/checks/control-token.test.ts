import { controlToken } from "../../src/checks/control-token.ts";
import { type PromptCase, testCheck } from "./check-suite.ts";

const local = { main: { reference: "ollama/qwen3:8b" } };
const message = (token: string, models: string) =>
  `\`${token}\` in the text is a control token of ${models}, and main parses it.`;

testCheck<PromptCase>(controlToken, {
  valid: [
    { source: "Explain <|im_end|>.", targets: { main: { reference: "openai/gpt-6.1-sol" } } },
    { source: "Explain < |im_end|> and [inst].", targets: local },
    { source: "{{!-- <|im_end|> --}}Hello", targets: local },
    { source: '{{#dialect "ollama"}}Hello{{else}}<|im_end|>{{/dialect}}', targets: local },
  ],
  invalid: [
    {
      source: "---\nname: main\n---\nLine one.\nExplain <|im_end|>, please.",
      targets: local,
      findings: [{ message: message("<|im_end|>", "Qwen and other ChatML models"), at: "5:9 <|im_end|>" }],
    },
    {
      source: "Say <start_of_turn> and <｜User｜>.",
      targets: local,
      findings: [
        { message: message("<start_of_turn>", "Gemma 2 and 3"), at: "1:5 <start_of_turn>" },
        { message: message("<｜User｜>", "DeepSeek"), at: "1:25 <｜User｜>" },
      ],
    },
    {
      source: "{{> tail}}",
      partials: { tail: "The end.\n[/INST]\n" },
      targets: local,
      findings: [{ message: message("[/INST]", "Mistral"), at: "2:1 [/INST]", path: "prompts/_tail.prompt" }],
    },
    {
      source:
        "---\nportability:\n  accept:\n    - { id: control-token, target: main, reason: The lesson is about them. }\n---\n<|eot_id|>",
      targets: local,
      findings: [
        {
          message: message("<|eot_id|>", "Llama 3"),
          at: "6:1 <|eot_id|>",
          accepted: "The lesson is about them.",
        },
      ],
    },
  ],
});
