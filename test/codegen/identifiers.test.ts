import { expect, test } from "vitest";
import { exportName, findReservation, isIdentifier } from "../../src/codegen/identifiers.ts";

test.each([
  ["a.formal", "aFormal"],
  ["billing/refund-letter", "billingRefundLetter"],
  ["refund_letter", "refundLetter"],
  ["Refund", "refund"],
  ["a--b", "aB"],
  ["a.2", "a2"],
])("%s is exported as %s", (id, name) => expect(exportName(id)).toBe(name));

test.each([
  "await",
  "arguments",
  "eval",
  "static",
  "openaiResponses",
  "chatTemplateJson",
  "parseInput",
  "meta",
])("%s is taken", (name) => expect(findReservation(name)).toBeDefined());

test("ordinary names are free", () => {
  expect(findReservation("greet")).toBeUndefined();
  expect([isIdentifier("aB2"), isIdentifier("2a"), isIdentifier("")]).toEqual([true, false, false]);
});
