import { indexLines } from "../../src/diagnostics/line-index.ts";
import { parseTemplate } from "../../src/phases/2-parse/parse-template.ts";
import { splitSource } from "../../src/phases/2-parse/split-source.ts";
import type { Template } from "../../src/phases/2-parse/template.ts";
import { applyEdits } from "../../src/style/edits.ts";
import { Restyler } from "../../src/style/restyler.ts";
import fc from "../support/fast-check.ts";

/** Parses the template of a prompt file. */
export function parseFile(text: string, path = "test.prompt"): Template {
  const { body } = splitSource(text);
  const { template, diagnostics } = parseTemplate({ path, lines: indexLines(text), ...body });
  if (!template) throw new Error(`Does not parse: ${diagnostics[0]?.message}`);
  return template;
}

/** A restyler of templates whose partials are given as texts. */
export function createRestyler(partials: Readonly<Record<string, string>> = {}, helpers: string[] = []) {
  const parsed = new Map(
    Object.entries(partials).map(([name, text]) => [name, parseFile(text, `_${name}.prompt`)]),
  );
  return new Restyler({ helpers: new Set(helpers), partial: (name) => parsed.get(name) });
}

/** The text of a template after its edits. */
export function restyleText(
  text: string,
  style: "xml" | "plain",
  partials: Readonly<Record<string, string>> = {},
): string {
  const template = parseFile(text);
  return applyEdits(template.source.text, createRestyler(partials).edits(template, style));
}

/** A generated template: its source, its partials, and what of it may never change. */
export interface GeneratedMarkdown {
  readonly template: string;
  readonly partials: Readonly<Record<string, string>>;
  /** Code, quotes and lists, each with a number of its own. */
  readonly kept: readonly string[];
  /** By the name that the title becomes. */
  readonly titles: readonly string[];
}

/** What stands for a block of the template until titles are numbered. */
type Draft = (names: Names) => string;

class Names {
  readonly kept: string[] = [];
  readonly titles: string[] = [];

  title(): string {
    const title = `Title ${"abcdefghijklmnopqrstuvwxyz"[this.titles.length % 26]}${this.titles.length}`;
    this.titles.push(title);
    return title;
  }

  /** Marks a text that holds what looks like structure. */
  keep(make: (number: number) => string): string {
    const text = make(this.kept.length);
    this.kept.push(text);
    return text;
  }
}

const depth = fc.integer({ min: 1, max: 4 });
const tilde = fc.boolean().map((is) => (is ? "~" : ""));
const flag = fc.constantFrom("yes", "no");

const leaf: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 5, arbitrary: depth.map((n) => (names: Names) => `${"#".repeat(n)} ${names.title()}`) },
  depth.map((n) => (names: Names) => `  ${"#".repeat(n)}  ${names.title()} ##`),
  fc.constantFrom("===", "---").map((line) => (names: Names) => `${names.title()}\n${line}`),
  depth.map((n) => () => `${"#".repeat(n)} On {{value}}`),
  {
    weight: 4,
    arbitrary: fc.constantFrom("Words of a text.", "Two\nlines.", "*Some* **marked** words.").map(fixed),
  },
  fc
    .constantFrom(
      "**{{value}}** and _{{other}}_.",
      "{{value}}",
      "{**{x}**}",
      "a * b * c",
      "\\{{escaped}} *it*",
    )
    .map(fixed),
  fc
    .constantFrom(
      "Question: {{value}}\n---",
      "{{! a comment }}",
      "{{cache}}",
      "{{> part}}",
      "Here {{> part}} too",
    )
    .map(fixed),
  fc.constant((names: Names) => names.keep((n) => `\`\`\`\n# no ${n}\n**no**\n\`\`\``)),
  fc.constant((names: Names) => names.keep((n) => `~~~ text\n# no ${n}\n~~~`)),
  fc.constant((names: Names) => names.keep((n) => `Say \`**no ${n}**\` here.`)),
  fc.constant((names: Names) => `- an item\n- another ${names.kept.length}\n  # in a list`),
  fc.constant(() => "> # in a quote"),
  fc.constant((names: Names) => names.keep((n) => `<details n="${n}">\n# no\n</details>`)),
  fc
    .constantFrom(
      "x {{#if yes}}inline{{/if}} y",
      "{{#if no}}a{{else}}{{value}}{{/if}}",
      "# {{#if yes}}A{{/if}}",
    )
    .map(fixed),
  fc
    .constantFrom(
      '{{role "user"}}',
      "{{history}}",
      '{{~role "model"~}}',
      '{{media url="data:image/png;base64,AA=="}}',
    )
    .map(fixed),
);

function fixed(text: string): Draft {
  return () => text;
}

const block = (inner: fc.Arbitrary<Draft>): fc.Arbitrary<Draft> =>
  fc.oneof(
    fc.tuple(flag, inner, tilde).map(
      ([name, body, t]) =>
        (names: Names) =>
          `{{#if ${name}${t}}}\n${body(names)}\n{{${t}/if}}`,
    ),
    fc.tuple(flag, inner, inner, tilde).map(
      ([name, a, b, t]) =>
        (names: Names) =>
          `{{#if ${name}}}\n${a(names)}\n{{else}}\n${b(names)}\n{{/if${t}}}`,
    ),
    fc.tuple(inner, inner).map(
      ([a, b]) =>
        (names: Names) =>
          `{{#if no}}${a(names)}\n{{else if yes}}\n${b(names)}{{/if}}`,
    ),
    inner.map((body) => (names: Names) => `{{#each items}}\n\n${body(names)}\n{{/each}}`),
    inner.map((body) => (names: Names) => `  {{#unless no}}\n${body(names)}\n\n  {{/unless}}`),
  );

const separator = fc.constantFrom("\n", "\n\n", "\n\n", "\n  \n");

const sequence = (of: fc.Arbitrary<Draft>, maxLength: number): fc.Arbitrary<Draft> =>
  fc
    .array(fc.tuple(of, separator), { minLength: 1, maxLength })
    .map(
      (parts) => (names: Names) =>
        parts.map(([draft, end], index) => draft(names) + (index < parts.length - 1 ? end : "")).join(""),
    );

const nested = (levels: number): fc.Arbitrary<Draft> =>
  levels === 0
    ? sequence(leaf, 3)
    : sequence(
        fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 2, arbitrary: block(nested(levels - 1)) }),
        6,
      );

const PARTS = [
  "## A part\n\n*Part* text.\n",
  "Part text\n",
  "# Part\n{{#if yes}}\n## Inner\nx\n{{/if}}\n",
  "part",
];

/** Templates of Markdown with mustaches, blocks, partials and whitespace control, in either line end. */
export const generatedMarkdown: fc.Arbitrary<GeneratedMarkdown> = fc
  .tuple(
    sequence(fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 2, arbitrary: block(nested(1)) }), 6),
    fc.constantFrom(...PARTS),
    fc.boolean(),
  )
  .map(([draft, part, isCrlf]) => {
    const names = new Names();
    const lineEnds = (text: string) => (isCrlf ? text.replaceAll("\n", "\r\n") : text);
    const template = lineEnds(draft(names));
    return {
      template,
      partials: { part: lineEnds(part) },
      kept: names.kept.map(lineEnds),
      titles: names.titles,
    };
  });
