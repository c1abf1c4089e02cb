import { describe, expect, test } from "vitest";
import { findUnclosedBlocks } from "../../../src/phases/2-parse/unclosed-blocks.ts";

describe("findUnclosedBlocks", () => {
  test.each<[text: string, open: string[]]>([
    ["{{#if a}}x{{/if}}", []],
    ["{{#if a}}x", ["if@0"]],
    ["{{#if a}}{{#each b}}{{/if}}", ["each@9"]],
    ["{{#if a}}{{#if b}}{{/if}}", ["if@0"]],
    ["x{{~# if a ~}}", ["if@1"]],
    ["{{^a}}x", ["a@0"]],
    ["{{#> layout}}x", ["layout@0"]],
    ['{{#*inline "p"}}x', ["inline@0"]],
    ["{{/if}}", []],
    ["{{! {{#if a}} }}", []],
    ["{{!-- {{#if a}} --}}", []],
    ["{{~!-- {{#if a}} --~}}", []],
    ["{{{{raw}}}}{{#if a}}{{{{/raw}}}}", []],
    ["\\{{#if a}}", []],
    ["{{#if a", []],
  ])("%s", (text, open) => {
    expect(findUnclosedBlocks(text).blocks.map(({ name, start }) => `${name}@${start}`)).toEqual(open);
  });

  test.each<[text: string, deepest: number, at: number]>([
    ["x", 0, 0],
    ["{{#if a}}{{/if}}{{#if b}}{{#if c}}{{/if}}{{/if}}", 2, 25],
    ["{{json (lookup (lookup a b) c)}}", 2, 0],
    ["{{#if (lookup a b)}}{{c}}{{/if}}", 2, 0],
    ["{{json ((((", 4, 0],
    ["{{#if a}}{{#if b}}{{#if c}}", 3, 18],
  ])("%s is %i deep", (text, deepest, deepestAt) => {
    expect(findUnclosedBlocks(text)).toMatchObject({ deepest, deepestAt });
  });
});
