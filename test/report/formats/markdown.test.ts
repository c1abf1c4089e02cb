import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "../../../src/report/formats/escape-markdown.ts";
import { formatMarkdown } from "../../../src/report/formats/markdown.ts";
import type { Report, ReportEntry } from "../../../src/report/report.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { anyReport, type GivenEntry, hostileText, makeReport, matrixOf, options } from "./make-report.ts";

const print = (report: Report) => formatMarkdown(report, options);

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const parse = (text: string): Node => unified().use(remarkParse).parse(text) as Node;

/** Kinds of nodes and tags, without any text. */
function shapeOf({ type, value = "", children = [] }: Node): unknown {
  if (type === "html") return [type, value.match(/<[^>]*>/g)];
  // Entities split nothing that a reader sees.
  const shapes = children
    .map(shapeOf)
    .filter((shape, at, all) => !(shape === "text" && all[at - 1] === "text"));
  return shapes.length > 0 ? [type, shapes] : type;
}

/** What a reader sees outside of code blocks, with references resolved. */
function textOf(node: Node): string {
  const { type, value = "", children = [] } = node;
  if (type === "code") return "";
  if (type === "html") return decode(value.replace(/<[^>]*>/g, "\n"));
  const inner = children.map(textOf).join(type === "paragraph" || type === "strong" ? "" : "\n");
  return (type === "text" ? value : "") + inner;
}

