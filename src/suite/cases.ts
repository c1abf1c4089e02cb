import { createRequire } from "node:module";
import type { Document as YamlDocument } from "yaml";
import type { CompiledPrompt } from "../compiler.ts";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { WritableFileSystem } from "../output/writable-file-system.ts";
import { checkSchema, type SchemaError } from "../runtime/check-schema.ts";
import { InputError } from "../runtime/errors.ts";
import type { Json, JsonObject, Message } from "../runtime/types.ts";
import { caseSchema } from "./case-schema.ts";

/** Where case files are read. */
export type CaseFiles = Pick<WritableFileSystem, "list" | "readText">;

/** What the suite needs of a compiled prompt. */
export type TestedPrompt = Pick<CompiledPrompt, "parseInput" | "render"> & {
  readonly meta: Pick<CompiledPrompt["meta"], "id" | "targets"> &
    Partial<Pick<CompiledPrompt["meta"], "path">>;
};

/** One input for one prompt, and what is expected of the answer. */
export interface Case {
  /** Prompt id. */
  readonly prompt: string;
  /** File name without extension. */
  readonly name: string;
  /** Relative to the project. */
  readonly path: string;
  readonly input: Json;
  readonly history: readonly Message[];
  readonly context: JsonObject;
  /** Expectations about the answer; undefined where the case has none. */
  readonly expect: Json | undefined;
}

/** The cases of a prompt. `names` has every file, also those that a diagnostic keeps out of `cases`. */
export interface ReadCases {
  readonly cases: readonly Case[];
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const require = createRequire(import.meta.url);

/** Loaded when the first case is read: most checks of what is staged touch none. */
const loadYaml = (): typeof import("yaml") => require("yaml");

/** Reads `<folder>/<prompt id>/*.yaml`, sorted by name, and checks every input against the prompt's input schema. */
export function readCases(
  prompt: TestedPrompt,
  root: string,
  folder: string,
  fileSystem: CaseFiles,
): ReadCases {
  const base = `${folder}/${prompt.meta.id}`;
  const files = fileSystem
    .list(`${root}/${base}`)
    .filter((entry) => !entry.isFolder && CASE_FILE.test(entry.name));
  const read = files.map(({ name }) => {
    const path = `${base}/${name}`;
    return parseCase(prompt, path, fileSystem.readText(`${root}/${path}`) ?? "");
  });
  return {
    cases: read.flatMap((result) => result.case ?? []),
    names: files.map(({ name }) => caseName(name)),
    diagnostics: [...read.flatMap((result) => result.diagnostics), ...findTwins(base, files)],
  };
}

/** `first.yaml` beside `first.yml`: both would have the same snapshots. */
function findTwins(base: string, files: readonly { readonly name: string }[]): Diagnostic[] {
  const twins = files.filter(
    ({ name }, index) => index > 0 && caseName(name) === caseName(files[index - 1]?.name ?? ""),
  );
  return twins.map(({ name }) => {
    return diagnose("invalid-case", {
      path: `${base}/${name}`,
      span: FILE_START,
      message: `There are two cases called ${caseName(name)}.`,
      help: "Rename one of the two files.",
    });
  });
}

const CASE_FILE = /\.ya?ml$/;

const caseName = (file: string): string => file.replace(/^.*\//, "").replace(CASE_FILE, "");

/** Parses one case file. `case` is absent where a diagnostic is an error. */
export function parseCase(
  prompt: TestedPrompt,
  path: string,
  text: string,
): { case: Case | undefined; diagnostics: Diagnostic[] } {
  const file = openFile(path, text);
  const value = file.read();
  if (value === undefined) return { case: undefined, diagnostics: file.diagnostics };
  for (const error of checkSchema(caseSchema, value ?? {})) {
    const message = error.path ? `${error.path.slice(1)} ${error.message}.` : `A case ${error.message}.`;
    file.report("invalid-case", error, message);
  }
  if (hasErrors(file.diagnostics)) return { case: undefined, diagnostics: file.diagnostics };
  const { input = {}, history = [], context = {}, expect } = (value ?? {}) as JsonObject;
  checkInput(prompt, input, file);
  const fields = { input, history: history as unknown as Message[], context: context as JsonObject, expect };
  const parsed: Case = { prompt: prompt.meta.id, name: caseName(path), path, ...fields };
  return { case: hasErrors(file.diagnostics) ? undefined : parsed, diagnostics: file.diagnostics };
}

interface CaseFile {
  readonly diagnostics: Diagnostic[];
  /** The value of the document; null for an empty one, undefined where it is broken. */
  read(): Json | undefined;
  report(code: DiagnosticCode, error: SchemaError, message: string): void;
}

function openFile(path: string, text: string): CaseFile {
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
    report(code, error, message) {
      const [start, end] = findPlace(document, readPointer(error.path));
      diagnostics.push(diagnose(code, { path, span: lines.span(start, end), message }));
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

function checkInput(prompt: TestedPrompt, input: Json, file: CaseFile): void {
  try {
    prompt.parseInput(input);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.errors) {
      const at = { ...problem, path: `/input${problem.path}` };
      if (problem.missing === undefined) {
        file.report("invalid-input", at, `${at.path.slice(1)} ${problem.message}.`);
      } else {
        const key = `${problem.path}/${problem.missing}`.slice(1);
        file.report("missing-input", at, `${prompt.meta.id} needs the input ${key}.`);
      }
    }
  }
}
