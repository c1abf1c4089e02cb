/** The longest text of a body that messages quote, in characters. */
const longest = 200;

/** The beginning of a text on one line; of a web page, its words. */
export function excerpt(text: string): string {
  const plain = text
    .slice(0, 100 * longest)
    .replace(/<(script|style|svg)\b.*?<\/\1>|<!--.*?-->|<[a-z!/][^<>]*>/gis, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
