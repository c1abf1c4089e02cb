import type { CompiledPrompt } from "../compiler.ts";
import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { WritableFileSystem } from "../output/writable-file-system.ts";
import { checkSchema } from "../runtime/check-schema.ts";
import { InputError } from "../runtime/errors.ts";
import type { Json, JsonObject, Message } from "../runtime/types.ts";
import { type CaseFile, openCaseFile } from "./case-file.ts";
import { caseSchema } from "./case-schema.ts";
import { type Expectation, readExpectations } from "./expectations/read-expectations.ts";

/** Where case files are read. */
export type CaseFiles = Pick<WritableFileSystem, "list" | "readText">;

/** What reading cases takes of a prompt. */
export type CasePrompt = Pick<CompiledPrompt, "parseInput" | "outputSchema"> & {
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
  /** What is expected of the answer, in the order of the file. */
  readonly expectations: readonly Expectation[];
}

/** The cases of a prompt. `names` has every file, also those that a diagnostic keeps out of `cases`. */
export interface ReadCases {
  readonly cases: readonly Case[];
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `<folder>/<prompt id>/*.yaml`, sorted by name, and checks every input against the prompt's input schema. */
export function readCases(
  prompt: CasePrompt,
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
  prompt: CasePrompt,
  path: string,
  text: string,
): { case: Case | undefined; diagnostics: Diagnostic[] } {
  const file = openCaseFile(path, text);
  const value = file.read();
  if (value === undefined) return { case: undefined, diagnostics: file.diagnostics };
  for (const error of checkSchema(caseSchema, value ?? {})) {
    const message = error.path ? `${error.path.slice(1)} ${error.message}.` : `A case ${error.message}.`;
    file.report("invalid-case", { path: error.path, message });
  }
  if (hasErrors(file.diagnostics)) return { case: undefined, diagnostics: file.diagnostics };
  const { input = {}, history = [], context = {}, expect = {} } = (value ?? {}) as JsonObject;
  checkInput(prompt, input, file);
  const expectations = readExpectations((expect ?? {}) as JsonObject, prompt.outputSchema, file);
  const fields = { input, history: history as unknown as Message[], context: context as JsonObject };
  const parsed: Case = { prompt: prompt.meta.id, name: caseName(path), path, ...fields, expectations };
  return { case: hasErrors(file.diagnostics) ? undefined : parsed, diagnostics: file.diagnostics };
}

function checkInput(prompt: CasePrompt, input: Json, file: CaseFile): void {
  try {
    prompt.parseInput(input);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.errors) {
      const path = `/input${problem.path}`;
      if (problem.missing === undefined) {
        file.report("invalid-input", { path, message: `${path.slice(1)} ${problem.message}.` });
      } else {
        const key = `${problem.path}/${problem.missing}`.slice(1);
        file.report("missing-input", { path, message: `${prompt.meta.id} needs the input ${key}.` });
      }
    }
  }
}
