import { describe, expect, test } from "vitest";
import { blankComments } from "../../src/config/blank-comments.ts";
import { locateKey } from "../../src/config/locate-key.ts";
import { renameKey } from "../../src/config/rename-key.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

const rename = (text: string, key: string, name: string): string | undefined => {
  const fix = renameKey(text, key, name);
  return fix && text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
};

describe("renameKey", () => {
  test.each([
    ['{"promts":"promts"}', "promts", "prompts", '{"prompts":"promts"}'],
    ["export default { promts : 1 }", "promts", "prompts", "export default { prompts : 1 }"],
    ["f({\n  // promts: 1\n  'promts': 1 })", "promts", "prompts", "f({\n  // promts: 1\n  'prompts': 1 })"],
    ['{ a: "http://x/{promts: 1", promts: 1 }', "promts", "prompts", undefined],
    ["{ promts: 1, b: { promts: 2 } }", "promts", "prompts", undefined],
    ["const promts = 1; f({ promts })", "promts", "prompts", undefined],
    ["{ [promts]: 1 }", "promts", "prompts", undefined],
    ["{ unused_imput: 1 }", "unused_imput", "unused-input", undefined],
    ["{ 'unused-imput': 1 }", "unused-imput", "unused-input", "{ 'unused-input': 1 }"],
    ["{ a$.b: 1 }", "$.b", "c", undefined],
  ])("%s: %s", (text, key, name, expected) => expect(rename(text, key, name)).toBe(expected));
});

describe("comments of a config", () => {
  test("are no keys", () => {
    const text = "// targets: { main: 1 }\n{ /* targets: */ targets: { /* main: 2 */ main: 3 } }";
    expect(locateKey(text, ["targets", "main"])).toEqual({
      start: text.indexOf("main: 3"),
      end: text.indexOf(": 3"),
    });
  });

  test("are blanked where they are comments, and every offset stays", () => {
    expect(blankComments("a // é\r\n\"//\" '/*' `\n//` /* b\n*/ c")).toBe(
      "a     \r\n\"//\" '/*' `\n//`     \n   c",
    );
    const text = fc.string({ unit: fc.constantFrom("a", "'", '"', "`", "/", "*", "\\", "\n", " ") });
    fc.assert(
      fc.property(text, (source) => {
        const blanked = blankComments(source);
        expect(blanked).toHaveLength(source.length);
        for (const [at, unit] of [...blanked].entries()) expect([" ", source[at]]).toContain(unit);
      }),
      { numRuns: cases(200) },
    );
  });
});
