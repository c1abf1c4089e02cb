import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Template } from "../../src/phases/2-parse/template.ts";
import { lowerTemplate } from "../../src/phases/4-lower/lower-template.ts";
import { applyEdits, invertEdits } from "../../src/style/edits.ts";
import { compileText } from "../differential/compile-text.ts";
import fc from "../support/fast-check.ts";
import { root } from "../support/source-tree.ts";
import { createRestyler, type GeneratedMarkdown, generatedMarkdown, parseFile } from "./styled-templates.ts";

const STYLES = ["xml", "plain"] as const;

/** Restyles a template and its partials; every claim below is about what this gives. */
function restyle(
  { template, partials }: Pick<GeneratedMarkdown, "template" | "partials">,
  style: "xml" | "plain",
  restyler = createRestyler(partials),
  written = parseFile(template),
) {
  const edits = restyler.edits(written, style);
  const text = applyEdits(written.source.text, edits);
  return { written, edits, text, restyled: restyler.restyle(written, style) };
}

/** Renders a template whose partials are as they are, or restyled with it. */
function renderer(
  { template, partials }: Pick<GeneratedMarkdown, "template" | "partials">,
  style?: "xml" | "plain",
) {
  const constructs = new Set<string>();
  if (!style) return compileText({ template, partials, constructs }).render;
  const restyler = createRestyler(partials);
  const textOf = (text: string) => applyEdits(text, restyler.edits(parseFile(text), style));
  const restyled = Object.entries(partials).map(([name, partial]) => [name, textOf(partial)]);
  return compileText({ template: textOf(template), partials: Object.fromEntries(restyled), constructs })
    .render;
}

