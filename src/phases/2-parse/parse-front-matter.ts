import { createRequire } from "node:module";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { LineIndex } from "../../diagnostics/line-index.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import type { FrontMatter, KeySpans } from "./front-matter.ts";
import { parsePlainYaml, parseYaml } from "./parse-yaml.ts";
import type { ParsedYaml } from "./parsed-yaml.ts";

const require = createRequire(import.meta.url);

/** The file that a front-matter block stands in. */
export interface FrontMatterSource {
  readonly path: string;
  readonly lines: LineIndex;
}

/**
 * Parses the text between the fences. Errors of YAML come all at once; `frontMatter` is undefined where one leaves
 * nothing to read. Never throws.
 */
export function parseFrontMatter(
  block: { readonly text: string; readonly start: number; readonly end: number },
  source: FrontMatterSource,
): { frontMatter: FrontMatter | undefined; diagnostics: Diagnostic[] } {
  const parsed = parseBlock(block.text, { ...source, offset: block.start });
  const diagnostics = [...parsed.diagnostics];
  if (parsed.value === undefined) return { frontMatter: undefined, diagnostics };
  const raw = parsed.value ?? {};
  if (typeof raw !== "object" || Array.isArray(raw)) {
    const what = Array.isArray(raw) ? "a list" : "a single value";
    const message = `The front matter is ${what}; it must be a mapping of keys to values.`;
    const span = parsed.spans.value([]);
    diagnostics.push(diagnose("front-matter-not-mapping", { path: source.path, span, message }));
    return { frontMatter: undefined, diagnostics };
  }
  return { frontMatter: { ...splitKeys(raw), raw, spans: parsed.spans }, diagnostics };
}

/** Front matter for a file that has none: every place is the start of the file. */
export function emptyFrontMatter(lines: LineIndex): FrontMatter {
  const start = () => lines.span(0, 0);
  const spans: KeySpans = { key: start, value: start, keys: () => [] };
  return { data: {}, raw: {}, ext: {}, spans };
}

function parseBlock(text: string, place: FrontMatterSource & { offset: number }): ParsedYaml {
  const plain = parsePlainYaml(text, place);
  // gray-matter hands on such a block as it is, and takes long to load.
  return typeof plain?.value === "object" && plain.value !== null ? plain : parseMatter(text, place);
}

/** Runs gray-matter on the block with our own YAML reader as its only engine. */
function parseMatter(text: string, place: FrontMatterSource & { offset: number }): ParsedYaml {
  const matter: typeof import("gray-matter") = require("gray-matter");
  let parsed: ParsedYaml | undefined;
  // gray-matter ends the block at any line that starts with its fence, so the fence is made longer than any in the text.
  const longest = (text.match(/^-+/gm) ?? []).reduce((most, dashes) => Math.max(most, dashes.length), 2);
  const fence = "-".repeat(longest + 1);
  const engine = (block: string): object => {
    parsed = parseYaml(block, { ...place, offset: place.offset - LEADING_BREAK });
    return typeof parsed.value === "object" && parsed.value !== null ? parsed.value : {};
  };
  matter(`${fence}\n${text}\n${fence}\n`, {
    delimiters: [fence, fence],
    language: "yaml",
    engines: { yaml: engine, javascript: refuse, js: refuse, json: refuse, coffee: refuse },
  });
  // gray-matter does not call its engine for a block without content.
  return parsed ?? parseYaml("", place);
}

/** gray-matter hands its engine the line end after the opening fence too. */
const LEADING_BREAK = 1;

function refuse(): never {
  throw new Error("Front matter is YAML; no other language is ever run.");
}

function splitKeys(raw: JsonObject): Pick<FrontMatter, "data" | "ext"> {
  const data: [string, Json][] = [];
  const ext = new Map<string, [string, Json][]>();
  for (const [key, value] of Object.entries(raw)) {
    const dot = key.lastIndexOf(".");
    if (dot <= 0 || dot === key.length - 1) {
      data.push([key, value]);
      continue;
    }
    const namespace = key.slice(0, dot);
    const fields = ext.get(namespace) ?? [];
    fields.push([key.slice(dot + 1), value]);
    ext.set(namespace, fields);
  }
  const namespaces = [...ext].map(([name, fields]): [string, JsonObject] => [
    name,
    Object.fromEntries(fields),
  ]);
  return { data: Object.fromEntries(data), ext: Object.fromEntries(namespaces) };
}
