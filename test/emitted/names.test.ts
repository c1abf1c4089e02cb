import { describe, expect, test } from "vitest";
import { compileSource, type Helpers } from "../../src/compiler.ts";
import type { HelperOptions } from "../../src/runtime/call-helper.ts";
import type { Json } from "../../src/runtime/types.ts";

/** Names that emitted code uses itself, and names that JavaScript keeps. */
const words = [
  "arguments at await class composer const context delete eval frame function helper history in input item keys let",
  "list meta module modules new null options partial partials result row static super text this undefined value var",
  "yield $ $get $messages _ __proto__ constructor NaN é 漢 a-b a_b 0 1st",
].flatMap((line) => line.split(" "));

const wrap: Helpers[string] = function (...args) {
  const options = args.at(-1) as HelperOptions;
  return options.fn(this, { blockParams: args.slice(0, -1) });
};

async function render(template: string, input: Json, options: Parameters<typeof compileSource>[1] = {}) {
  const { prompt, diagnostics } = await compileSource(template, options);
  if (!prompt) return diagnostics.map(({ code }) => code).join();
  const part = prompt.messages(input)[0]?.parts[0];
  return part?.type === "text" ? part.text : undefined;
}

describe("names of the author's own", () => {
  // Brackets make a name of anything in an expression; between bars there are none.
  const bare = words.filter((word) => !/^(?:this|null|undefined|\d.*)$/.test(word));

  test.each(bare)("%s may name a block parameter, wherever it stands", async (word) => {
    const partials = Object.fromEntries(
      ["r1", "r2", "r3", "r4"].map((name) => [name, `(${name}{{#if c}}{{> ${name} c}}{{/if}})`]),
    );
    const calls = Object.keys(partials)
      .map((name) => `{{> ${name} this}}`)
      .join("");
    const called = "(r1(r1))(r2(r2))(r3(r3))(r4(r4))";
    for (const before of ["", "u ", "u v ", "u v w ", "u v w x "]) {
      const count = before.split(" ").length;
      const template = `{{#wrap 1 2 3 4 5 as |${before}${word}|}}${calls}{{[${word}]}}{{/wrap}}`;
      expect(await render(template, { c: {} }, { partials, helpers: { wrap } }), before).toBe(
        `${called}${count}`,
      );
    }
    const loops = `{{#each o as |${word} k|}}{{#each [${word}] as |i j|}}{{k}}{{[${word}].length}}{{i}}{{j}};{{/each}}{{/each}}`;
    expect(await render(loops, { o: { a: ["x", "y"] } })).toBe("a2x0;a2y1;");
  });

  // `{{history}}` is a helper before it is a key.
  test.each(words.filter((word) => word !== "history"))(
    "%s may name a key of the input, of a hash and of the context",
    async (word) => {
      const input = Object.fromEntries([
        [word, "v"],
        ["o", Object.fromEntries([[word, "w"]])],
      ]);
      const template = `{{[${word}]}}{{o.[${word}]}}{{#with o}}{{[${word}]}}{{/with}}{{> p this [${word}]="h"}}`;
      expect(await render(template, input, { partials: { p: `{{[${word}]}}` } })).toBe("vwwh");
    },
  );

  // `this` is the context, with brackets or without.
  test.each(words.filter((word) => word !== "this"))("%s may name a helper", async (word) => {
    const helpers = Object.fromEntries([[word, (value: unknown) => `<${value}>`]]);
    expect(await render(`{{[${word}] "x"}}`, {}, { helpers })).toBe("<x>");
  });

  test("two helpers of almost one name are two", async () => {
    const helpers = Object.fromEntries(
      ["a-b", "a_b", "a$2d$b", "a.b"].map((name) => [name, () => `${name};`]),
    );
    expect(await render("{{[a-b] 1}}{{a_b 1}}{{[a$2d$b] 1}}", {}, { helpers })).toBe("a-b;a_b;a$2d$b;");
  });

  test.each(words)("%s may name a partial", async (word) => {
    const partials = Object.fromEntries([[word, `({{#if c}}{{> [${word}] c}}{{/if}})`]]);
    expect(await render(`{{> [${word}] this}}`, { c: {} }, { partials })).toBe("(())");
  });
});
