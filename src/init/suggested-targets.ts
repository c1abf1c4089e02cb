/** A target that `init` writes into a new config, and the packages of an app that speak for it. */
export interface SuggestedTarget {
  readonly name: string;
  /** `backend/model`. */
  readonly reference: string;
  /** Names of packages; a project that depends on one of them gets the target. */
  readonly packages: readonly string[];
  /** Whether a project that shows none of the packages gets it. */
  readonly isDefault?: true;
}

/** What a new config may name, in the order in which it does. */
export const suggestedTargets: readonly SuggestedTarget[] = [
  {
    name: "gpt",
    reference: "openai/gpt-6.1-sol",
    packages: ["openai", "@openai/agents", "@ai-sdk/openai", "@langchain/openai"],
  },
  {
    name: "claude",
    reference: "anthropic/claude-sonnet-5-5",
    packages: ["@anthropic-ai/sdk", "@anthropic-ai/bedrock-sdk", "@ai-sdk/anthropic", "@langchain/anthropic"],
    isDefault: true,
  },
  {
    name: "gemini",
    reference: "google/gemini-3.8-flash",
    packages: [
      "@google/genai",
      "@google/generative-ai",
      "@genkit-ai/google-genai",
      "@genkit-ai/googleai",
      "@ai-sdk/google",
    ],
  },
  {
    name: "local",
    reference: "ollama/qwen3:8b",
    packages: ["ollama", "ollama-ai-provider", "genkitx-ollama", "@langchain/ollama"],
    isDefault: true,
  },
];

/** The targets for a project, by the names of the packages that it depends on. Never empty. */
export function suggestTargets(dependencies: ReadonlySet<string>): readonly SuggestedTarget[] {
  const seen = suggestedTargets.filter(({ packages }) => packages.some((name) => dependencies.has(name)));
  return seen.length > 0 ? seen : suggestedTargets.filter(({ isDefault }) => isDefault);
}
