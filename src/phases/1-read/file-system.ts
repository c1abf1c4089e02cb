import type { FileStamp } from "../../files/file-stamp.ts";

/** What stands in a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link" | "other";
}

/** The reading half of a file system; paths are absolute with forward slashes. Every method throws where the path is not there. */
export interface FileSystem {
  readFile(path: string): Uint8Array;
  /** Of the file itself, where the path is a link. */
  stamp(path: string): FileStamp;
  listDirectory(path: string): readonly DirectoryEntry[];
  /** What a path names once every link in it is followed. */
  resolveLink(path: string): { readonly path: string; readonly kind: DirectoryEntry["kind"] };
}
