import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A module and all that it imports by relative path. */
export interface TracedModules {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Whether nothing else than Node and this package is imported besides. */
  readonly isClosed: boolean;
}

const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"']+)["']/g;

/** The specifiers that a module's text imports. */
export function listImports(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
}

const RELATIVE = /^\.{1,2}\//;
const OWN_OR_NODE = /^(?:node:|polylect(?:\/|$))/;

/** Follows the imports of a module. `resolveImport` gives the file URL of a relative specifier, where there is one. */
export function traceModules(
  entry: string,
  resolveImport: (specifier: string, from: string) => string | undefined,
): TracedModules {
  const files = new Set<string>();
  let isClosed = true;
  const follow = (file: string): void => {
    if (files.has(file) || !existsSync(file)) return;
    files.add(file);
    for (const specifier of listImports(readFileSync(file, "utf8"))) {
      const found = RELATIVE.test(specifier) ? resolveImport(specifier, file) : undefined;
      if (found?.startsWith("file:")) follow(fileURLToPath(found));
      else if (!OWN_OR_NODE.test(specifier)) isClosed = false;
    }
  };
  follow(entry);
  return { files: [...files], isClosed };
}
