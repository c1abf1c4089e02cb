/** An element as it was written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** What stands between its tags, without that of elements in it. */
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function readEscapes(text: string): string {
  if (/[<>]|&(?!#\d+;|[a-z]+;)/.test(text)) throw new Error(`Not escaped: ${text}`);
  return text.replace(/&(?:#(\d+)|([a-z]+));/g, (_, code, name) => {
    const meant = code ? String.fromCodePoint(Number(code)) : NAMED[name];
    if (meant === undefined) throw new Error(`No entity: ${name}`);
    return meant;
  });
}

/** Reads the XML that reports are made of. Throws for what no XML parser would take. */
export function readXml(text: string): XmlElement {
  // Characters of XML 1.0; halves of pairs are none.
  const wrong = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (wrong) throw new Error(`No character of XML: ${wrong[0].codePointAt(0)}`);
  let at = text.indexOf("?>\n") + 3;
  const read = (pattern: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(pattern.source, "y");
    sticky.lastIndex = at;
    const found = sticky.exec(text) ?? undefined;
    if (found) at = sticky.lastIndex;
    return found;
  };
  const readElement = (): XmlElement | undefined => {
    const start = read(/<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/);
    if (!start) return undefined;
    const [, name = "", given = "", end] = start;
    const pairs = [...given.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
      key,
      readEscapes(value),
    ]);
    const attributes = Object.fromEntries(pairs) as Record<string, string>;
    if (pairs.length !== Object.keys(attributes).length) throw new Error(`An attribute twice: ${given}`);
    const children: XmlElement[] = [];
    let inside = "";
    while (!end && !read(new RegExp(`</${name}>`))) {
      const child = readElement();
      if (child) children.push(child);
      else inside += readEscapes((read(/[^<]+/) ?? [text.slice(at)])[0] ?? "");
      if (at >= text.length) throw new Error(`No end of ${name}`);
    }
    return { name, attributes, children, text: inside };
  };
  const root = readElement();
  if (!root || text.slice(at).trim() !== "") throw new Error(`Not one element: ${text.slice(at)}`);
  return root;
}
