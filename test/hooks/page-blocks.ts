import { readFileSync } from "node:fs";
import { root } from "../support/source-tree.ts";

/** A block of a page that is a file: its fence names the language and then the path. */
export function fileOfPage(page: string, path: string): string {
  const lines = readFileSync(`${root}docs/${page}`, "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith("```") && line.endsWith(` ${path}`));
  const end = lines.indexOf("```", start);
  if (start < 0 || end < 0) throw new Error(`docs/${page} shows no ${path}`);
  return lines
    .slice(start + 1, end + 1)
    .fill("", -1)
    .join("\n");
}
