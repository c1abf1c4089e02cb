import { sep } from "node:path";

/** A path with forward slashes, whatever the system separates names with. */
export function slashed(path: string): string {
  return path.split(sep).join("/");
}
