/** Cells laid out in columns, two blanks apart. Lines end without blanks. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
    [],
  );
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd((widths[at] ?? 0) + 2)).join(""));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}
