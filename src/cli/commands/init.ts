import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/diagnostic.ts";
import { FILE_START } from "../../diagnostics/span.ts";
import { findPackageCommands } from "../../init/package-commands.ts";
import { type InitPlan, type Item, planInit } from "../../init/plan-init.ts";
import { nodeWritableFileSystem, writeAtomically } from "../../output/writable-file-system.ts";
import { CLEAN, type Context, FOUND } from "../context.ts";
import { UsageError } from "../options.ts";
import { printDiagnostics } from "../print-diagnostics.ts";

const fileSystem = nodeWritableFileSystem;

/** Makes the working folder a project: adds what it lacks, changes nothing that is there, says what comes next. */
export async function run(context: Context): Promise<number> {
  const { cwd, env, args, stdout } = context;
  const root = fileSystem.realPath(cwd);
  refuseFolderInside(root);
  const { version } = createRequire(import.meta.url)("polylect/package.json");
  const plan = await planInit(root, { version, fileSystem });
  const failure = hasErrors(plan.diagnostics) ? [] : writeFiles(root, plan.files);
  const diagnostics = [...plan.diagnostics, ...failure];
  const commands = await findPackageCommands(root, env);
  const next = [
    ...(plan.isInstalled ? [] : [commands.install]),
    commands.run("polylect", "compile"),
    commands.run("polylect", "test", "--update"),
  ];
  const { added, kept } = plan;
  const more = { packageManager: commands.name, added, kept, next };
  printDiagnostics(context, { config: { root } }, diagnostics, more);
  if (hasErrors(diagnostics)) {
    if (args.format === "pretty" && failure.length === 0) stdout.write("Nothing is written.\n");
    return FOUND;
  }
  if (args.format === "pretty") stdout.write(renderPlan(plan, basename(root), commands.name, next));
  return CLEAN;
}

/** A folder of sources inside a project is not made a project of its own. */
function refuseFolderInside(root: string): void {
  const isEmpty = fileSystem.list(root).every(({ name }) => name.startsWith("."));
  if (isEmpty || existsSync(join(root, "package.json"))) return;
  for (let folder = dirname(root); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) {
      throw new UsageError(
        `this folder has no package.json, but ${folder} has: go there, or make one here first`,
      );
    }
    if (existsSync(join(folder, ".git"))) return;
  }
}

function writeFiles(root: string, files: ReadonlyMap<string, string>): Diagnostic[] {
  for (const [path, text] of files) {
    const file = `${root}/${path}`;
    try {
      writeAtomically(fileSystem, existsSync(file) ? fileSystem.realPath(file) : file, text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `${path} cannot be written: ${reason}.`;
      return [diagnose("unwritable-output", { path, span: FILE_START, message })];
    }
  }
  return [];
}

function renderPlan({ added, kept }: InitPlan, name: string, manager: string, next: string[]): string {
  const width = Math.max(0, ...[...added, ...kept].map((item) => item.name.length)) + 2;
  const row = (item: Item) => `  ${item.name.padEnd(width)}${item.note}`;
  const blocks = [
    added.length > 0
      ? [`Added to ${name} (${manager}):`, ...added.map(row)]
      : ["There is nothing to add: this folder is a project."],
    ...(kept.length > 0 ? [["Left as it is:", ...kept.map(row)]] : []),
    ...(added.length > 0 ? [["Next:", ...next.map((line) => `  ${line}`)]] : []),
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}
