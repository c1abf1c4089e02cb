import { createRequire } from "node:module";
import type { Document as YamlDocument } from "yaml";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Json } from "../runtime/types.ts";

const require = createRequire(import.meta.url);

/** Loaded when the first case is read: most checks of what is staged touch none. */
const loadYaml = (): typeof import("yaml") => require("yaml");

/** A problem of a value in a case file. */
export interface CaseProblem {
  /** JSON Pointer to the value, or to where it should stand. */
  readonly path: string;
  /** A sentence. */
  readonly message: string;
  readonly help?: string;
}

/** A case file while it is read. */
export interface CaseFile {
  readonly diagnostics: Diagnostic[];
  /** The value of the document; null for an empty one, undefined where it is broken. */
  read(): Json | undefined;
  /** Where the value at a JSON Pointer stands, or the nearest around it: its key where it has one. */
  place(pointer: string): Span;
  report(code: DiagnosticCode, problem: CaseProblem): void;
}

/** Parses the text of a case file. What is wrong with it stands in the diagnostics. */
export function openCaseFile(path: string, text: string): CaseFile {
  const lines = indexLines(text);
  const refused = refuseText(text);
  // What is too deep for the parser's stack is not given to it.
  const { LineCounter, parseDocument } = loadYaml();
  const document = parseDocument(refused ? "" : text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
  });
  const diagnostics: Diagnostic[] = document.errors.map((error) =>
    diagnose("invalid-case", {
      path,
      span: lines.span(...error.pos),
      message: `The YAML is broken: ${error.message}.`,
    }),
  );
  if (refused) {
    const span = lines.span(refused.at, refused.at);
    diagnostics.push(diagnose("invalid-case", { path, span, message: refused.message }));
  }
  const place = (pointer: string) => lines.span(...findPlace(document, readPointer(pointer)));
  return {
    diagnostics,
    read() {
      if (diagnostics.length) return undefined;
      try {
        // By way of text, so that dates and other YAML types become what JSON has.
        return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 }) ?? null));
      } catch (error) {
        const message = `The YAML cannot be read: ${error instanceof Error ? error.message : error}.`;
        diagnostics.push(diagnose("invalid-case", { path, span: lines.span(0, 0), message }));
        return undefined;
      }
    },
    place,
    report(code, { path: at, ...words }) {
      diagnostics.push(diagnose(code, { path, span: place(at), ...words }));
    },
  };
}

const MAX_DEPTH = 500;

/** What no case needs and no parser should see. Brackets inside of strings are counted too, so the limit is high. */
function refuseText(text: string): { at: number; message: string } | undefined {
  const nullByte = text.indexOf("\0");
  if (nullByte >= 0) return { at: nullByte, message: "The file holds a null byte." };
  const message = `The YAML is nested more than ${MAX_DEPTH} levels deep.`;
  const compact = new RegExp(`^[ \\t]*(?:[-?][ \\t]+){${MAX_DEPTH}}`, "m").exec(text);
  if (compact) return { at: compact.index, message };
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "[" || text[at] === "{") depth++;
    else if ((text[at] === "]" || text[at] === "}") && depth > 0) depth--;
    if (depth > MAX_DEPTH) return { at, message };
  }
  return undefined;
}

function readPointer(path: string): string[] {
  return path
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Offsets of the value at a path, or of the nearest value around it: its key where it has one. */
function findPlace(document: YamlDocument, path: readonly string[]): [start: number, end: number] {
  const { isMap, isNode, isPair } = loadYaml();
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && String(item.key) === key)
      : undefined;
    const node = pair && isNode(pair.key) ? pair.key : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 0];
}
