import { expect } from "vitest";
import { matchers } from "./matchers.ts";

// Importing the entry is what registers them.
expect.extend(matchers);

export { type DescribePromptsOptions, describePrompts } from "./describe-prompts.ts";
export type {
  OutputReader,
  PolylectMatchers,
  PortToOptions,
  RenderExactlyOptions,
} from "./matcher-types.ts";
export { type OpenPrompts, openPrompts } from "./open-prompts.ts";
export type { ProjectPrompt } from "./project-prompt.ts";
export type { PromptTestMeta } from "./prompt-test.ts";
