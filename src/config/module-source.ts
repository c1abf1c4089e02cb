import { existsSync, readFileSync } from "node:fs";

/** Where the modules of a config are read: the disk, or a state of the project that is not on it. */
export interface ModuleSource {
  /** Whether something is at an absolute path. */
  exists(path: string): boolean;
  /** The text of the file at an absolute path. Throws where it cannot be read. */
  readText(path: string): string;
  /** A file on the disk that holds what stands at an absolute path, for what is more than text. */
  locate(path: string): string;
}

/** The files as they are now. */
export const diskModules: ModuleSource = {
  exists: existsSync,
  readText: (path) => readFileSync(path, "utf8"),
  locate: (path) => path,
};
