import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../../src/diagnostics/diagnostic.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";

const folder = fileURLToPath(new URL("../fixtures/diagnostics", import.meta.url));

/** What a fixture says of each diagnostic. */
export type ExpectedDiagnostic = Pick<Diagnostic, "code" | "severity" | "path" | "message"> & {
  readonly line: number;
  readonly column: number;
};

/** Codes that have a fixture folder. */
export const fixtureCodes: readonly string[] = readdirSync(folder).sort();

/** Runs `use` on a copy of a fixture's project, with the files that can't be committed; the copy is removed afterwards. */
export async function withFixture<Result>(
  code: string,
  use: (root: string) => Promise<Result>,
): Promise<Result> {
  const root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-${code}-`));
  try {
    cpSync(`${folder}/${code}`, root, { recursive: true });
    if (existsSync(`${root}/generate.mjs`)) (await import(`${folder}/${code}/generate.mjs`)).generate(root);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Everything that loading, reading and compiling a project has to say, in the order of print. */
export async function checkProject(root: string): Promise<Diagnostic[]> {
  const loaded = await loadConfig(root);
  if (hasErrors(loaded.diagnostics)) return sortDiagnostics(loaded.diagnostics);
  const read = readProject(nodeFileSystem, loaded.config);
  const compiled = await compileProject(read.sources, loaded.config);
  return sortDiagnostics([...loaded.diagnostics, ...read.diagnostics, ...compiled.diagnostics]);
}

/** The committed expectation of a fixture. */
export function readExpected(code: string): ExpectedDiagnostic[] {
  const file = `${folder}/${code}/expected.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

/** Writes a fixture's expectation; only for runs with UPDATE_FIXTURES set. */
export function writeExpected(code: string, expected: readonly ExpectedDiagnostic[]): void {
  writeFileSync(`${folder}/${code}/expected.json`, `${JSON.stringify(expected, null, 2)}\n`);
}

/** Diagnostics as fixtures hold them. */
export function summarize(diagnostics: readonly Diagnostic[]): ExpectedDiagnostic[] {
  return diagnostics.map(({ code, severity, path, span, message }) => ({
    code,
    severity,
    path,
    line: span.line,
    column: span.column,
    message,
  }));
}
