import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Names of the partials of a generated project; each prompt uses one. */
export const partialNames = ["style", "tone", "shared/closing", "shared/rules"].concat(
  Array.from({ length: 16 }, (_, number) => `part${number}`),
);
/** Names of its schemas; each third prompt uses one. */
export const schemaNames = ["Ticket", "Answer", "Invoice", "Order", "Line"];
const TARGETS = ["anthropic/claude-sonnet-4-5", "openai/gpt-4o", "ollama/qwen3:8b"];

/** A prompt that uses a partial and a schema of the project; `text` tells it from others. */
export function promptText(number: number, text: string): string {
  const partial = partialNames[number % partialNames.length];
  const schema = number % 3 === 0 ? `output: { schema: ${schemaNames[number % schemaNames.length]} }\n` : "";
  return `---\ninput: { schema: { name: string } }\n${schema}---\n{{>${partial}}} ${text} {{name}}\n`;
}

/** The files of a project of some size that are not prompts, by path. */
export function sharedFiles(text = "v1"): Record<string, string> {
  const partials = partialNames.map((name) => [`prompts/${partialFile(name)}`, `Be ${name} ${text}.`]);
  const schemas = schemaNames.map((name) => [`schemas/${name}.json`, schemaText(text)]);
  return {
    "package.json": packageText("module"),
    "prompt.config.json": configText(1, true),
    "helpers.ts": helperText(["upper"]),
    ...Object.fromEntries([...partials, ...schemas]),
  };
}

/** A package.json of some type. */
export function packageText(type: "module" | "commonjs"): string {
  return JSON.stringify({ type, imports: { "#helpers": "./helpers.ts" } });
}

/** A config with some targets. */
export function configText(targets: number, strictKeys: boolean): string {
  const named = TARGETS.slice(0, targets).map((reference, index) => [`t${index}`, reference]);
  return JSON.stringify({
    strictKeys,
    targets: Object.fromEntries(named),
    helpers: { from: "#helpers", names: ["upper"] },
  });
}

/** A helper module that exports some functions. */
export function helperText(names: readonly string[]): string {
  return names
    .map((name) => `export const ${name} = (text: unknown) => String(text).toUpperCase();\n`)
    .join("");
}

/** A schema with a word of its own. */
export function schemaText(text: string): string {
  return JSON.stringify({ type: "object", properties: { [text]: { type: "string" } } });
}

/** `shared/_rules.prompt` for `shared/rules`. */
export function partialFile(name: string): string {
  return `${name.replace(/([^/]+)$/, "_$1")}.prompt`;
}

/** A path for a prompt: most in one folder, some below. */
export function promptPath(number: number): string {
  return `prompts/${number % 10 === 0 ? `area${number % 5}/` : ""}p${number}.prompt`;
}

/** Writes a project into a temporary folder; gives its absolute path, with every link followed. */
export function makeGeneratedProject(prompts: number): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "polylect-generated-")));
  const all = Array.from({ length: prompts }, (_, number) => [
    promptPath(number),
    promptText(number, `Say ${number} to`),
  ]);
  writeFiles(root, { ...sharedFiles(), ...Object.fromEntries(all) });
  return root;
}

/** Writes files below a folder, by path, with their folders. */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
