/** A prompt file cut into its two halves. Offsets are the file's. */
export interface SplitSource {
  /** The text between the fences, without the line end before the closing one. */
  readonly frontMatter: { readonly text: string; readonly start: number; readonly end: number } | undefined;
  readonly body: { readonly text: string; readonly start: number };
  readonly problems: readonly SplitProblem[];
}

/** Something odd about the fences. */
export interface SplitProblem {
  readonly code: "unclosed-front-matter" | "javascript-front-matter";
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Offset after the line end. */
  readonly next: number;
}

const BLANK_OR_COMMENT = /^(?:#.*|[ \t]*)$/s;
const FENCE = /^---[ \t]*$/;
/** Fences that gray-matter and its relatives would hand to another parser, or to `eval`. */
const LANGUAGE_FENCE = /^---[ \t]*(javascript|js|typescript|ts|json5?|coffee|cson|toml|ya?ml)[ \t]*$/i;
const YAML_KEY = /^[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)/;

/**
 * Splits by Dotprompt's rule: comment and blank lines may stand before the opening `---`; the body is trimmed where
 * there is front matter and untouched (but for a byte order mark) where there is none. Never throws.
 */
export function splitSource(text: string): SplitSource {
  const first = text.startsWith("\uFEFF") ? 1 : 0;
  const whole = { text: text.slice(first), start: first };
  const opening = findLine(text, first, (line) => !BLANK_OR_COMMENT.test(line));
  if (!opening) return { frontMatter: undefined, body: whole, problems: [] };
  const language = LANGUAGE_FENCE.exec(opening.text)?.[1];
  if (!FENCE.test(opening.text) && !language) return { frontMatter: undefined, body: whole, problems: [] };

  const place = { start: opening.start, end: opening.start + opening.text.length };
  const closing = findLine(text, opening.next, (line) => FENCE.test(line));
  if (language) {
    const message = `The opening fence asks for ${language}; front matter is YAML between plain \`---\` lines.`;
    const body = closing ? trimBody(text, closing.next) : { text: "", start: text.length };
    return {
      frontMatter: undefined,
      body,
      problems: [{ code: "javascript-front-matter", message, ...place }],
    };
  }
  if (!closing) {
    const next = findLine(text, opening.next, (line) => !BLANK_OR_COMMENT.test(line));
    const message = "The front matter has no closing `---`, so the whole file is taken as the body.";
    const unclosed = next !== undefined && YAML_KEY.test(next.text);
    const problems: SplitProblem[] = unclosed ? [{ code: "unclosed-front-matter", message, ...place }] : [];
    return { frontMatter: undefined, body: whole, problems };
  }
  const end = Math.max(opening.next, lineEndBefore(text, closing.start));
  const frontMatter = { text: text.slice(opening.next, end), start: opening.next, end };
  return { frontMatter, body: trimBody(text, closing.next), problems: [] };
}

function trimBody(text: string, from: number): { text: string; start: number } {
  const rest = text.slice(from);
  return { text: rest.trim(), start: from + rest.length - rest.trimStart().length };
}

/** The first line from an offset on whose text passes the test. */
function findLine(text: string, from: number, test: (line: string) => boolean): Line | undefined {
  let start = from;
  while (start < text.length) {
    const line = readLine(text, start);
    if (test(line.text)) return line;
    start = line.next;
  }
  return undefined;
}

function readLine(text: string, start: number): Line {
  let end = start;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  const breakLength = text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0;
  return { text: text.slice(start, end), start, next: end + breakLength };
}

/** The offset at which the line end before `start` begins. */
function lineEndBefore(text: string, start: number): number {
  if (text.startsWith("\r\n", start - 2)) return start - 2;
  return start - 1;
}
