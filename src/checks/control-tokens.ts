/** The control tokens of a group of chat templates. A data row. */
export interface ControlTokens {
  /** Model families whose templates have them, for messages. */
  readonly models: string;
  readonly tokens: readonly string[];
  /** Templates that the tokens were read from. */
  readonly source: string;
}

/** Control tokens by template family. Words that stand alone in ordinary prose, such as `<s>`, are left out. */
export const controlTokens: readonly ControlTokens[] = [
  {
    models: "Qwen and other ChatML models",
    tokens: ["<|im_start|>", "<|im_end|>"],
    source: "Qwen-Qwen3-0.6B.jinja",
  },
  {
    models: "Llama 3",
    tokens: ["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|eom_id|>", "<|python_tag|>"],
    source: "meta-llama-Llama-3.1-8B-Instruct.jinja",
  },
  {
    models: "Llama 4",
    tokens: [
      "<|header_start|>",
      "<|header_end|>",
      "<|eot|>",
      "<|eom|>",
      "<|python_start|>",
      "<|python_end|>",
    ],
    source: "VLLM examples/tool_chat_template_llama4_pythonic.jinja",
  },
  {
    models: "Gemma 2 and 3",
    tokens: ["<start_of_turn>", "<end_of_turn>"],
    source: "google-gemma-2-2b-it.jinja",
  },
  {
    models: "Gemma 4",
    tokens: [
      "<|turn>",
      "<turn|>",
      "<|think|>",
      "<|channel>",
      "<channel|>",
      "<|tool_call>",
      "<tool_call|>",
      "<|tool_response>",
      "<tool_response|>",
    ],
    source: "LCPP models/templates/gemma4.jinja",
  },
  {
    models: "DeepSeek",
    tokens: [
      "<｜begin▁of▁sentence｜>",
      "<｜end▁of▁sentence｜>",
      "<｜User｜>",
      "<｜Assistant｜>",
      "<｜tool▁calls▁begin｜>",
      "<｜tool▁calls▁end｜>",
      "<｜tool▁call▁begin｜>",
      "<｜tool▁call▁end｜>",
      "<｜tool▁outputs▁begin｜>",
      "<｜tool▁outputs▁end｜>",
      "<｜tool▁output▁begin｜>",
      "<｜tool▁output▁end｜>",
      "<｜tool▁sep｜>",
    ],
    source:
      "deepseek-ai-DeepSeek-V3.1.jinja; deepseek-ai-DeepSeek-R1-Distill-Qwen-32B.jinja; LCPP models/templates/DeepSeek-V3.2.jinja",
  },
  {
    models: "gpt-oss",
    tokens: ["<|start|>", "<|message|>", "<|channel|>", "<|end|>", "<|return|>", "<|call|>"],
    source: "openai-gpt-oss-120b.jinja",
  },
  {
    models: "Mistral",
    tokens: ["[INST]", "[/INST]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]"],
    source: "LCPP models/templates/mistralai-Mistral-Small-3.1-24B-Instruct-2503.jinja",
  },
];
