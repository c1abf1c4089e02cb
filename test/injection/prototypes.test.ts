import { expect, test } from "vitest";
import { compileSource, UnknownTargetError } from "../../src/compiler.ts";
import type { Json, JsonObject } from "../../src/runtime/types.ts";

/** Every name that a JSON value or a function inherits, in the running JavaScript engine, but the helper `with`. */
const inherited = [
  ...new Set(
    [Object, Array, String, Number, Boolean, Function].flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype),
    ),
  ),
].filter((name) => name !== "with");

const values: readonly Json[] = [{}, { k: 1 }, [], ["x"], "text", "", 0, 3, true, false, null];

async function compile(template: string, partials: Record<string, string> = {}) {
  const { prompt, diagnostics } = await compileSource(template, { partials });
  return { prompt, codes: diagnostics.map(({ code }) => code) };
}

test("no name of a prototype is found on any value", async () => {
  for (const name of inherited) {
    const path = `[${name}]`;
    const { prompt } = await compile(
      [
        `{{o.${path}}}`,
        `{{o.${path}.${path}}}`,
        `{{this.o.${path}}}`,
        `{{#each o.${path}}}each{{/each}}`,
        `{{#with o.${path}}}with{{/with}}`,
        `{{#if o.${path}}}if{{/if}}`,
        `{{#o.${path}}}section{{/o.${path}}}`,
        `{{#with o}}{{${path}}}{{/with}}`,
        `{{json o.${path}}}`,
        `{{@${path}}}{{@root.${path}}}`,
        `{{> p x=o.${path}}}{{> q o}}`,
        "|",
        `{{lookup o "${name}"}}{{lookup o n}}`,
      ].join(""),
      { p: "{{x}}", q: `{{this.${path}}}{{#each this}}{{this.${path}}}{{/each}}` },
    );
    expect(prompt, name).toBeDefined();
    for (const o of values) {
      // A length is a value's own; what is falsy is its own lookup; nothing of null is null, also as JSON.
      if (name === "length" && (Array.isArray(o) || typeof o === "string")) continue;
      const looked = o === null || o ? "" : `${String(o)}${String(o)}`;
      const part = prompt?.messages({ o, n: name }, { context: {} })[0]?.parts[0];
      expect(part, `${name} of ${JSON.stringify(o)}`).toEqual({
        type: "text",
        text: `${o === null ? "null" : ""}|${looked}`,
      });
    }
  }
});

test("no name of a prototype is found at the top, even without an input", async () => {
  for (const name of inherited) {
    const { prompt } = await compile(
      `|{{[${name}]}}{{this.[${name}]}}{{#if [${name}]}}if{{/if}}{{media url=[${name}]}}`,
    );
    for (const input of [{}, undefined, null]) {
      expect(prompt?.messages(input)[0]?.parts, name).toEqual([
        { type: "text", text: "|" },
        { type: "media", url: "" },
      ]);
    }
  }
});

test("a value's own property is found, whatever its name", async () => {
  for (const name of inherited) {
    const { prompt } = await compile(`{{o.[${name}]}},{{lookup o "${name}"}},{{[${name}]}},{{@[${name}]}}`);
    const own = JSON.parse(`{ ${JSON.stringify(name)}: "mine" }`) as JsonObject;
    const input = JSON.parse(
      `{ "o": ${JSON.stringify(own)}, ${JSON.stringify(name)}: "mine" }`,
    ) as JsonObject;
    const part = prompt?.messages(input, { context: own })[0]?.parts[0];
    expect(part, name).toEqual({ type: "text", text: "mine,mine,mine,mine" });
  }
});

test("no name of a prototype is a helper, partial, role or target", async () => {
  for (const name of inherited) {
    expect((await compile(`{{[${name}] 1}}`)).codes, name).toContain("unknown-helper");
    expect((await compile(`{{#[${name}] 1}}{{/[${name}]}}`)).codes, name).toContain("unknown-helper");
    expect((await compile(`{{> [${name}]}}`)).codes, name).toContain("unknown-partial");
    expect((await compile(`{{role "${name}"}}`)).codes, name).toContain("unknown-role");
    const { prompt } = await compile("x");
    expect(() => prompt?.render(name, {}), name).toThrow(UnknownTargetError);
    expect(() => prompt?.render(`${name}/x`, {}), name).toThrow(UnknownTargetError);
    // A model may be called anything.
    expect(prompt?.render(`anthropic/${name}`, {}).body, name).toMatchObject({ model: name });
  }
});
