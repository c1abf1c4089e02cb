import { posix } from "node:path";

/** A function of the project that looks at answers. */
export interface FunctionReference {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly name: string;
}

/** Reads `./checks.ts#name`. Undefined where it is no such reference, or leads out of the project. */
export function readFunctionReference(text: string): FunctionReference | undefined {
  const [, path = "", name = ""] = /^(\.\/[^#\\]+)#([\p{ID_Start}$_][\p{ID_Continue}$]*)$/u.exec(text) ?? [];
  const file = posix.normalize(path);
  return name === "" || file.startsWith("../") ? undefined : { file, name };
}
