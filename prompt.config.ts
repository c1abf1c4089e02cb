import { defineConfig } from "polylect";

export default defineConfig({
  backends: {
    house: { like: "vllm", baseUrl: "http://10.0.0.5:8000", apiKeyEnv: "HOUSE_KEY" },
  },
  targets: {
    gpt: "openai/gpt-6.1-sol",
    responses: "openai-responses/gpt-6.1-terra",
    claude: "anthropic/claude-sonnet-5-5",
    haiku: "anthropic/claude-haiku-4-5-20251001",
    gemini: "google/gemini-3.8-flash",
    local: "ollama/qwen3:8b",
    compat: "ollama-openai/llama3.1:8b",
    "llama-cpp": "llama.cpp/gpt-oss-20b",
    vllm: "vllm/Qwen/Qwen3-VL-32B-Instruct",
    lmstudio: "lmstudio/mistralai/mistral-small-3.2",
    mlx: "mlx/mlx-community/Qwen3-8B-4bit",
    openclaw: "openclaw/agent:support",
    openrouter: "openrouter/google/gemma-4-31b-it",
    deepseek: "deepseek/deepseek-v4-pro",
    house: "house/Qwen/Qwen3-32B",
    tiny: { model: "embedded/stories260K.gguf", template: "fixtures/chat-templates/plain.jinja" },
    raw: { model: "llama.cpp/qwen3-8b", template: "fixtures/chat-templates/chatml.jinja" },
  },
});
