import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ErrorKind, errorKinds, errorRules } from "../../src/generate/error-kinds.ts";
import { makeError } from "../../src/generate/errors.ts";

// The tables of the page are those that the gateway reads; `npx vitest run test/docs -u` writes them into it.

const code = (text: string) => `\`${text.replace(/\|/g, "\\|")}\``;
const yes = (is: boolean) => (is ? "yes" : "no");

const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
  kinds: [
    ["`kind`", "class", "what it means", "sent again"],
    ...(Object.keys(errorKinds) as ErrorKind[]).map((kind) => {
      const { meaning, isRepeated } = errorKinds[kind];
      const { name } = makeError(kind, "", { backend: "", model: "", attempts: 1 });
      return [code(kind), code(name), meaning, yes(isRepeated)];
    }),
  ],
  rules: [
    ["status", "words", "message", "`kind`", "sent again"],
    ...errorRules.map(({ statuses = [], words = [], message, kind, isRepeated }) => [
      statuses.join(", "),
      words.map(code).join(", "),
      message ? code(String(message)) : "",
      code(kind),
      yes(isRepeated ?? errorKinds[kind].isRepeated),
    ]),
  ],
};

function format([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

test("docs/gateway-errors.md has the tables that the gateway reads", async () => {
  let page = readFileSync("docs/gateway-errors.md", "utf8");
  for (const [name, rows] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- end of ${name} -->)`);
    expect(page).toMatch(place);
    page = page.replace(place, (_, begin: string, end: string) => `${begin}\n${format(rows)}\n\n${end}`);
  }
  await expect(page).toMatchFileSnapshot("../../docs/gateway-errors.md");
});
