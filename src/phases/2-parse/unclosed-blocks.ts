/** A block's opening tag, by offsets within the template. */
export interface OpenBlock {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What a scan for block tags finds. */
export interface BlockScan {
  /** Blocks that no tag closes, outermost first. */
  readonly blocks: readonly OpenBlock[];
  /** How deep blocks and subexpressions go. */
  readonly deepest: number;
  /** Offset of the innermost opening. */
  readonly deepestAt: number;
}

const OPENING = /^\{\{~?\s*(?:#>|#\*|#|\^)\s*([^\s}~]+)/;
const CLOSING = /^\{\{~?\s*\/\s*([^\s}~]+)/;

/**
 * Matches opening and closing tags by name alone. It exists because a grammar error at the end of a file says only
 * that something is missing, and because depth must be known before recursive code sees the tree.
 */
export function findUnclosedBlocks(text: string): BlockScan {
  const open: OpenBlock[] = [];
  let deepest = 0;
  let deepestAt = 0;
  for (const { start, end, isWhole } of tags(text)) {
    const tag = text.slice(start, end);
    const opened = isWhole ? OPENING.exec(tag)?.[1] : undefined;
    if (opened !== undefined) open.push({ name: opened, start, end });
    const depth = open.length + parentheses(tag);
    if (depth > deepest) [deepest, deepestAt] = [depth, start];
    const closed = CLOSING.exec(tag)?.[1];
    if (closed !== undefined) close(open, closed);
  }
  return { blocks: open, deepest, deepestAt };
}

/**
 * Each tag that is neither a comment nor a raw block: what stands inside those opens nothing. A tag without an end comes
 * last and reaches to the end of the text; it still counts for depth, since the parser would dive into it.
 */
function* tags(text: string): Generator<{ start: number; end: number; isWhole: boolean }> {
  let at = text.indexOf("{{");
  while (at >= 0) {
    const escaped = text[at - 1] === "\\";
    const end = escaped ? at + 2 : tagEnd(text, at);
    if (end < 0) return yield { start: at, end: text.length, isWhole: false };
    if (!escaped && !isComment(text, at) && !text.startsWith("{{{{", at))
      yield { start: at, end, isWhole: true };
    at = text.indexOf("{{", end);
  }
}

function tagEnd(text: string, start: number): number {
  if (text.startsWith("{{{{", start)) {
    const closing = text.indexOf("{{{{/", start);
    return closing < 0 ? -1 : after(text, "}}}}", closing);
  }
  if (!isComment(text, start)) return after(text, "}}", start);
  const long = text.startsWith("--", text.indexOf("!", start) + 1);
  if (!long) return after(text, "}}", start);
  const end = after(text, "--}}", start);
  const tilde = after(text, "--~}}", start);
  return end < 0 || (tilde >= 0 && tilde < end) ? tilde : end;
}

function isComment(text: string, start: number): boolean {
  return text.startsWith("{{!", start) || text.startsWith("{{~!", start);
}

function after(text: string, token: string, from: number): number {
  const at = text.indexOf(token, from);
  return at < 0 ? -1 : at + token.length;
}

/** Closes the innermost block of that name; blocks inside it stay open, since they are what was forgotten. */
function close(open: OpenBlock[], name: string): void {
  const at = open.findLastIndex((block) => block.name === name);
  if (at >= 0) open.splice(at, 1);
}

function parentheses(tag: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of tag) {
    if (character === "(") deepest = Math.max(deepest, ++depth);
    else if (character === ")") depth--;
  }
  return deepest;
}
