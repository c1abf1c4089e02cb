import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { batchFormats } from "../../src/batch/formats.ts";

// The table of the page is the one that batches are written by; `npx vitest run test/docs -u` writes it into it.

function tabulate(): string {
  const rows = Object.entries(batchFormats).map(([dialect, format]) => {
    const { title, limits, idWords = "any", source, checked } = format;
    const requests = Number.isFinite(limits.requests) ? limits.requests : "no limit named";
    return [`\`${dialect}\``, title, requests, limits.bytes, idWords, `${source} (${checked})`];
  });
  const head = ["dialect", "file", "requests of one file", "bytes of one file", "ids", "read from"];
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

test("docs/batch.md has the limits that batches are written by", async () => {
  const page = readFileSync("docs/batch.md", "utf8");
  const place = /(<!-- formats -->\n)[\s\S]*(<!-- end of formats -->)/;
  expect(page).toMatch(place);
  const written = page.replace(place, (_, begin: string, end: string) => `${begin}\n${tabulate()}\n\n${end}`);
  await expect(written).toMatchFileSnapshot("../../docs/batch.md");
});
