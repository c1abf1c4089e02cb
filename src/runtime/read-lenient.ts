import { pointer } from "./json-value.ts";
import { readString } from "./read-string.ts";
import type { Json, RepairKind } from "./types.ts";

/** Of brackets. Deeper than any answer, and an end for floods of brackets that never close. */
const MAX_DEPTH = 500;

/** Words that are values, besides numbers. */
const literals = new Map([
  ["true", "true"],
  ["false", "false"],
  ["null", "null"],
  ["True", "true"],
  ["False", "false"],
  ["None", "null"],
]);

/** What was read from some place of a text on. */
export interface Read {
  /** Index after what was read. */
  end: number;
  /** Absent where there is none, or where it takes a guess to read it. */
  value?: Json | undefined;
  /** What JSON does not allow and was read all the same. */
  kinds: Set<RepairKind>;
  /** JSON Pointer to the innermost value whose end is missing. */
  cut?: string | undefined;
  /** How many brackets are open at the end of what began like JSON, and is none. */
  open?: number;
}

/** What stands in a text so far. */
interface Written {
  /** As JSON. */
  tokens: string[];
  /** The brackets that are to be closed, innermost first. */
  closing: string;
  /** Key or index, as JSON, of what is being read in each open bracket, innermost first. */
  keys: string[];
}

/** The value of JSON text, spaces around it allowed; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.trim()) as Json;
  } catch {
    return;
  }
}

/**
 * Reads one value of JSON, or of something like it, in one pass: writes it as JSON, token by token, so that what the
 * tokens mean together is left to `JSON.parse`.
 */
export function readLenient(text: string, start: number): Read {
  const pattern =
    /([ \t\n\r]+)|((?:(?<![\p{L}\d])\/\/|#(?!\S))[^\n]*|\/\*.*?(?:\*\/|$)|\/$)|([\p{L}_$][\p{L}\d_$-]*)(?=\s*:)|([\p{L}\d_$.+-]+)|`{3}|`+$|./suy;
  const kinds = new Set<RepairKind>();
  const written: Written = { tokens: [], closing: "", keys: [] };
  const { tokens } = written;
  let isInString = false;
  let end = start;
  do {
    pattern.lastIndex = end;
    const [piece = "```", blank, comment, key, word] = pattern.exec(text) ?? [];
    if (piece[0] === "`" && (piece.length === 3 || end + piece.length === text.length))
      return { end, kinds, ...cutOff(written, isInString) };
    const string = readString(text, end, kinds);
    end += piece.length;
    if (blank) continue;
    if (comment) kinds.add("comment");
    else if (string) {
      tokens.push(string[0]);
      [, end, isInString] = string;
    } else if (key) {
      tokens.push(`"${key}"`);
      kinds.add("bare-key");
    } else if (word) {
      // A word at the very end may be half of one, and so may a number.
      const literal = literals.get(word) ?? (end < text.length && word);
      if (literal) tokens.push(literal);
      if (literals.has(word) && literal !== word) kinds.add("literal");
    } else if (!takeMark(piece, written, kinds)) break;
  } while (!tokens.length || written.closing);
  const value = isInString || goesOn(text, end, kinds) ? undefined : parseJson(tokens.join(""));
  return value === undefined && beginsLikeJson(tokens)
    ? { end, kinds, open: written.closing.length }
    : { end, kinds, value };
}

/** Whether what follows was meant to be in the value, so that its brackets are not where they should be. */
function goesOn(text: string, end: number, kinds: ReadonlySet<RepairKind>): boolean {
  const more = kinds.has("bracket") ? /\s*[,:\]}]/y : /\s*,\s*"(?:[^"\\]|\\.)*"\s*:/y;
  more.lastIndex = end;
  return more.test(text);
}

/** Prose has words in its brackets. */
function beginsLikeJson([first, second = "", third]: readonly string[]): boolean {
  if (first === "{") return second[0] === '"' && third === ":";
  return first === "[" && (/^["{[]/.test(second) || parseJson(second) !== undefined);
}

/** Whether a mark may stand here, as far as brackets tell. */
function takeMark(mark: string, written: Written, kinds: Set<RepairKind>): boolean {
  const { tokens, keys } = written;
  if ("[{".includes(mark)) {
    written.closing = (mark === "[" ? "]" : "}") + written.closing;
    keys.unshift("0");
  } else if (written.closing.includes(mark)) {
    if (tokens.at(-1) === ",") {
      tokens.pop();
      kinds.add("trailing-comma");
    }
    while (written.closing[0] !== mark) {
      kinds.add("bracket");
      tokens.push(close(written));
    }
    close(written);
  } else if (mark === ":") keys[0] = tokens.at(-1) ?? "";
  else if (mark === ",") keys[0] = `${Number(keys[0]) + 1}`;
  else return false;
  tokens.push(mark);
  return keys.length <= MAX_DEPTH;
}

/** Takes the innermost bracket from those that are to be closed. */
function close(written: Written): string {
  const [bracket = ""] = written.closing;
  written.closing = written.closing.slice(1);
  written.keys.shift();
  return bracket;
}

/** What there is of a value whose end is missing. Nothing but open brackets is no value. */
function cutOff({ tokens, closing, keys }: Written, isInString: boolean): Pick<Read, "value" | "cut"> {
  const isKey = closing[0] === "}" && "{,".includes(tokens.at(-2) ?? "");
  if (tokens.at(-1) === ":") tokens.splice(-2);
  else if (isKey && /^["\p{L}_$]/u.test(tokens.at(-1) ?? "")) tokens.pop();
  if (tokens.at(-1) === ",") tokens.pop();
  const value = tokens.some((token) => !"[{".includes(token))
    ? parseJson(tokens.join("") + closing)
    : undefined;
  if (value === undefined) return {};
  const path = keys.slice(isInString && !isKey ? 0 : 1);
  return { value, cut: path.reduceRight((path, key) => pointer(path, JSON.parse(key)), "") };
}
