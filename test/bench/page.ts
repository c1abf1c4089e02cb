/** A row as a page shows it. */
export interface PageRow {
  readonly title: string;
  /** Its line in the summary. */
  readonly summary: string;
  /** Its own part, from the heading on. */
  readonly section: string;
}

/** The page with other tables between the marks of this version of Node; the text around them stays. Throws without marks. */
export function replaceTables(page: string, text: string): string {
  const { before, after } = splitPage(page);
  return `${before}\n\n${text.trim()}\n\n${after}`;
}

/** The page with rows that were measured anew; all others stay. Throws without marks, or where a row is not in the page. */
export function replaceRows(page: string, rows: readonly PageRow[]): string {
  const { before, tables, after } = splitPage(page);
  return `${before}${rows.reduce(replaceRow, tables)}${after}`;
}

function replaceRow(tables: string, { title, summary, section }: PageRow): string {
  const [intro = "", ...sections] = tables.split(/^(?=### )/m);
  const lines = intro.split("\n");
  const line = lines.findIndex((each) => each.startsWith(`| ${title} |`));
  const at = sections.findIndex((each) => each.startsWith(`### ${title}\n`));
  if (line < 0 || at < 0) throw new Error(`the page has no row ${title}: write all of them first`);
  return [lines.with(line, summary).join("\n"), ...sections.with(at, `${section.trim()}\n\n`)].join("");
}

function splitPage(page: string): { before: string; tables: string; after: string } {
  const [major] = process.versions.node.split(".");
  const [start, end] = [`<!-- bench: node ${major} -->`, `<!-- bench: end of node ${major} -->`];
  const [from, to] = [page.indexOf(start) + start.length, page.indexOf(end)];
  if (from < start.length || to < from) throw new Error(`no marks for Node ${major}: ${start} and ${end}`);
  return { before: page.slice(0, from), tables: page.slice(from, to), after: page.slice(to) };
}
