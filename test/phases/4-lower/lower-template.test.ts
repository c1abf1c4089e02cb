import { describe, expect, test } from "vitest";
import { type Around, lowerText, showBody } from "../../support/lower-text.ts";

/** A template, and the nodes that it becomes. */
type Case = readonly [template: string, nodes: string, around?: Around];

function lowers(cases: readonly Case[]): void {
  for (const [template, nodes, around] of cases) {
    test(template, () => {
      const { body, diagnostics } = lowerText(template, around);
      expect(diagnostics).toEqual([]);
      expect(showBody(body)).toBe(nodes);
    });
  }
}

describe("names", () => {
  lowers([
    ["Hi {{name}}{{! a note }}!", '"Hi " {$.name} "!"'],
    ["{{a.b.[c d]}}", "{$.a.b.c d}"],
    ["{{this}} {{./x}}", '{$} " " {$.x}'],
    ["{{this.role}}", "{$.role}"],
    ['{{"a b"}}{{true}}{{1}}', "{$.a b} {$.true} {$.1}"],
    ["{{@user.name}}", "{@user.name}"],
    ["{{@root.x}}", "{$.x}"],
    ["{{#each items as |index|}}{{@index}}{{/each}}", "each $.items as item0 [{item0}]"],
  ]);
});

describe("values that are known", () => {
  lowers([
    ["a{{log x}}b", '"ab"'],
    ["{{#if true}}A{{else}}B{{/if}}{{#unless false}}C{{/unless}}", '"AC"'],
    ["{{#ifEquals 1 1}}A{{/ifEquals}}{{#unlessEquals 1 1}}B{{/unlessEquals}}", '"A"'],
    ["{{#if a}}{{/if}}", ""],
    ["{{#each a}}{{/each}}", ""],
    ["{{json null}}", "{json(null)}"],
  ]);
});

test("a context outside of the outermost one prints nothing", () => {
  const { body } = lowerText("{{../a}}");
  expect(showBody(body)).toBe("");
});

describe("blocks", () => {
  lowers([
    ["{{#if vip}}A{{else if old}}B{{else}}C{{/if}}", 'if $.vip ["A"] else [if $.old ["B"] else ["C"]]'],
    ["{{#unless vip}}A{{/unless}}", 'if $.vip [] else ["A"]'],
    ["{{#if n includeZero=true}}A{{/if}}", 'if $.n or 0 by true ["A"]'],
    ['{{#ifEquals a "x"}}A{{else}}B{{/ifEquals}}', 'if $.a = "x" ["A"] else ["B"]'],
    [
      "{{#each items}}{{@index}} {{@key}} {{name}}{{/each}}",
      'each $.items as item0 [{index2} " " {key1} " " {item0.name}]',
    ],
    [
      "{{#each items as |row at|}}{{row.x}} {{at}}{{else}}none{{/each}}",
      'each $.items as item0 [{item0.x} " " {key1}] else ["none"]',
    ],
    [
      "{{#with user as |u|}}{{u.name}}{{else}}?{{/with}}",
      'let context0 = $.user [if filled context0 [{context0.name}] else ["?"]]',
    ],
    ["{{#list}}{{x}}{{/list}}", "let section0 = $.list [each items(section0) as item1 [{item1.x}]]"],
    ["{{^list}}-{{/list}}", 'let section0 = $.list [each items(section0) as item1 [] else ["-"]]'],
  ]);
});

describe("levels outwards", () => {
  lowers([
    [
      "{{#each a}}{{../b}}{{/each}}",
      "each $.a as item0 [let outer5 = (item0 ≠ $ ? $ : undefined) [{outer5.b}]]",
    ],
    [
      "{{#each a}}{{../b}}{{../c}}{{/each}}",
      "each $.a as item0 [let outer5 = (item0 ≠ $ ? $ : undefined) [{outer5.b} {outer5.c}]]",
    ],
    [
      "{{#each a}}{{#if x}}{{../b}}{{/if}}{{/each}}",
      "each $.a as item0 [let outer5 = (item0 ≠ $ ? $ : undefined) [if item0.x [{outer5.b}]]]",
    ],
    [
      "{{#each a}}{{#each b}}{{@../index}}{{/each}}{{/each}}",
      "each $.a as item0 [each item0.b as item5 [{index2}]]",
    ],
    ["{{#each a}}{{@../index}}{{/each}}", "each $.a as item0 [{@index}]"],
  ]);
});

