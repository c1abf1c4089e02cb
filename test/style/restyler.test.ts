import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/style/edits.ts";
import { createRestyler, parseFile, restyleText } from "./styled-templates.ts";

function expectXml(written: string, restyled: string, partials?: Readonly<Record<string, string>>): void {
  expect(restyleText(written, "xml", partials)).toBe(restyled);
}

describe("xml: a section", () => {
  test("ends before the next heading of its level or above, and holds those below", () => {
    expectXml(
      "Hello\n\n# Task\nDo it.\n\n## Rules ##\n- a\n\nTone\n----\nNice.\n\n# End\nBye.\n",
      "Hello\n\n<task>\nDo it.\n\n<rules>\n- a\n</rules>\n\n<tone>\nNice.\n</tone>\n</task>\n\n<end>\nBye.\n</end>\n",
    );
  });

  test("takes the line ends of its file", () => {
    expectXml("## Rules\r\n\r\n- a\r\n", "<rules>\r\n\r\n- a\r\n</rules>\r\n");
  });

  test("ends with its message", () => {
    expectXml(
      '{{role "system"~}}\n## Rules\n- a\n{{~history}}\n{{role "user"}}\n## Diff\n\n{{diff}}\n{{~role "model"~}} b',
      '{{role "system"~}}\n<rules>\n- a\n</rules>\n{{~history}}\n{{role "user"}}\n<diff>\n\n{{diff}}\n</diff>\n{{~role "model"~}} b',
    );
  });

  test("goes across media, and ends before a cache mark", () => {
    expectXml(
      "## Photo\n{{media url=photo}}\n{{cache}}\n## Task\nx",
      "<photo>\n{{media url=photo}}\n</photo>\n{{cache}}\n<task>\nx\n</task>",
    );
  });

  test("ends with the body of its block, and goes across blocks without headings", () => {
    expectXml(
      "## Rules\n{{#if a}}\n- a\n{{else}}\n- b\n{{/if}}\n{{#if b}}\n## More\nx\n{{/if}}\n",
      "<rules>\n{{#if a}}\n- a\n{{else}}\n- b\n{{/if}}\n</rules>\n{{#if b}}\n<more>\nx\n</more>\n{{/if}}\n",
    );
  });

  test("goes across a block with headings of its level where more of it follows", () => {
    expectXml(
      "## Rules\n- a\n{{#if b}}\n## More\nx\n{{/if}}\n- c\n",
      "<rules>\n- a\n{{#if b}}\n<more>\nx\n</more>\n{{/if}}\n- c\n</rules>\n",
    );
  });

  test("ends before a partial that begins with a heading, and goes across others", () => {
    const partials = { style: "## Style\n- short\n", line: "text\n" };
    expectXml("## A\nx\n\n{{> style}}\n", "<a>\nx\n</a>\n\n{{> style}}\n", partials);
    expectXml("## A\nx\n\n{{> line}}\n", "<a>\nx\n\n{{> line}}\n</a>\n", partials);
    expectXml("## A\nx\n{{> unknown}}\n", "<a>\nx\n</a>\n{{> unknown}}\n", partials);
  });

  test("stands inside the author's own tags, or around them", () => {
    expectXml(
      "## A\n<context>\n\n## B\nx\n\n</context>\n\n## C\ny\n",
      "<a>\n<context>\n\n<b>\nx\n</b>\n\n</context>\n</a>\n\n<c>\ny\n</c>\n",
    );
    expectXml(
      "{{#if a}}\n<doc>\n{{/if}}\n\n## A\nx\n\n</doc>\ny\n",
      "{{#if a}}\n<doc>\n{{/if}}\n\n<a>\nx\n</a>\n\n</doc>\ny\n",
    );
  });
});

