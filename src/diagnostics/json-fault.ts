const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /(?<mark>[{}[\],:])|(?<text>"(?:[^"\\\n\r\t]|\\.)*")|(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** What may come next. `first-…` stand right after an opening bracket, where it may also close. */
type Expected = "value" | "first-value" | "key" | "first-key" | "colon" | "comma" | "nothing";

/** The offset of the first token of a text that can't stand where it stands in JSON. JSON.parse does not always say. */
export function findJsonFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    at = skip(SPACE, text, at)?.end ?? at;
    const token = skip(TOKEN, text, at);
    const next: Expected | undefined = token && advance(expected, token.kind, open);
    if (!token || !next) return at;
    at = token.end;
    expected = next;
  }
}

/** Reads one token: what may follow it, or undefined where it does not fit. */
function advance(expected: Expected, kind: string, open: ("{" | "[")[]): Expected | undefined {
  const wantsValue = expected === "value" || expected === "first-value";
  if (kind === "{" || kind === "[") {
    if (!wantsValue) return undefined;
    open.push(kind);
    return kind === "{" ? "first-key" : "first-value";
  }
  if (kind === "}" || kind === "]") {
    const opener = kind === "}" ? "{" : "[";
    const closes = expected === "comma" || expected === (kind === "}" ? "first-key" : "first-value");
    if (!closes || open.pop() !== opener) return undefined;
    return open.length > 0 ? "comma" : "nothing";
  }
  if (kind === ":") return expected === "colon" ? "value" : undefined;
  if (kind === ",") return expected !== "comma" ? undefined : open.at(-1) === "{" ? "key" : "value";
  if (kind === "text" && (expected === "key" || expected === "first-key")) return "colon";
  if (!wantsValue) return undefined;
  return open.length > 0 ? "comma" : "nothing";
}

function skip(pattern: RegExp, text: string, at: number): { kind: string; end: number } | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const { mark, text: quoted } = match.groups ?? {};
  return { kind: mark ?? (quoted === undefined ? "plain" : "text"), end: at + match[0].length };
}
