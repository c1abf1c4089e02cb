import { createRequire } from "node:module";
import type { TemplateEngine } from "./template-engine.ts";

const require = createRequire(import.meta.url);

/**
 * The engine that runs chat templates. Loaded where a template is first rendered: it is an optional peer, which most
 * projects do without. Throws an `Error` that says what to install.
 */
export function loadEngine(): TemplateEngine {
  try {
    return require("@huggingface/jinja").Template;
  } catch (cause) {
    const message = "the dialect chat-template needs a package: npm install @huggingface/jinja";
    throw new Error(message, { cause });
  }
}