describe("xml: what stays as it is", () => {
  test.each([
    ["a heading with a value", "## On {{topic}}\nx"],
    ["one that is chosen", "# {{#if a}}A{{else}}B{{/if}}\nx"],
    ["one with a number first", "## 1. Rules\nx"],
    ["one with a link", "## [Rules](https://example.com)\nx"],
    ["one with nothing under it", "{{#if a}}\n## Rules\n{{else}}\n## Laws\n{{/if}}\n- a"],
    ["one whose name is a tag already", "## Rules\nPut them into <rules>."],
    ["headings in code, quotes and lists", "```\n# A\nx\n```\n\n> # B\n> x\n\n- # C\n  x"],
    ["a heading in one of two ways to it only", "{{#if a}}\n```\n{{/if}}\n# A\nx\n{{#if a}}\n```\n{{/if}}"],
    ["text above dashes that set data off", "Question: {{q}}\n---\n{{text}}\n---\nThe text:\n---\nx"],
    ["raw blocks", "{{{{raw}}}}\n# A\nx\n{{{{/raw}}}}"],
  ])("%s", (_what, text) => {
    expectXml(text, text);
  });

  test("what helpers of the project make a text of", () => {
    const template = parseFile("{{#shout}}\n## A\nx\n{{/shout}}");
    expect(createRestyler({}, ["shout"]).edits(template, "xml")).toEqual([]);
    expect(createRestyler({}, []).edits(template, "xml")).toHaveLength(2);
  });
});

describe("xml: whitespace control", () => {
  test.each([
    ["## A\n{{#if b}}\nx\n{{/if}}\n\ny", "<a>\n{{#if b}}\nx\n{{/if}}\n\ny\n</a>"],
    ["## A\n{{#if b}}\nx\n{{/if}}\n", "<a>\n{{#if b}}\nx\n{{/if}}\n</a>\n"],
    ["## A\n{{#if b}}\nx\n{{/if}}", "<a>\n{{#if b}}\nx\n{{/if}}\n</a>"],
    ["{{#if a}}\n## A\n{{b}}\n{{/if}}\n", "{{#if a}}\n<a>\n{{b}}\n</a>\n{{/if}}\n"],
    ["{{#if a}}## A\n{{b}}{{/if}}\n", "{{#if a}}<a>\n{{b}}\n</a>{{/if}}\n"],
    ["{{#if a}}## A\n{{#if b}}x{{/if}}{{/if}}\n", "{{#if a}}<a>\n{{#if b}}x{{/if}}</a>{{/if}}\n"],
    ["## A\n{{b~}}\n\n{{~c}}", "<a>\n{{b~}}\n\n{{~c}}\n</a>"],
    ["## A\nx\n{{#if b~}}\ny\n{{~/if~}}\n\n", "<a>\nx\n{{#if b~}}\ny\n{{~/if~}}\n\n</a>\n"],
  ])("%j", expectXml);
});

describe("plain", () => {
  test("takes the marks of headings and emphasis away, and nothing else", () => {
    expect(
      restyleText(
        "# Task **big** #\nDo **it**, _{{x}}_ and ***all***.\n\nTone\n====\n> ## q *z*\n\n- `*no*` [a](b) \\*c\\*\n",
        "plain",
      ),
    ).toBe("Task big\nDo it, {{x}} and all.\n\nTone\n> q z\n\n- `*no*` [a](b) \\*c\\*\n");
  });

  test.each([
    "{**{x}**}",
    "\\\\**{{x}}**",
    "{{x~}}* y*",
    "##\n",
    "**{{#if a}}\nx\n{{/if}}**",
    "**{{#if a}}x**{{/if}}",
  ])("leaves %j, which would be read otherwise", (text) => {
    expect(restyleText(text, "plain")).toBe(text);
  });
});

test("places are those of the file", () => {
  const file = "---\nstyle: xml\n---\n## Rules\n- **a**\n\n## Next\n\n{{value}} {{#if}}\n";
  const template = parseFile(file.replace("{{#if}}", "{{> part x y}}"));
  for (const style of ["xml", "plain"] as const) {
    const restyled = createRestyler().restyle(template, style);
    const value = restyled.program.body.find(({ type }) => type === "MustacheStatement");
    expect(value && restyled.spanOf(value.loc)).toMatchObject({ line: 9, column: 1, start: 46, end: 55 });
  }
});

test("a template without structure is itself", () => {
  const template = parseFile("Hello {{name}}");
  expect(createRestyler().restyle(template, "xml")).toBe(template);
  expect(applyEdits(template.source.text, [])).toBe("Hello {{name}}");
});
