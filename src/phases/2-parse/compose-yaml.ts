import { createRequire } from "node:module";
import type { Document, Node, Scalar } from "yaml";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import type { ParsedYaml, YamlPlace } from "./parsed-yaml.ts";
import { createSpans, Place, type Range } from "./yaml-places.ts";

const require = createRequire(import.meta.url);

/** Levels of nesting that are read. */
const MAX_DEPTH = 100;
/** Values that aliases may add to a document. */
const MAX_ALIASED = 10_000;
/** Errors after the first few are echoes of it. */
const MAX_ERRORS = 20;

/** Reads YAML 1.2 (core schema) as JSON with the place of every key and value. Never throws. */
export function composeYaml(text: string, place: YamlPlace): ParsedYaml {
  const walk = new Walk(place);
  const whole: Range = [0, text.length];
  const spansOf = (range: Range) => createSpans(new Place(range, range, 0), walk.spanOf);
  const deep = findDeepNesting(text);
  if (deep !== undefined) {
    walk.report("nesting-too-deep", deep, deep + 1, DEPTH_MESSAGE);
    return { value: undefined, spans: spansOf(whole), diagnostics: walk.diagnostics };
  }
  // A lone CR ends lines for Dotprompt but not for the parser; as LF it keeps every offset.
  const document = walk.yaml.parseDocument(text.replace(/\r(?!\n)/g, "\n"), {
    version: "1.2",
    schema: "core",
    uniqueKeys: true,
    merge: false,
    prettyErrors: false,
    // At "silent", a second document would be ignored without a word.
    logLevel: "error",
  });
  reportErrors(document, walk);
  if (walk.diagnostics.length > 0) {
    return { value: undefined, spans: spansOf(whole), diagnostics: walk.diagnostics };
  }
  const range = rangeOf(document.contents) ?? whole;
  const root = new Place(range, range, 0);
  const value = document.contents ? readNode(document.contents, root, walk) : null;
  const failed = walk.diagnostics.length > 0;
  return {
    value: failed ? undefined : value,
    spans: createSpans(root, walk.spanOf),
    diagnostics: walk.diagnostics,
  };
}

const DEPTH_MESSAGE = `YAML is nested more than ${MAX_DEPTH} levels deep.`;

/** The offset of nesting that the parser would take seconds over, judged without parsing. */
function findDeepNesting(text: string): number | undefined {
  const compact = /^[ \t]*(?:[-?][ \t]+){101}/m.exec(text);
  if (compact) return compact.index;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === "[" || unit === "{") depth++;
    else if ((unit === "]" || unit === "}") && depth > 0) depth--;
    // Far above the real limit, because brackets inside strings are counted too.
    if (depth > 10 * MAX_DEPTH) return at;
  }
  return undefined;
}

function reportErrors(document: Document.Parsed, walk: Walk): void {
  const seen = new Set<number>();
  for (const error of [...document.errors, ...document.warnings].slice(0, MAX_ERRORS)) {
    const [start, end] = error.pos;
    if (seen.has(start)) continue;
    seen.add(start);
    const deep = /call stack/i.test(error.message);
    if (deep) walk.report("nesting-too-deep", start, end, DEPTH_MESSAGE);
    else walk.report("yaml-syntax", start, end, `${error.message.trim().replace(/\.$/, "")}.`);
  }
}

type YamlCode = "yaml-syntax" | "yaml-alias-bomb" | "nesting-too-deep" | "invalid-value";

/** What reading one document keeps in mind. */
class Walk {
  // Loaded only here: most files are read without it.
  readonly yaml: typeof import("yaml") = require("yaml");
  readonly diagnostics: Diagnostic[] = [];
  readonly anchors = new Map<string, Node>();
  /** What each alias stood for where it was written; an anchor may be defined again later. */
  readonly targets = new Map<Node, Node | undefined>();
  /** Anchored nodes that are being read, to end an alias that contains itself. */
  readonly open = new Set<Node>();
  aliased = 0;
  insideAlias = 0;

  constructor(private readonly place: YamlPlace) {}

  readonly spanOf = ([start, end]: Range): Span =>
    this.place.lines.span(this.place.offset + start, this.place.offset + end);

  report(code: YamlCode, start: number, end: number, message: string): void {
    this.diagnostics.push(
      diagnose(code, { path: this.place.path, span: this.spanOf([start, end]), message }),
    );
  }
}

function rangeOf(node: unknown): Range | undefined {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : undefined;
}

function readNode(node: Node, place: Place, walk: Walk): Json {
  const [start, end] = rangeOf(node) ?? [0, 0];
  if (walk.insideAlias > 0 && ++walk.aliased > MAX_ALIASED) {
    // One report is enough: the count stays above the limit from here on.
    if (walk.aliased === MAX_ALIASED + 1) {
      walk.report("yaml-alias-bomb", start, end, `Aliases repeat more than ${MAX_ALIASED} values.`);
    }
    return null;
  }
  if (place.depth > MAX_DEPTH) {
    walk.report("nesting-too-deep", start, end, DEPTH_MESSAGE);
    return null;
  }
  if (walk.yaml.isAlias(node)) return readAlias(node, node.source, place, walk);
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor !== undefined && walk.insideAlias === 0) walk.anchors.set(anchor, node);
  if (walk.yaml.isScalar(node)) return readScalar(node, walk);
  walk.open.add(node);
  const value = walk.yaml.isMap(node)
    ? readPairs(node.items, place, walk)
    : walk.yaml.isSeq(node)
      ? node.items.map((item, index) => readEntry(item, place.enter(index, undefined, rangeOf(item)), walk))
      : null;
  walk.open.delete(node);
  return value;
}

function readAlias(node: Node, name: string, place: Place, walk: Walk): Json {
  const [start, end] = rangeOf(node) ?? [0, 0];
  if (!walk.targets.has(node)) walk.targets.set(node, walk.anchors.get(name));
  const target = walk.targets.get(node);
  if (!target) {
    walk.report("yaml-syntax", start, end, `There is no anchor \`&${name.slice(0, 40)}\` above this alias.`);
    return null;
  }
  if (walk.open.has(target)) {
    walk.report("yaml-alias-bomb", start, end, `The alias \`*${name.slice(0, 40)}\` contains itself.`);
    return null;
  }
  walk.insideAlias++;
  const value = readNode(target, place, walk);
  walk.insideAlias--;
  return value;
}

function readPairs(pairs: readonly { key: unknown; value: unknown }[], place: Place, walk: Walk): JsonObject {
  const entries: [string, Json][] = [];
  for (const { key, value } of pairs) {
    const range = rangeOf(key);
    if (key !== null && !walk.yaml.isScalar(key)) {
      const [start, end] = range ?? [0, 0];
      walk.report("yaml-syntax", start, end, "A key must be a plain name, not a list, mapping or alias.");
      continue;
    }
    const name = String((key as Scalar | null)?.value ?? "");
    entries.push([name, readEntry(value, place.enter(name, range, rangeOf(value)), walk)]);
  }
  // fromEntries defines own properties, so a key named __proto__ changes no prototype.
  return Object.fromEntries(entries);
}

function readEntry(node: unknown, place: Place, walk: Walk): Json {
  return node ? readNode(node as Node, place, walk) : null;
}

function readScalar(node: Scalar, walk: Walk): Json {
  const { value } = node;
  if (typeof value === "number" && !Number.isFinite(value)) {
    const [start, end] = rangeOf(node) ?? [0, 0];
    walk.report("invalid-value", start, end, "Infinity and not-a-number have no place in JSON.");
    return null;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
