import { describe, expect, test } from "vitest";
import { type Presence, presenceOf } from "../../src/ir/presence.ts";
import { lowerText } from "../support/lower-text.ts";

describe("presenceOf", () => {
  test.each<[template: string, presence: Presence]>([
    ["", "never"],
    [" \n\t", "never"],
    ["x", "always"],
    [" {{a}} ", "always"],
    ["{{#if a}}x{{/if}}", "depends"],
    ["{{#if a}}x{{else}}{{b}}{{/if}}", "always"],
    ["{{#if a}} {{else}}\n{{/if}}", "never"],
    ["{{#if a}}x{{/if}}y", "always"],
    ["{{#each a}}x{{/each}}", "depends"],
    ["{{#each a}} {{/each}}", "never"],
    ["{{#with a}}x{{/with}}", "depends"],
    ["{{#with a}}x{{else}}y{{/with}}", "always"],
    ["{{#if a}}{{#if b}}x{{/if}}{{else}}y{{/if}}", "depends"],
    ["{{> p}}", "always"],
  ])("%j", (template, presence) => {
    expect(presenceOf(lowerText(template, { partials: { p: "x" } }).body.nodes)).toBe(presence);
  });
});
