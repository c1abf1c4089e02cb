import { dirname, extname, resolve } from "node:path";
import { isPureModule } from "./is-pure-module.ts";
import type { ModuleSource } from "./module-source.ts";
import { listImports } from "./trace-modules.ts";

/** A module and all that it imports by relative path. */
export interface ModuleGraph {
  /** Texts by absolute path, the entry first. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether these texts alone decide what the modules export. In doubt, they do not. */
  readonly isPure: boolean;
}

const EXTENSIONS = ["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "json"].map((name) => `.${name}`);

/** Reads a module and what it imports, without running anything. Throws where the entry cannot be read. */
export function readModules(entry: string, source: ModuleSource): ModuleGraph {
  const texts = new Map<string, string>();
  let isPure = true;
  const follow = (file: string): void => {
    if (texts.has(file)) return;
    const text = source.readText(file);
    texts.set(file, text);
    isPure &&= isPureModule(text);
    for (const specifier of listImports(text)) {
      if (!/^\.{1,2}\//.test(specifier)) continue;
      const found = findModules(resolve(dirname(file), specifier), source);
      // Which of several files is meant is for those to say who run the modules.
      isPure &&= found.length === 1;
      for (const path of found) {
        if (tryRead(path, source) === undefined) isPure = false;
        else follow(path);
      }
    }
  };
  follow(entry);
  return { texts, isPure };
}

/** The files that a path may mean. */
function findModules(path: string, source: ModuleSource): string[] {
  const extension = extname(path);
  if (EXTENSIONS.includes(extension) && source.exists(path)) return [path];
  const stem = path.slice(0, path.length - extension.length);
  const candidates = [
    path,
    ...(/^\.[mc]?jsx?$/.test(extension) ? [`${stem}${extension.replace("j", "t")}`, `${stem}.tsx`] : []),
    ...EXTENSIONS.flatMap((ending) => [`${path}${ending}`, `${path}/index${ending}`]),
    `${path}/package.json`,
  ];
  return [...new Set(candidates)].filter((candidate) => source.exists(candidate));
}

function tryRead(path: string, source: ModuleSource): string | undefined {
  try {
    return source.readText(path);
  } catch {
    return undefined;
  }
}