const decode = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/** The same report with harmless words wherever something comes from files. */
function soften(report: Report): Report {
  // What is equal stays so, and what is not too.
  const known: string[] = [];
  const word = (text: string) => {
    if (!known.includes(text)) known.push(text);
    return text.trim() && `word ${known.indexOf(text)}`;
  };
  const entries = report.entries.map(
    (entry): ReportEntry => ({
      ...entry,
      message: word(entry.message),
      why: word(entry.why),
      help: word(entry.help),
      path: entry.path.replace(/ ü#%/, ""),
      ...(entry.subject !== undefined && { subject: `word ${entry.subject.length}${word(entry.subject)}` }),
      ...(entry.source !== undefined && { source: word(entry.source) }),
      ...(entry.related && {
        related: entry.related.map((other) => ({ ...other, message: word(other.message) })),
      }),
    }),
  );
  const read = (path: string) => report.readText(path.replace(/(\d)\.prompt/, "$1 ü#%.prompt"));
  return {
    ...report,
    ...(report.scope !== undefined && { scope: "word" }),
    entries,
    readText: (path) => read(path)?.replace(/[^\r\n\uFEFF]/g, "x"),
  };
}

const files = { "prompts/greet.prompt": "---\nconfig: { seed: 7 }\n---\nHello {{name}} ``` \n" };

describe("markdown", () => {
  test("the verdict, a table, and what was found, folded", () => {
    const seed = { at: "seed", prompt: "greet", level: "lossy", subject: "seed" } as const;
    const path = "prompts/greet.prompt";
    const report = makeReport(
      [
        { ...seed, target: "claude", source: "a page (2026-01-01)" },
        { ...seed, target: "gpt" },
        {
          kind: "diagnostic",
          id: "unknown-input",
          severity: "error",
          at: "{{name}}",
          message: "No `name`, @you.",
        },
        {
          id: "missing-version",
          severity: "info",
          message: "No version.",
          related: [{ message: "See", path, span: { start: 0, end: 0, line: 1, column: 1 } }],
        },
        { severity: "error", suppressed: { by: "baseline", reason: "x" } },
        { severity: "none" },
      ],
      files,
      { matrix: matrixOf({ greet: ["lossy", "lossy"], silent: ["exact", "refused"] }) },
    );
    expect(print(report)).toMatchInlineSnapshot(`
      "**✗ Polylect fails.** 1 prompt, 2 targets: problems: 1 error; findings: 0 fail, 2 warn, 1 info, 1 in the baseline, 1 harmless

      | prompt | claude | gpt |
      | --- | --- | --- |
      | greet | ! lossy | ! lossy |

      <details>
      <summary>✗ error <code>unknown-input</code> No &#96;name&#96;, @&#8203;you.</summary>

      - <code>prompts/greet.prompt:4</code>

      \`\`\`\`text
      4 | Hello {{name}} \`\`\`
        |       ^^^^^^^^
      \`\`\`\`

      **Why:** It has no field for it.

      **Help:** Leave it out.

      [More about unknown-input](https://github.com/polylect/polylect/blob/main/docs/diagnostics.md)

      </details>

      <details>
      <summary>! warning <code>unsupported-parameter (seed)</code> &#96;seed&#96; is not sent to claude (and 1 more).</summary>

      - <code>prompts/greet.prompt:2</code>

      \`\`\`text
      2 | config: { seed: 7 }
        |           ^^^^
      \`\`\`

      **Targets:** Lossy on claude, gpt.

      **Why:** It has no field for it.

      **Source:** a page (2026-01-01)

      **Help:** Leave it out.

      [More about unsupported-parameter](https://github.com/polylect/polylect/blob/main/docs/findings.md#unsupported-parameter)

      </details>

      <details>
      <summary>i info <code>missing-version</code> No version.</summary>

      - <code>prompts/greet.prompt:1</code>
      - <code>prompts/greet.prompt:1</code>: See

      \`\`\`text
      1 | ---
        | ^
      \`\`\`

      **Why:** It has no field for it.

      **Help:** Leave it out.

      [More about missing-version](https://github.com/polylect/polylect/blob/main/docs/checks.md#missing-version)

      </details>
      "
    `);
  });

  test("a verdict for each outcome", () => {
    const first = (report: Report) => print(report).split("\n")[0];
    expect(first(makeReport([]))).toBe(
      "**✓ Polylect passes.** 1 prompt, 2 targets: findings: 0 fail, 0 warn",
    );
    expect(first(makeReport([{}]))).toMatch(/^\*\*! Polylect warns\.\*\* /);
    expect(first(makeReport([{ severity: "error" }]))).toMatch(/^\*\*✗ Polylect fails\.\*\* /);
    const compiled = { targets: [], matrix: [] };
    expect(print(makeReport([], {}, compiled))).toBe("**✓ Polylect passes.** 1 prompt: no problems\n");
  });

  test("hostile texts have the structure of harmless ones: no element, cell, link or mention", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = print(report);
        const tree = parse(text);
        expect(shapeOf(tree)).toEqual(shapeOf(parse(print(soften(report)))));
        const seen = textOf(tree);
        expect(seen).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|:\w+:/i);
        for (const sign of ["\r", "\u2028", "\u202e", "\u001b"]) expect(text).not.toContain(sign);
        const table = text.split("\n").filter((line) => line.startsWith("| "));
        expect(new Set(table.map((line) => line.split("|").length)).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: cases(150) },
    );
  });

  test("escaped text is one node of text that reads as it was, wherever it stands", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[|<>\n\r`]/);
        const tree = parse(`a ${escaped} b`);
        expect(new Set(JSON.stringify(tree).match(/"type":"\w+"/g))).toEqual(
          new Set(['"type":"root"', '"type":"paragraph"', '"type":"text"']),
        );
        const words = (value: string) => value.replace(/[^\w|<>[\]()*`é😀]/gu, "");
        expect(words(textOf(tree))).toBe(words(`a${text}b`));
      }),
      { numRuns: cases(250) },
    );
  });

  test("a block of code is closed by nothing in it", () => {
    const path = "prompts/greet.prompt";
    const text = `\`\`\`\`\`\`\nHello \`\`\`\`\` there\n`;
    const printed = print(makeReport([{ path, at: "there" }], { [path]: text }));
    const codes = JSON.stringify(parse(printed)).match(/"type":"code"/g);
    expect(codes).toHaveLength(1);
    expect(printed).toContain("\n``````text\n2 | Hello ````` there\n");
  });

  test("it is no longer than a comment may be, cut between findings, and counts the rest", () => {
    const entries: GivenEntry[] = Array.from({ length: 3000 }, (_, at) => ({
      id: "missing-version",
      path: `p${at % 10}.prompt`,
      prompt: `p${at}`,
      severity: at % 3 ? "warning" : "error",
      message: `<Number ${at}> ${"|".repeat(at)}`,
    }));
    const names = entries.map((_, at) => `p${at}${"|".repeat(200)}`);
    const targets = Array.from({ length: 45 }, (_, at) => `t${at}`);
    const prompts = entries.map((entry, at) => ({ ...entry, prompt: names[at] ?? "" }));
    const matrix = names.map((label, row) => ({
      label,
      rows: [
        {
          label: "",
          cells: targets.map((_, at) => (at === 40 && row === 2 ? ("refused" as const) : ("exact" as const))),
        },
      ],
    }));
    const printed = print(makeReport(prompts, {}, { prompts: names, targets, matrix }));
    expect(printed.length).toBeLessThanOrEqual(60_000);
    expect(printed.length).toBeGreaterThan(40_000);
    const details = printed.match(/^<details>$/gm) ?? [];
    expect(printed.match(/^<\/details>$/gm)).toHaveLength(details.length);
    expect(printed).toMatch(
      /\n\nAnd \d+ errors, 2000 warnings more in 10 files; <code>polylect check --all<\/code>/,
    );
    const [, errors] = /And (\d+) errors/.exec(printed) ?? [];
    expect(Number(errors)).toBe(1000 - details.length);
    const [head = ""] = printed.split("\n").filter((line) => line.startsWith("| prompt"));
    expect(head.split("|")).toHaveLength(20 + 3);
    expect(head).toContain("t40");
    expect(printed).toMatch(/\n\nAnd \d+ more prompts and 25 more targets\.\n/);
  });

  test("what is hidden is printed nowhere", () => {
    const key = "sk-very-secret-key";
    const printed = print(
      makeReport(
        [
          { at: key, hidesSource: true, message: `\`${key}\` is a key.`, severity: "error" },
          { at: "Hello", message: `Next to ${key}.` },
        ],
        { "prompts/greet.prompt": `Hello ${key}\n` },
      ),
    );
    expect(printed).not.toContain(key);
    expect(printed.match(/Hello/g)).toHaveLength(1);
    expect(printed).toContain("Hello ******************");
  });
});
