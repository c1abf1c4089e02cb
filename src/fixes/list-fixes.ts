import { count } from "../diagnostics/count.ts";
/** What was fixed, for people: one line per file, and all of them. */
export function listFixes(made: ReadonlyMap<string, number>): string {
  const files = [...made].sort(([a], [b]) => (a < b ? -1 : 1));
  if (files.length === 0) return "Nothing to fix.\n";
  const total = files.reduce((sum, [, fixes]) => sum + fixes, 0);
  const lines = files.map(([path, fixes]) => `fixed ${path}: ${count(fixes, "edit")}`);
  return `${lines.join("\n")}\n${count(total, "edit")} in ${count(files.length, "file")}\n`;
}