describe("structure", () => {
  const schema = { type: "object", properties: { kind: { enum: ["user", "system"] } } };
  lowers([
    ['{{role "model"}}x', '<role assistant> "x"'],
    ['{{role "user" cached=true}}', "<role user cached=true>"],
    ["{{role kind}}", "<role $.kind of user:user system:system>", { schema }],
    [
      "{{#each a}}{{role ../kind}}{{/each}}",
      "each $.a as item0 [let outer5 = (item0 ≠ $ ? $ : undefined) [<role outer5.kind of user:user system:system>]]",
      { schema },
    ],
    ['{{media url=u contentType="image/png"}}', '<media $.u "image/png">'],
    ['a{{history}}b{{section "code"}}', '"a" <history> "b" <section "code">'],
    ['a{{cache}}b{{cache ttl="1h"}}', '"a" <cache> "b" <cache 1h>'],
    ['{{#dialect "gemini"}}G{{else}}O{{/dialect}}', '"O"'],
    ['{{#dialect "gemini"}}G{{else}}O{{/dialect}}', '"G"', { dialect: "gemini" }],
    ['{{#dialect "ollama" "gemini"}}G{{/dialect}}', '"G"', { dialect: "gemini" }],
  ]);
});

describe("helpers", () => {
  const helpers = ["shout", "wrap"];
  lowers([
    ["{{shout a b=1}}", "{shout($.a, b=1)}", { helpers }],
    ["{{#if (shout a)}}A{{/if}}", 'if shout($.a) ["A"]', { helpers }],
    ["{{#wrap a}}x{{y}}{{else}}z{{/wrap}}", '{wrap($.a) ["x" {context0.y}] else ["z"]}', { helpers }],
    ["{{#wrap a as |p|}}{{p}}{{@k}}{{/wrap}}", "{wrap($.a) [{p2} {frame1@k}] else []}", { helpers }],
    ["{{{{wrap}}}}{{x}}{{{{/wrap}}}}", '{wrap() ["{{x}}"] else []}', { helpers }],
    ['{{lookup list "k"}}', '{$.list["k"]}'],
    ["{{json a indent=2}}", "{json($.a, 2)}"],
  ]);
});

describe("partials", () => {
  const p = (text: string): Around => ({ partials: { p: text } });
  lowers([
    ["{{> p}}", '"[" {$.x} "]"', p("[{{x}}]")],
    ["{{> p user}}", '"[" {$.user.x} "]"', p("[{{x}}]")],
    ['{{> p x="1"}}', '"[1" {$.y} "]"', p("[{{x}}{{y}}]")],
    ["{{> p x=a}}", "let context0 = {...$, x=$.a} [{context0}]", p("{{this}}")],
    ["a\n  {{> p}}\nb", '"a\\n" indent "  " ["x\\ny\\n"] "b"', p("x\ny\n")],
    ["{{#> p}}own{{/p}}", '"<" "own" ">"', p("<{{> @partial-block}}>")],
    ["{{> p}}", '"no"', p("{{#if @partial-block}}yes{{else}}no{{/if}}")],
    ["{{#> missing}}own{{/missing}}", '"own"'],
    ['{{#*inline "i"}}[{{x}}]{{/inline}}{{> i}}{{> i y}}', '"[" {$.x} "][" {$.y.x} "]"'],
    [
      '{{> (lookup . "tone")}}',
      'if $["tone"] = "kind" ["K"] else [if $["tone"] = "formal" ["F"]]',
      {
        partials: { kind: "K", formal: "F" },
        schema: { type: "object", properties: { tone: { enum: ["kind", "formal"] } } },
      },
    ],
    [
      "{{> p}}",
      "partial1: {context5.v} each context5.kids as item7 [partial1(item7, frame(frame6, key=key8, index=index9, first=first10, last=last11))]\npartial1($, frame())",
      p("{{v}}{{#each kids}}{{> p}}{{/each}}"),
    ],
  ]);

  test("become calls where there are hundreds of them", () => {
    const { body } = lowerText("{{> p}}".repeat(203), p("{{x}}"));
    const kinds = body.nodes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "value")).toHaveLength(200);
    expect(kinds.filter((kind) => kind === "call")).toHaveLength(3);
    expect(body.functions.map(({ id }) => id)).toEqual(["partial1"]);
  });
});