/** What an edit may take away, and put in its place. */
const XML_HEADING = /^(?:#{1,6}[ \t][^\r\n]*|[^\r\n]+\r?\n[ \t]*(?:=+|-+)[ \t]*)$/;
const PLAIN_MARKER = /^(?:#{1,6}[ \t]+|[ \t]+#+[ \t]*|\r?\n[ \t]*(?:=+|-+)[ \t]*|\*{1,2}|_{1,2})$/;

function expectStructuralEdits(
  { written, edits, text }: ReturnType<typeof restyle>,
  style: "xml" | "plain",
): void {
  const source = written.source.text;
  expect(applyEdits(text, invertEdits(edits))).toBe(source);
  for (const { start, end, was, text: put } of edits) {
    expect(source.slice(start, end)).toBe(was);
    if (style === "plain") expect([put, was]).toEqual(["", expect.stringMatching(PLAIN_MARKER)]);
    else if (was === "") expect(put).toMatch(/^(?:\r?\n)?<\/[\w-]+>(?:\r?\n)?$/);
    else
      expect([put, was]).toEqual([expect.stringMatching(/^<[\w-]+>$/), expect.stringMatching(XML_HEADING)]);
  }
}

const PROMPTS = readdirSync(`${root}prompts`).filter((name) => name.endsWith(".prompt"));

describe.each(STYLES)("%s", (style) => {
  test.each(PROMPTS)("undoing the edits of %s gives back its bytes", (name) => {
    const template = readFileSync(`${root}prompts/${name}`, "utf8");
    const partials = { "house-style": readFileSync(`${root}prompts/_house-style.prompt`, "utf8") };
    expectStructuralEdits(restyle({ template, partials }, style), style);
  });

  test("values that look like Markdown or tags stay as they are", () => {
    const input = {
      yes: true,
      value: "## Value\n**bold** <data>\n</title_a0> {{x}}",
      other: "- _a_ <b>\n\n# b",
      items: [1, 2],
    };
    const values = { ...input, value: "§", other: "§" };
    fc.assert(
      fc.property(generatedMarkdown, (generated) => {
        const render = renderer(generated, style);
        const plain = render(values, {});
        const printed = render(input, {});
        // Only the values differ, so between them everything is the same, in the same order.
        const between = plain.split("§");
        const pattern = between.map(escaped).join(`(?:${escaped(input.value)}|${escaped(input.other)})`);
        expect(printed).toMatch(new RegExp(`^${pattern}$`));
      }),
      { numRuns: 20 },
    );
  });
});

test("only structure changes, undoing that gives back the bytes, and places stay", () => {
  const changed = { xml: 0, plain: 0 };
  fc.assert(
    fc.property(generatedMarkdown, (generated) => {
      const restyler = createRestyler(generated.partials);
      const template = parseFile(generated.template);
      for (const style of STYLES) {
        const result = restyle(generated, style, restyler, template);
        expectStructuralEdits(result, style);
        for (const kept of generated.kept) expect(result.text).toContain(kept);
        changed[style] += result.edits.length;
        const { written, text, restyled } = result;
        // A restyled template is what a file like that would be, at the places of the file as written.
        expect(lowered(restyled)).toEqual(lowered(parseFile(text)));
        expect(tagTexts(restyled, written)).toEqual(tagTexts(written, written));
      }
    }),
    { numRuns: 200 },
  );
  expect(Math.min(changed.xml, changed.plain)).toBeGreaterThan(200);
});

test("sections are well nested on every way through the blocks, and whitespace is as before", () => {
  const ways = [
    { yes: true, no: false, items: [1, 2] },
    { yes: false, no: true, items: [] },
    { yes: true, no: true, items: [1] },
  ].map((way) => ({ ...way, value: "§1", other: "§2" }));
  fc.assert(
    fc.property(generatedMarkdown, (generated) => {
      const [before, after] = [renderer(generated), renderer(generated, "xml")];
      for (const way of ways) {
        const rendered = after(way, {});
        expectNested(rendered);
        expect(before(way, {})).toMatch(withoutTags(rendered));
      }
    }),
    { numRuns: 20 },
  );
});

const OWN_TAG = /<(\/?)((?:title|a_part|part|inner|in)\w*)>/g;

function expectNested(text: string): void {
  const open: string[] = [];
  for (const [, slash, name = ""] of text.matchAll(OWN_TAG)) {
    if (!slash) open.push(name);
    else expect(open.pop(), text).toBe(name);
  }
  expect(open, text).toEqual([]);
}

/** The text as it was: a heading for each opening tag, and for each closing one its line less. */
function withoutTags(text: string): RegExp {
  const pattern = text
    .split(/((?:\r?\n)*(?:<\/(?:title|a_part|part|inner)\w*>(?:\r?\n)*)+)/)
    .map((piece, index) => {
      if (index % 2 === 0)
        return escaped(piece).replace(/<((?:title|a_part|part|inner)\w*)>/g, "[^\\r\\n]+(?:\\r?\\n[-=]+)?");
      const lines = piece.split("\n").length - 1;
      const tags = piece.split("</").length - 1;
      return `(?:\\r?\\n){${Math.max(0, lines - tags)},${lines}}`;
    })
    .join("");
  return new RegExp(`^${pattern}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The neutral form without the places. */
function lowered(template: Template): unknown {
  const environment = {
    helpers: new Set<string>(),
    partial: () => undefined,
    partialNames: [],
    inputSchema: undefined,
    inProject: false,
  };
  const { body, diagnostics } = lowerTemplate(template, environment, undefined);
  const text = JSON.stringify([body, diagnostics.map(({ message }) => message)], (key, value) =>
    key === "origin" ? undefined : value instanceof Map ? [...value] : value,
  );
  return JSON.parse(text);
}

/** What stands at the places of a template's tags, in the file as written; of blocks, the tag that opens them. */
function tagTexts(template: Template, { source }: Template): string[] {
  const visit = (program: hbs.AST.Program | undefined): string[] =>
    (program?.body ?? []).flatMap((statement) => {
      if (statement.type === "ContentStatement") return [];
      const { program: body, inverse } = statement as Partial<hbs.AST.BlockStatement>;
      const { start, end } = template.spanOf(statement.loc);
      const text = source.lines.text.slice(start, end);
      return [body ? text.slice(0, text.indexOf("}}") + 2) : text, ...visit(body), ...visit(inverse)];
    });
  return visit(template.program);
}
