/** A text, a template without its `${}` or a comment of JavaScript, whichever begins first. */
const TOKEN =
  /"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

/** The text of a program (or of JSON) with spaces for its comments, so that offsets stay what they were. */
export function blankComments(text: string): string {
  return text.replace(TOKEN, (token) => (token.startsWith("/") ? token.replace(/[^\r\n]/g, " ") : token));
}