describe("what is said of a template as a whole", () => {
  test.each<[template: string, said: { hasHistory: boolean; dependsOnDialect: boolean; partials: string[] }]>(
    [
      ["x", { hasHistory: false, dependsOnDialect: false, partials: [] }],
      ["{{#if a}}{{history}}{{/if}}", { hasHistory: true, dependsOnDialect: false, partials: [] }],
      [
        '{{#dialect "ollama"}}{{> p}}{{/dialect}}',
        { hasHistory: false, dependsOnDialect: true, partials: [] },
      ],
      ["{{> q}}{{> p}}", { hasHistory: false, dependsOnDialect: false, partials: ["q", "p"] }],
    ],
  )("%s", (template, said) => {
    const { body, dependsOnDialect, partials } = lowerText(template, { partials: { p: "x", q: "{{> p}}" } });
    expect({ hasHistory: body.hasHistory, dependsOnDialect, partials: [...partials] }).toEqual(said);
  });
});

describe("names that the schema does not have", () => {
  const schema = {
    type: "object",
    properties: {
      name: { type: "string" },
      items: {
        type: "array",
        items: { type: "object", properties: { title: {}, flag: {} }, additionalProperties: false },
      },
      open: { type: "object", properties: { a: {} } },
    },
    additionalProperties: false,
  };

  test.each<[template: string, places: string[]]>([
    ["{{name}} {{open.b}} {{name.length}} {{@root.name}} {{@any}}", []],
    ["{{nam}}", ["nam 1:3"]],
    ["{{@root.nam}}", ["@root.nam 1:3"]],
    ["{{#each items}}{{title}}{{titel}}{{/each}}", ["titel 1:27"]],
    ["{{#each items}}{{../name}}{{../nam}}{{/each}}", ["../nam 1:29"]],
    ["{{#each items}}{{#if flag}}{{../nam}}{{/if}}{{/each}}", ["../nam 1:30"]],
    // What `../` means in a section over true is the item itself, and over an array the level around it.
    ["{{#each items}}{{#flag}}{{../title}}{{../name}}{{../nam}}{{/flag}}{{/each}}", ["../nam 1:50"]],
    ["{{#each items as |row|}}{{row.title}}{{row.titel}}{{/each}}", ["row.titel 1:40"]],
    ["{{#with open}}{{a}}{{b}}{{../a}}{{/with}}", ["../a 1:27"]],
    ["{{> p}}{{> p open}}", ["nam 1:3"]],
    ["{{../a}}{{#if open}}{{../nmae}}{{/if}}", ["../a 1:3", "../nmae 1:23"]],
    ["{{#with open}}{{../../a}}{{/with}}", ["../../a 1:17"]],
  ])("%s", (template, places) => {
    const { diagnostics } = lowerText(template, { schema, partials: { p: "{{nam}}" } });
    expect(
      diagnostics.map(({ code, message, span }) => {
        expect(code).toBe("undeclared-variable");
        return `${/`(.*?)`/.exec(message)?.[1]} ${span.line}:${span.column}`;
      }),
    ).toEqual(places);
  });
});
