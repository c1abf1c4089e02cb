import { indexLines } from "../../../src/diagnostics/line-index.ts";
import { addFingerprints } from "../../../src/report/fingerprint.ts";
import type { FormatOptions } from "../../../src/report/formats/format.ts";
import type { BareEntry, Report } from "../../../src/report/report.ts";
import type { MatrixGroup } from "../../../src/suite/matrix.ts";
import fc from "../../support/fast-check.ts";

/** What a run around a report adds, where a test does not say otherwise. */
export const options: FormatOptions = {
  color: false,
  all: true,
  height: undefined,
  folder: "",
  version: "1.2.3",
};

/** Texts of files by path. */
export type Files = Readonly<Record<string, string>>;

/** An entry of which a test says what matters to it: `at` is a piece of the text of its file. */
export type GivenEntry = Partial<BareEntry> & { readonly at?: string };

/** Fills an entry in. */
export function makeEntry({ at = "", ...given }: GivenEntry, files: Files): BareEntry {
  const path = given.path ?? "prompts/greet.prompt";
  const lines = indexLines(files[path] ?? "");
  const start = Math.max(0, lines.text.indexOf(at));
  return {
    kind: "finding",
    id: "unsupported-parameter",
    severity: "warning",
    message: "`seed` is not sent to claude.",
    why: "It has no field for it.",
    help: "Leave it out.",
    path,
    span: lines.span(start, start + at.length),
    ...given,
  };
}

/** A report about files, with everything that a test does not give filled in. */
export function makeReport(
  given: readonly GivenEntry[],
  files: Files = {},
  more: Partial<Report> = {},
): Report {
  const readText = (path: string) => (Object.hasOwn(files, path) ? files[path] : undefined);
  return {
    entries: addFingerprints(
      given.map((entry) => makeEntry(entry, files)),
      readText,
    ),
    prompts: ["greet"],
    targets: ["claude", "gpt"],
    matrix: [{ label: "greet", rows: [{ label: "", cells: ["lossy", "exact"] }] }],
    readText,
    ...more,
  };
}

/** A matrix of one row for each label. */
export const matrixOf = (
  rows: Readonly<Record<string, MatrixGroup["rows"][number]["cells"]>>,
): MatrixGroup[] => Object.entries(rows).map(([label, cells]) => ({ label, rows: [{ label: "", cells }] }));

/** Texts that formats have reason to fear, in pieces that meet each other in every order. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ..."|`*_~#>+-=.!&<\\()[]{}@:%,;'\"$^ \n\r\t",
      ..."\u0000\u001b\u0085\u00a0\u200b\u2028\u202e\ufeff\ud800",
      "a",
      "x1",
      "é",
      "😀",
      "```",
      "~~~~",
      "<b>",
      "</details>",
      "<!--",
      "-->",
      "![a](b)",
      "[x](https://example.com)",
      "https://example.com/a",
      "www.example.com",
      "me@example.com",
      "@octocat",
      "#12",
      "GH-12",
      "&lt;",
      "&#64;",
      "\r\n",
      "\n\n",
      "\n::error::x",
      "::set-output name=a::b",
      "##[error]x",
      "%0A",
      "1. ",
      "- [ ] ",
      "| a |",
      "---",
      "{0}",
      "{{name}}",
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

/** Any report about files with hostile texts. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    texts: fc.array(hostileText, { minLength: 1, maxLength: 3 }),
    unreadable: fc.boolean(),
    scope: fc.option(hostileText, { nil: undefined }),
    given: fc.array(anyEntry(), { maxLength: 6 }),
    cells: fc.array(fc.constantFrom("exact", "adapted", "lossy", "refused", "none" as const), {
      maxLength: 3,
    }),
  })
  .map(({ texts, unreadable, scope, given, cells }) => {
    const named = texts.map((text, at) => [`prompts/${at} ü#%.prompt`, text] as const);
    const files = Object.fromEntries(named);
    const paths = [...Object.keys(files), ...(unreadable ? ["prompts/gone.prompt"] : [])];
    return makeReport(
      given.map((make) => make(paths, files)),
      files,
      {
        prompts: cells.map((_, at) => `p${at}`),
        targets: ["claude", "gpt"],
        matrix: cells.map((cell, at) => ({ label: `p${at}`, rows: [{ label: "", cells: [cell, "exact"] }] })),
        ...(scope !== undefined && { scope }),
      },
    );
  });

function anyEntry(): fc.Arbitrary<(paths: readonly string[], files: Files) => GivenEntry> {
  return fc
    .record({
      isFinding: fc.boolean(),
      severity: fc.constantFrom("error", "warning", "info", "none" as const),
      texts: fc.tuple(hostileText, hostileText, hostileText),
      at: fc.tuple(fc.nat(), fc.nat(20), fc.nat(10)),
      bits: fc.nat(255),
      more: hostileText,
      target: fc.constantFrom("claude", "gpt"),
      level: fc.constantFrom("exact", "adapted", "lossy", "refused" as const),
    })
    .map(({ isFinding, severity, texts, at, bits, more, target, level }) => (paths, files) => {
      const [which, start, length] = at;
      const path = paths[which % paths.length] ?? "";
      const span = indexLines(files[path] ?? "").span(start, start + length);
      const has = (bit: number) => (bits & (1 << bit)) !== 0;
      const [message, why, help] = texts;
      const shared = {
        severity: severity === "none" && !isFinding ? ("info" as const) : severity,
        message,
        why,
        help,
        path,
        span,
        ...(has(0) && { related: [{ message: more, path, span }] }),
        ...(has(1) && { fix: { span, text: more } }),
        ...(has(6) && {
          suppressed: { by: has(7) ? ("baseline" as const) : ("acceptance" as const), reason: more },
        }),
      };
      if (!isFinding) return { kind: "diagnostic" as const, id: "unknown-key", ...shared };
      return {
        kind: "finding" as const,
        id: has(2) ? "unsupported-parameter" : "unused-input",
        ...shared,
        level,
        category: "parameters" as const,
        prompt: "p0",
        ...(has(3) && { target }),
        ...(has(4) && { subject: more }),
        ...(has(5) && { source: more }),
      };
    });
}
