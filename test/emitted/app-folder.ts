import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { type Compilation, compileProject } from "../../src/compiler.ts";
import { defaultConfig } from "../../src/config/defaults.ts";
import type { ResolvedConfig } from "../../src/config/resolved-config.ts";
import type { SourceFile } from "../../src/phases/source-file.ts";
import { root } from "../support/source-tree.ts";

/** A project in memory: texts by name. */
export interface AppSources {
  /** By path below `prompts/`. */
  readonly prompts: Readonly<Record<string, string>>;
  readonly partials?: Readonly<Record<string, string>>;
  readonly schemas?: Readonly<Record<string, string>>;
  readonly targets?: Readonly<Record<string, string>>;
}

/** Compiles a project in memory. Errors throw. */
export async function compileApp(sources: AppSources): Promise<Compilation> {
  const config: ResolvedConfig = {
    ...defaultConfig,
    root,
    path: undefined,
    targets: Object.entries(sources.targets ?? {}).map(([name, reference]) => ({ name, reference })),
  };
  const named = (record: Readonly<Record<string, string>> = {}, path: (name: string) => string) =>
    new Map(Object.entries(record).map(([name, text]) => [name, sourceFile(path(name), text)]));
  const compilation = await compileProject(
    {
      prompts: Object.entries(sources.prompts).map(([path, text]) => sourceFile(`prompts/${path}`, text)),
      partials: named(sources.partials, (name) => `prompts/_${name}.prompt`),
      schemas: named(sources.schemas, (name) => `schemas/${name}.json`),
    },
    config,
  );
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return compilation;
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, hash: createHash("sha256").update(text).digest("hex") };
}

/** The app that uses a project: a folder with its emitted files and the package as it is published. */
export class AppFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "polylect-app-")));

  constructor(files: ReadonlyMap<string, string>) {
    const imports = {
      "#prompts": "./generated/prompts/index.js",
      "#prompts/*": "./generated/prompts/*.js",
    };
    this.write("package.json", JSON.stringify({ type: "module", imports }));
    for (const [name, text] of files) this.write(`generated/prompts/${name}`, text);
    this.write("node_modules/polylect/package.json", readFileSync(join(root, "package.json"), "utf8"));
    buildRuntime(join(this.path, "node_modules/polylect/dist"));
  }

  /** Writes a file of the app and returns its path. */
  write(name: string, text: string): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** The text of a file of the app. */
  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Builds what emitted modules import, as `npm run build` does, but without the types of Node. */
function buildRuntime(outDir: string): void {
  const dialects = ["openai-chat", "openai-responses", "anthropic", "gemini", "ollama"];
  const program = ts.createProgram(
    [
      join(root, "src/runtime/index.ts"),
      ...dialects.map((id) => join(root, `src/dialects/${id}/runtime.ts`)),
    ],
    {
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      rewriteRelativeImportExtensions: true,
      skipDefaultLibCheck: true,
      declaration: true,
      rootDir: join(root, "src"),
      outDir,
    },
  );
  const problems = ts.getPreEmitDiagnostics(program);
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCurrentDirectory: () => root,
        getCanonicalFileName: (name) => name,
        getNewLine: () => "\n",
      }),
    );
  }
  program.emit();
}
