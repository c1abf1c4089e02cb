import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The repository's root, with a slash at the end. */
export const root = `${resolve(dirname(fileURLToPath(import.meta.url)), "../..")}/`;

/** One source file of the repository. */
export interface TreeFile {
  /** Below the folder that was read, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly ast: ts.SourceFile;
  /** Files of the tree that it imports, types and dynamic imports included. */
  readonly imports: readonly string[];
  /** Packages and `node:` modules that it imports. */
  readonly packages: readonly string[];
}

/** Reads every TypeScript file below a folder of the repository, by path. */
export function readTree(folder: string): ReadonlyMap<string, TreeFile> {
  const at = join(root, folder);
  const paths = readdirSync(at, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.startsWith("fixtures/"))
    .sort();
  return new Map(paths.map((path) => [path, readFile(at, path)]));
}

function readFile(at: string, path: string): TreeFile {
  const text = readFileSync(join(at, path), "utf8");
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const isRelative = (specifier: string) => specifier.startsWith(".");
  return {
    path,
    lines: text.trimEnd().split("\n").length,
    ast: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true),
    imports: [...new Set(specifiers.filter(isRelative).map((specifier) => join(dirname(path), specifier)))],
    packages: [...new Set(specifiers.filter((specifier) => !isRelative(specifier)))],
  };
}

/** A name that a file exports by a declaration of its own. */
export interface DeclaredName {
  readonly name: string;
  readonly documented: boolean;
}

/** The names that a file declares and exports. */
export function declaredNames({ ast }: TreeFile): DeclaredName[] {
  return ast.statements.flatMap((statement) => {
    if (!isExported(statement)) return [];
    const documented = ts.getJSDocCommentsAndTags(statement).length > 0;
    return namesOf(statement).map((name) => ({ name, documented }));
  });
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.getText()] : ["default"];
}

/**
 * The names of an entry, those of types included, each with the file that declares it and whether it is documented
 * there. Follows `export { a } from`, `export * from` and `export type * from`.
 */
export function exportedNames(
  tree: ReadonlyMap<string, TreeFile>,
  path: string,
): Map<string, DeclaredName & { path: string }> {
  const file = tree.get(path);
  if (!file) throw new Error(`No such file: ${path}`);
  const found = new Map(declaredNames(file).map((each) => [each.name, { ...each, path }]));
  for (const statement of file.ast.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
    const from = join(dirname(path), (statement.moduleSpecifier as ts.StringLiteral).text);
    const names = exportedNames(tree, from);
    if (!statement.exportClause) {
      for (const [name, declared] of names) found.set(name, declared);
    } else if (ts.isNamedExports(statement.exportClause)) {
      for (const element of statement.exportClause.elements) {
        const declared = names.get((element.propertyName ?? element.name).text);
        if (!declared)
          throw new Error(`${path} exports ${element.name.text}, which ${from} does not declare.`);
        found.set(element.name.text, declared);
      }
    }
  }
  return found;
}
