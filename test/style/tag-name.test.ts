import { expect, test } from "vitest";
import { tagName } from "../../src/style/tag-name.ts";

test.each([
  ["Rules", "rules"],
  ["How to *answer*", "how_to_answer"],
  ["Don’t say `no`!", "dont_say_no"],
  ["Step 2: read", "step_2_read"],
  ["Règles", "règles"],
  ["规则", "规则"],
  ["1. Rules", undefined],
  ["???", undefined],
  ["XML output", undefined],
  ["A sentence that is far too long to be the name of anything that a model has to read twice", undefined],
])("a section %j has the tag %j", (heading, name) => {
  expect(tagName(heading)).toBe(name);
});
