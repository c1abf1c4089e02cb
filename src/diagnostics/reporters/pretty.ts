import { styleText } from "node:util";
import { displayText, drawFrame } from "../code-frame.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostic.ts";
import { indexLines, type LineIndex } from "../line-index.ts";
import type { Span } from "../span.ts";

/** What the pretty reporter takes. */
export interface PrettyOptions {
  /** Escape codes for a terminal; without it the text is plain. */
  readonly color: boolean;
  /** The text of a file by its path, for frames; undefined where it cannot be read. */
  readonly source: (path: string) => string | undefined;
  /** Columns of source in a frame. Default 120. */
  readonly width?: number;
}

type Style = Parameters<typeof styleText>[0];

const SEVERITY_STYLE = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "cyan"],
} as const;

/** Diagnostics as text for people, in their one order, an empty line between two. Ends with a line end unless empty. */
export function reportPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const indexed = new Map<string, LineIndex | undefined>();
  const linesOf = (path: string) => {
    if (!indexed.has(path)) {
      const text = options.source(path);
      indexed.set(path, text === undefined ? undefined : indexLines(text));
    }
    return indexed.get(path);
  };
  const paint = (style: Style, text: string) =>
    options.color ? styleText(style, text, { validateStream: false }) : text;
  const page: Page = { paint, linesOf, width: options.width ?? 120 };
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => `${printDiagnostic(diagnostic, page)}\n`)
    .join("\n");
}

interface Page {
  readonly paint: (style: Style, text: string) => string;
  readonly linesOf: (path: string) => LineIndex | undefined;
  readonly width: number;
}

function printDiagnostic(diagnostic: Diagnostic, page: Page): string {
  const { severity, code, message, why, help, path, span, related = [] } = diagnostic;
  const title = page.paint([...SEVERITY_STYLE[severity]], `${severity}[${code}]`);
  return [
    `${title}: ${displayText(message)}`,
    ...printPlace(path, span, page),
    ...related.flatMap((other) => [
      `  ${displayText(other.message)}`,
      ...printPlace(other.path, other.span, page),
    ]),
    `  ${page.paint("bold", "why:")} ${displayText(why)}`,
    `  ${page.paint("bold", "help:")} ${displayText(help)}`,
  ].join("\n");
}

function printPlace(path: string, span: Span, page: Page): string[] {
  const lines = page.linesOf(path);
  const place = `${displayText(path)}:${span.line}:${span.column}`;
  if (!lines) return [`  ${page.paint("dim", "-->")} ${place}`];
  const frame = drawFrame(lines, span, { width: page.width });
  const margin = " ".repeat(frame.gutter);
  return [
    `${margin}${page.paint("dim", "-->")} ${place}`,
    ...frame.lines.map(({ number, text }) => {
      const label = number === undefined ? margin : String(number).padStart(frame.gutter);
      const shown = number === undefined ? page.paint("red", text) : text;
      return `${page.paint("dim", `${label} |`)} ${shown}`.trimEnd();
    }),
  ];
}
