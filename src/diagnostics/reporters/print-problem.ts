import { styleText } from "node:util";
import { displayText, drawFrame } from "../code-frame.ts";
import type { Related } from "../diagnostic.ts";
import type { Severity } from "../diagnostic-entry.ts";
import { indexLines, type LineIndex } from "../line-index.ts";
import type { Span } from "../span.ts";

/** What text for people is printed with. */
export interface PrettyOptions {
  /** Escape codes for a terminal; without it the text is plain. */
  readonly color: boolean;
  /** The text of a file by its path, for frames; undefined where it cannot be read. */
  readonly source: (path: string) => string | undefined;
  /** Columns of source in a frame. Default 120. */
  readonly width?: number;
}

/** Something to print with its place: a diagnostic, or findings that are said at once. */
export interface Problem {
  readonly severity: Severity | "none";
  /** What stands in brackets behind the severity. */
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly path: string;
  readonly span: Span;
  readonly related?: readonly Related[] | undefined;
  /** Whether the source at its own place is left out. */
  readonly hidesSource?: boolean | undefined;
  /** Lines below the source. */
  readonly notes?: readonly string[];
  /** Where the reason was read. */
  readonly origin?: string | undefined;
}

type Style = Parameters<typeof styleText>[0];

const SEVERITY_STYLE: Readonly<Record<Problem["severity"], Style>> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "cyan"],
  none: "dim",
};

/** Makes a function that prints problems one by one, without a line end after the last line. Files are read once. */
export function problemPrinter(options: PrettyOptions): (problem: Problem) => string {
  const paint = (style: Style, text: string) =>
    options.color ? styleText(style, text, { validateStream: false }) : text;
  const page: Page = { paint, linesOf: lineReader(options.source), width: options.width ?? 120 };
  return (problem) => printProblem(problem, page);
}

/** The lines of files by path, indexed when they are first asked for; undefined where a file cannot be read. */
export function lineReader(read: PrettyOptions["source"]): (path: string) => LineIndex | undefined {
  const indexed = new Map<string, LineIndex | undefined>();
  return (path) => {
    if (!indexed.has(path)) {
      const text = read(path);
      indexed.set(path, text === undefined ? undefined : indexLines(text));
    }
    return indexed.get(path);
  };
}

interface Page {
  readonly paint: (style: Style, text: string) => string;
  readonly linesOf: (path: string) => LineIndex | undefined;
  readonly width: number;
}

function printProblem(problem: Problem, page: Page): string {
  const { severity, title, message, why, help, path, span } = problem;
  const { related = [], hidesSource = false, notes = [], origin } = problem;
  const { paint } = page;
  const say = (label: string, text: string) => `  ${paint("bold", `${label}:`)} ${displayText(text)}`;
  return [
    `${paint(SEVERITY_STYLE[severity], displayText(`${severity}[${title}]`))}: ${displayText(message)}`,
    ...printPlace(path, span, page, !hidesSource),
    ...related.flatMap((other) => [
      `  ${displayText(other.message)}`,
      ...printPlace(other.path, other.span, page, true),
    ]),
    ...notes.map((note) => `  ${displayText(note)}`),
    say("why", why),
    ...(origin === undefined ? [] : [say("source", origin)]),
    say("help", help),
  ].join("\n");
}

function printPlace(path: string, span: Span, { paint, linesOf, width }: Page, framed: boolean): string[] {
  const place = `  ${paint("dim", "-->")} ${displayText(path)}:${span.line}:${span.column}`;
  const lines = framed ? linesOf(path) : undefined;
  if (!lines) return [place];
  const frame = drawFrame(lines, span, { width });
  return [
    place,
    ...frame.lines.map(({ number, text }) => {
      const label = String(number ?? "").padStart(frame.gutter);
      const shown = number === undefined ? paint("red", text) : text;
      return `  ${paint("dim", `${label} |`)} ${shown}`.trimEnd();
    }),
  ];
}
