import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Bench, Row } from "../bench.ts";
import { bundledSize } from "../bundled-size.ts";
import type { Figure } from "../figure.ts";
import { compareBundles } from "../peers/compare-tools.ts";
import { bodyOf, DIALECTS, partialsOf, promptText, SIZES } from "../workload.ts";

/** A prompt to bundle. */
interface Subject {
  readonly id: string;
  readonly text: string;
  readonly input: unknown;
  /** The most bytes beyond its own text. */
  readonly most: number;
}

/** Inputs of the prompts beside this folder; each uses what costs more than plain text. */
const INPUTS: Readonly<Record<string, unknown>> = {
  history: { message: "Are you open today?" },
  media: { photo: "https://example.com/photo.png", question: "What is this?" },
  tools: { question: "Which is the next train to Lyon?" },
};

function subjectsOf(bench: Bench): Subject[] {
  const folder = join(bench.root, "test/bench/prompts");
  const own = readdirSync(folder).map((file) => {
    const id = file.replace(/\.prompt$/, "");
    return { id, text: readFileSync(join(folder, file), "utf8"), input: INPUTS[id], most: 2500 };
  });
  const { workload } = bench;
  const plain = SIZES.map((id) => ({
    id,
    text: promptText(workload, id),
    input: workload.inputs[id],
    most: 1000,
  }));
  return [...plain, ...own];
}

/** Size of what a prompt says by itself: text without tags, partials, and the schemas that its body carries. */
function ownSize(bench: Bench, text: string, body: unknown): number {
  const partials = [...partialsOf(bench.workload.files)].filter(([name]) => text.includes(`{{> ${name}`));
  const texts = [bodyOf(text), ...partials.map(([, partial]) => partial)].map((part) =>
    part.replace(/\{\{[\s\S]*?\}\}/g, "\n"),
  );
  return gzipSync([...texts, ...schemasOf(body)].join("\n"), { level: 9 }).length;
}

/** Where bodies of the dialects carry tools and schemas. */
const SCHEMA_KEYS = new Set([
  "tools",
  "response_format",
  "output_config",
  "responseJsonSchema",
  "responseSchema",
]);

function schemasOf(value: unknown): string[] {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    SCHEMA_KEYS.has(key) ? [JSON.stringify(item)] : schemasOf(item),
  );
}

async function measureOwn(bench: Bench): Promise<Figure[]> {
  const app = bench.newApp("bundle-app");
  app.configure(bench.workload.targets);
  const subjects = subjectsOf(bench);
  for (const [name, text] of bench.workload.files) app.write(`prompts/${name}`, text);
  for (const { id, text } of subjects) app.write(`prompts/${id}.prompt`, text);
  app.compile();
  const figures: Figure[] = [];
  for (const { id, text, input, most } of subjects) {
    const module = await import(app.emitted(id));
    for (const { dialect, exported } of DIALECTS) {
      const own = ownSize(bench, text, module[exported](input));
      for (const name of [exported, `${exported}Json`]) {
        if (!(name in module)) continue;
        const entry = `export { ${name} } from ${JSON.stringify(new URL(app.emitted(id)).pathname)};`;
        const size = await bundledSize(entry, app.folder);
        const what = `${id}, ${dialect}${name === exported ? "" : ", JSON"}`;
        figures.push({
          what,
          unit: "B",
          value: size - own,
          limit: { of: "value", most },
          note: `${size} less ${own}`,
        });
      }
    }
  }
  return figures;
}

/** What a prompt adds to an app. */
export const bundle: Row = {
  id: "bundle",
  title: "One prompt, one dialect, bundled, gzipped, less gzip of its own text, partials and schemas",
  limit: "at most 1 kB; with history, media or tools 2.5 kB",
  run: async (bench) => ({
    figures: [
      ...(await measureOwn(bench)),
      ...(await compareBundles(bench, ownSize(bench, promptText(bench.workload, "small"), {}))),
    ],
    notes: [
      "An entry that exports one function of one compiled prompt is bundled by esbuild (`minify`, `format: esm`, `platform: neutral`) and compressed by gzip at level 9. From that the size of one gzip file is taken away, with the text below the front matter without its tags, the partials in it, and the tools and schemas of the rendered body as JSON.",
    ],
  }),
};
