import { describe, expect, test } from "vitest";
import { replaceRows, replaceTables } from "./page.ts";

const [major] = process.versions.node.split(".");
const page = `# Bench

<!-- bench: node ${major} -->

- Date: then.

| row | state |
| --- | --- |
| One | open |
| Two | reached |

### One

1 ms

### Two

2 ms

<!-- bench: end of node ${major} -->

The end.
`;
const row = (title: string) => ({ title, summary: `| ${title} | new |`, section: `### ${title}\n\nnew\n` });

describe("the page of the bench", () => {
  test("takes other tables between its marks", () => {
    const written = replaceTables(page, "all of it\n");
    expect(written).toBe(
      `# Bench\n\n<!-- bench: node ${major} -->\n\nall of it\n\n<!-- bench: end of node ${major} -->\n\nThe end.\n`,
    );
  });

  test.each(["One", "Two"])("takes row %s anew and keeps the other", (title) => {
    const written = replaceRows(page, [row(title)]);
    const [old, number] = title === "One" ? ["open", "1"] : ["reached", "2"];
    expect(written).toBe(
      page.replace(`| ${title} | ${old} |`, `| ${title} | new |`).replace(`${number} ms`, "new"),
    );
  });

  test("knows its rows and marks", () => {
    expect(() => replaceRows(page, [row("Three")])).toThrow("the page has no row Three");
    expect(() => replaceTables("# Bench\n", "")).toThrow(`no marks for Node ${major}`);
  });
});
