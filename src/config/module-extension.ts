import { dirname, resolve } from "node:path";
import { readText } from "../files/read-text.ts";

/** How the names of emitted modules end: `js` stands beside `d.ts`, `mjs` beside `d.mts`. */
export type ModuleExtension = "js" | "mjs";

/**
 * The ending under which Node and TypeScript take a file of a folder for an ES module, by the nearest package.json,
 * and that file's absolute path where there is one. The folder need not be there yet. Never throws: a package.json
 * that cannot be read says nothing, and then Node takes `.js` for CommonJS.
 */
export function findModuleExtension(folder: string): {
  readonly moduleExtension: ModuleExtension;
  readonly manifest?: string;
} {
  const manifest = resolve(folder, "package.json");
  const text = readText(manifest);
  if (text !== undefined) {
    return { moduleExtension: readType(text) === "module" ? "js" : "mjs", manifest };
  }
  const parent = dirname(resolve(folder));
  return parent === resolve(folder) ? { moduleExtension: "mjs" } : findModuleExtension(parent);
}

function readType(text: string): string {
  try {
    return String(JSON.parse(text)?.type);
  } catch {
    return "";
  }
}
