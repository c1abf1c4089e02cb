import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { restyleText } from "../style/styled-templates.ts";
import { root } from "../support/source-tree.ts";

test("the page of styles shows what they do", () => {
  const page = readFileSync(`${root}docs/style.md`, "utf8");
  const [written = "", xml, plain] = [...page.matchAll(/```handlebars\n([\s\S]*?)\n```/g)].map(
    ([, text]) => text,
  );
  expect(restyleText(written, "xml")).toBe(xml);
  expect(restyleText(written, "plain")).toBe(plain);
});
