import { expect, it } from "vitest";
import { TextStore } from "../../src/compiler/text-store.ts";

it("gives back what it holds, compressed or not", () => {
  const texts = ["é".repeat(1_000), "", "x".repeat(50_000), "\u{1F600}tail"];
  const store = new TextStore(2_500);
  const held = texts.map((text) => store.hold(text));
  expect(held.map((read) => Buffer.from(read()).toString())).toEqual(texts);
});
