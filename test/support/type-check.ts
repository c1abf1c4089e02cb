import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  rewriteRelativeImportExtensions: true,
  paths: {
    polylect: [join(root, "src/index.ts")],
    "polylect/generate": [join(root, "src/generate/index.ts")],
    "polylect/runtime": [join(root, "src/runtime/index.ts")],
    "polylect/vitest": [join(root, "src/vitest/index.ts")],
    "polylect/runtime/*": [join(root, "src/dialects/*/runtime.ts")],
  },
};

/**
 * Type-checks files in a temporary folder, strictly, with the packages of the repository and `polylect/…` from `src`.
 * Returns the diagnostics of these files alone, each as `name(line,column): TScode: message`; sorted by TypeScript.
 */
export function typeCheck(files: Record<string, string>): string[] {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "polylect-types-")));
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const names = Object.keys(files).filter((name) => /\.[cm]?ts$/.test(name));
    const program = ts.createProgram(
      names.map((name) => join(folder, name)),
      options,
    );
    return ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => !file || file.fileName.startsWith(`${folder}/`))
      .map((diagnostic) => formatDiagnostic(diagnostic, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function formatDiagnostic({ file, start, code, messageText }: ts.Diagnostic, folder: string): string {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (!file) return `TS${code}: ${message}`;
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  const name = file.fileName.slice(folder.length + 1);
  return `${name}(${line + 1},${character + 1}): TS${code}: ${message}`;
}
