import { posix } from "node:path";

/** The name of the list of files that polylect made, in the folder that holds them. */
export const MANIFEST = ".polylect.json";

/** Hashes of files by path relative to the folder; all that a file may have, while a run is not over. */
export type Manifest = Readonly<Record<string, string | readonly string[]>>;

/** Most paths: no part of them begins with a dot, and no character means anything to a system. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** Whether a relative path stays below its folder, on every system. */
export function isInside(path: string): boolean {
  if (PLAIN.test(path)) return true;
  const isPlain = path !== "" && !/^[\\/]|^[A-Za-z]:|\\|\0/.test(path);
  return isPlain && posix.normalize(path) === path && !path.split("/").includes("..");
}

/** Reads a list, whose paths may lead anywhere. One that nobody can read says of no file that it may be removed. */
export function parseManifest(text: string | undefined): Manifest {
  try {
    const { files } = JSON.parse(text ?? "{}");
    return typeof files === "object" && files !== null ? files : {};
  } catch {
    return {};
  }
}

/** The list while a run is on its way from one list to another. */
export function mergeManifests(before: Manifest, after: Manifest): Manifest {
  const changed = Object.entries(after).filter(([path, hash]) => before[path] !== hash);
  const both = changed.map(([path, hash]) => [path, [...new Set([before[path] ?? hash, hash].flat())]]);
  return { ...before, ...Object.fromEntries(both) };
}

/** The text of a list; the same for the same files in any order. */
export function printManifest(files: Manifest): string {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ files: sorted }, null, 2)}\n`;
}
