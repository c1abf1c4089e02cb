import type { Tool } from "../../ir/tool.ts";
import type { JsonSchema } from "../../runtime/types.ts";

/** What the analysis of one prompt's front matter needs from outside. */
export interface FrontMatterEnv {
  /** Path of the prompt file, relative to the project. */
  readonly path: string;
  /** Folder that prompt ids are relative to, for example `prompts`. */
  readonly promptsDir: string;
  /** Whether an unknown key is an error or a warning. */
  readonly strictKeys: boolean;
  /** Whether everything that the prompt can name is at hand; if not, what is missing is a warning. */
  readonly inProject: boolean;
  readonly schemas: (name: string) => JsonSchema | undefined;
  readonly tools: (name: string) => Tool | undefined;
}
