import { describe, expect, test } from "vitest";
import { StopFinder } from "../../../../src/backends/transports/llama/stop-finder.ts";
import fc from "../../../support/fast-check.ts";
import { cases } from "../../../support/seed.ts";

/** What goes out of an answer that comes in pieces, and how it ends. */
function read(pieces: readonly string[], stops: readonly string[]) {
  const finder = new StopFinder(stops);
  const out: string[] = [];
  for (const piece of pieces) {
    const { text, stop } = finder.push(piece);
    out.push(text);
    if (stop !== undefined) return { out, text: out.join(""), stop };
  }
  out.push(finder.end());
  return { out, text: out.join(""), stop: undefined };
}

describe("stop texts", () => {
  test("end the answer and are no part of it, in one piece or several", () => {
    expect(read(["one END two"], ["END"])).toMatchObject({ text: "one ", stop: "END" });
    expect(read(["one E", "N", "D two"], ["END"])).toMatchObject({ out: ["one ", "", ""], stop: "END" });
    expect(read(["aab"], ["ab"])).toMatchObject({ text: "a", stop: "ab" });
    expect(read(["a", "a", "b"], ["ab"])).toMatchObject({ out: ["", "a", ""], stop: "ab" });
  });

  test("what only looks like one goes out", () => {
    expect(read(["one E", "NTER"], ["END"])).toMatchObject({ out: ["one ", "ENTER", ""], stop: undefined });
    expect(read(["one EN"], ["END"])).toMatchObject({ out: ["one ", "EN"], stop: undefined });
  });

  test("the first in the text counts, and of two there the first that is named", () => {
    expect(read(["a.b!"], ["!", "."])).toMatchObject({ text: "a", stop: "." });
    expect(read(["x</s>"], ["</", "</s>"])).toMatchObject({ text: "x", stop: "</" });
  });

  test("empty ones end nothing", () => {
    expect(read(["one"], ["", ""])).toMatchObject({ text: "one", stop: undefined });
  });

  test("are found however the answer is cut, and nothing of them goes out before", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 });
    const stops = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), stops, (pieces, ends) => {
        const whole = pieces.join("");
        const found = ends.map((end) => whole.indexOf(end)).filter((at) => at >= 0);
        const { text, out, stop } = read(pieces, ends);
        expect(stop !== undefined).toBe(found.length > 0);
        // A longer text may begin earlier than one that is whole sooner.
        if (stop === undefined) expect(text).toBe(whole);
        else expect(whole.startsWith(text + stop)).toBe(true);
        expect(ends.some((end) => out.join("").includes(end))).toBe(false);
      }),
      { numRuns: cases(2_000) },
    );
  });
});
