import { stripVTControlCharacters } from "node:util";
import { displayWidth } from "../../diagnostics/code-frame.ts";

/** Columns that a screen is taken to have: those of the matrix. */
const COLUMNS = 100;

/** Rows of a screen that a text takes which ends with a line end; long lines take several. */
export function rowsOf(text: string): number {
  const lines = stripVTControlCharacters(text).split("\n").slice(0, -1);
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / COLUMNS)), 0);
}
