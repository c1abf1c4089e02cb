import type { WritableFileSystem } from "../output/writable-file-system.ts";
import type { Json } from "../runtime/types.ts";
import { isSnapshot, parseJson } from "./snapshots.ts";

/** A file that nothing stands for, and whether it is still there. */
export interface Orphan {
  /** Relative to the project. */
  readonly path: string;
  readonly state: "orphan" | "removed";
}

/**
 * Snapshots and replays below a folder that no prompt, case and target stands for, as paths relative to the project,
 * sorted. A JSON file that is neither by its shape is no orphan: fixtures may hold data of their own.
 */
export function findOrphans(
  root: string,
  folder: string,
  expected: ReadonlySet<string>,
  fileSystem: WritableFileSystem,
): string[] {
  return fileSystem.list(`${root}/${folder}`).flatMap(({ name, isFolder }) => {
    const path = `${folder}/${name}`;
    if (isFolder) return findOrphans(root, path, expected, fileSystem);
    if (!name.endsWith(".json") || expected.has(path)) return [];
    const value = parseJson(fileSystem.readText(`${root}/${path}`) ?? "");
    return (name.endsWith(".replay.json") ? isReplay(value) : isSnapshot(value)) ? [path] : [];
  });
}

function isReplay(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && "request" in value && "answeredBy" in value;
}
