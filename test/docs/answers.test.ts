import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Decoder, Usage } from "../../src/dialects/decoder.ts";
import { dialects } from "../../src/dialects/registry.ts";

// The tables of the page are those that decoding reads; `npx vitest run test/docs -u` writes them into it.

const all = await Promise.all(
  Object.values(dialects).map(async ({ id, protocol }) => ({ id, ...(await protocol.decoder()) })),
);

function tabulate(
  head: string,
  cell: (decoder: Decoder, row: string) => string,
  rows: readonly string[],
): string {
  const lines = [
    [head, ...all.map(({ id }) => id)],
    ["---", ...all.map(() => "---")],
    ...rows.map((row) => [`\`${row}\``, ...all.map((decoder) => cell(decoder, row))]),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const tables: Readonly<Record<string, string>> = {
  "finish reasons": tabulate(
    "reason",
    ({ finishReasons }, reason) =>
      Object.keys(finishReasons)
        .filter((word) => finishReasons[word] === reason)
        .map((word) => `\`${word}\``)
        .join(", "),
    ["stop", "length", "tool-calls", "filtered", "paused", "other"],
  ),
  usage: tabulate(
    "count",
    ({ usageFields }, count) => {
      const { take, fields } = usageFields[count as keyof Usage] ?? { take: "first", fields: [] };
      return fields.map((field) => `\`${field}\``).join(take === "sum" ? " + " : ", else ");
    },
    ["inputTokens", "outputTokens", "cachedInputTokens", "cacheWriteTokens", "reasoningTokens"],
  ),
};

test("docs/answers.md has the tables that decoding reads", async () => {
  let page = readFileSync("docs/answers.md", "utf8");
  for (const [name, table] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- end of ${name} -->)`);
    expect(page).toMatch(place);
    page = page.replace(place, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
  }
  await expect(page).toMatchFileSnapshot("../../docs/answers.md");
});
