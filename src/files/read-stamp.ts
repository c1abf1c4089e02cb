import { statSync } from "node:fs";
import type { FileStamp } from "./file-stamp.ts";

/** The stamp of a file; undefined where there is none. Throws where the disk refuses to say. */
export function readStamp(path: string): FileStamp | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}
