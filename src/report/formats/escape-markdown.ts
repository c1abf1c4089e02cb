import { displayText } from "../../diagnostics/code-frame.ts";

/** Characters of one text that are printed. */
const LONGEST = 1000;

/** A character of no width, which keeps what stands before and behind it from being read as one. */
const BREAK = "&#8203;";

/**
 * Any text as one line of plain text inside Markdown and inside HTML: what either would act on is a character reference,
 * and what code hosts make mentions, references and links of is broken by a character of no width. Long texts are cut.
 * It must not begin a line of Markdown.
 */
export function escapeMarkdown(text: string): string {
  const shown = displayText(clip(text)).replace(/\p{Surrogate}/gu, "\uFFFD");
  return (
    shown
      .replace(/[&<>`*_~|\\[\]!$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      // References above are over before what follows adds others.
      .replace(/@|(?<!&)#|:(?=[\w+/-])|www(?=\.)|GH(?=-)/gi, `$&${BREAK}`)
  );
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Lines as a block of code that nothing in them closes. */
export function fenceCode(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}text`, ...lines, fence].join("\n");
}
