import { defineConfig } from "polylect";

export default defineConfig({
  targets: {
    gpt: "openai/gpt-6.1-sol",
    claude: "anthropic/claude-sonnet-5-5",
    haiku: "anthropic/claude-haiku-4-5-20251001",
    gemini: "google/gemini-3.8-flash",
    local: "ollama/qwen3:8b",
  },
});
