import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { controlTokens } from "../../src/checks/control-tokens.ts";
import { outsideData } from "../support/outside-data.ts";

const folder = outsideData("POLYLECT_TEMPLATES", "templates");

describe.skipIf(folder === undefined)(
  "control tokens stand in the templates that they were read from",
  () => {
    const templates =
      folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith(".jinja"));

    test.each(templates)("%s", (name) => {
      const text = readFileSync(`${folder}/${name}`, "utf8");
      const row = controlTokens.find(({ source }) => source.includes(name));
      expect(row?.tokens.filter((token) => text.includes(token)).length).toBeGreaterThan(0);
    });

    test.each(controlTokens.map((row) => [row.models, row] as const))("%s", (_models, { tokens, source }) => {
      const names = source.split("; ");
      // Of some, only a part of the templates is in the folder.
      if (!names.every((name) => templates.includes(name))) return;
      const texts = names.map((name) => readFileSync(`${folder}/${name}`, "utf8"));
      expect(tokens.filter((token) => !texts.some((text) => text.includes(token)))).toEqual([]);
    });

    test("each token belongs to one row", () => {
      const all = controlTokens.flatMap(({ tokens }) => tokens);
      expect(all.filter((token, index) => all.indexOf(token) !== index)).toEqual([]);
    });
  },
);
