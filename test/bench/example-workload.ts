import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { App } from "./app.ts";
import type { PackedPackage } from "./packed-package.ts";
import { printNodes, readTurns } from "./template.ts";
import { javaScript } from "./template-languages.ts";
import { bodyOf, DIALECTS, partialsOf, SIZES, type Size } from "./workload.ts";

/** Which example prompt, with the input of which case, stands for each size. */
const EXAMPLES: Readonly<Record<Size, { prompt: string; case: string; defaults?: object }>> = {
  small: { prompt: "summarize", case: "board-formal" },
  medium: { prompt: "triage-ticket", case: "outage-enterprise" },
  large: { prompt: "write-sql", case: "revenue-by-month", defaults: { rowLimit: 100 } },
};

const MODELS = { openai: "gpt-6.1-sol", anthropic: "claude-sonnet-5-5", gemini: "gemini-3.8-flash" };

/** Writes a folder of the shape that the shared workload has, from the example prompts of this repository. */
export async function writeExampleWorkload(
  root: string,
  folder: string,
  packed: PackedPackage,
): Promise<void> {
  mkdirSync(join(folder, "prompts"), { recursive: true });
  const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
  const style = read("prompts", "_house-style.prompt");
  const app = new App(folder, "rendered", packed);
  app.configure(
    Object.fromEntries(DIALECTS.map(({ wire, backend }) => [wire, `${backend}/${MODELS[wire]}`])),
  );
  const write = (path: string, text: string) => {
    writeFileSync(join(folder, path), text);
    app.write(path, text);
  };
  write("prompts/_house-style.prompt", style);
  const inputs: Record<string, object> = {};
  for (const size of SIZES) {
    const { prompt, case: name, defaults } = EXAMPLES[size];
    write(`prompts/${size}.prompt`, withoutTargets(read("prompts", `${prompt}.prompt`)));
    inputs[size] = { ...defaults, ...parse(read("fixtures", prompt, `${name}.yaml`)).input };
  }
  writeFileSync(join(folder, "data.mjs"), `export const inputs = ${JSON.stringify(inputs)};\n`);
  writeFileSync(join(folder, "texts.mjs"), `export const CFG = ${JSON.stringify(MODELS)};\n`);
  app.compile();
  const partials = partialsOf(new Map([["_house-style.prompt", style]]));
  const parts = await Promise.all(
    SIZES.map(async (size) => {
      const module = await import(app.emitted(size));
      const body = bodyOf(readFileSync(join(folder, "prompts", `${size}.prompt`), "utf8"));
      return `${size}: ${await writeFunctions(body, partials, inputs[size], module)}`;
    }),
  );
  writeFileSync(join(folder, "hand.mjs"), `export const req = {\n${parts.join(",\n")}\n};\n`);
}

/** The prompt without what it says about single targets and dialects: the bench has its own, and other packages none. */
function withoutTargets(text: string): string {
  const [, frontMatter = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const { overrides: _, portability: __, ...rest } = parse(frontMatter);
  const plain = body.replace(/\{\{#dialect [\s\S]*?\{\{\/dialect\}\}\n/g, "");
  return `---\n${stringify(rest)}---\n${plain}`;
}

type BodyFunction = (input: unknown) => unknown;

/** One function for each dialect: the body as a literal, with texts that are put together anew. */
async function writeFunctions(
  body: string,
  partials: ReadonlyMap<string, string>,
  input: unknown,
  module: Readonly<Record<string, BodyFunction>>,
): Promise<string> {
  const functions = readTurns(body, partials, javaScript).map(
    ({ nodes }) => `(x) => { let s = "";\n${printNodes(nodes, javaScript)}return s; }`,
  );
  const source = `export default [${functions.join(",\n")}];`;
  const { default: texts } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const known = new Map<string, string>(
    texts.map((text: (x: unknown) => string, at: number) => [text(input), `(${functions[at]})(x)`]),
  );
  const rows = DIALECTS.map(({ wire, exported }) => {
    const literal = JSON.stringify(module[exported]?.(input), (_, value) =>
      typeof value === "string" && known.has(value) ? `\u0000${known.get(value)}\u0000` : value,
    );
    // A string that holds code, between two marks, becomes the code.
    const code = literal.replace(/"\\u0000([\s\S]*?)\\u0000"/g, (_, text) => JSON.parse(`"${text}"`));
    return `${wire}: (x) => (${code})`;
  });
  return `{\n${rows.join(",\n")}\n}`;
}
