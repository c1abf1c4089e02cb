import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./source-tree.ts";

/** Where an entry of the package leads. */
export interface Entry {
  readonly types: string;
  /** Where Node is, and what stands for it. */
  readonly node?: string;
  readonly default: string;
}

/** The entries of package.json's `exports` that are code; a pattern stands for every dialect. */
export function packageEntries(): Record<string, Entry> {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    exports: Record<string, Entry | string>;
  };
  const dialects = readdirSync(join(root, "src/dialects"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(exports).flatMap(([name, entry]): [string, Entry][] => {
      if (typeof entry === "string") return [];
      if (!name.includes("*")) return [[name, entry]];
      const fill = (text: string, id: string) => text.replace("*", id);
      return dialects.map((id) => [
        fill(name, id),
        { types: fill(entry.types, id), default: fill(entry.default, id) },
      ]);
    }),
  );
}
