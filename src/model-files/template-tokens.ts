import type { TokenPattern } from "../dialects/chat-template/control-tokens.ts";

/** Markup in the texts that a template writes: tokens between bars, words in brackets, tags. */
const MARKUP =
  /<\|[^|<>\s]+\|?>|<[^|<>\s]+\|>|<｜[^｜<>]+｜>|<<\/?[A-Z]+>>|\[\/?[A-Z][A-Z_]+\]|<\/?[a-z][a-z_]*>/g;

/** What looks like a control token in a template. */
export function tokensInTemplate(template: unknown): string[] {
  return typeof template === "string" ? [...new Set(template.match(MARKUP) ?? [])] : [];
}

/** More tokens than this that differ in a number alone are written as one pattern. */
const FEW = 8;

/** Tokens without repetition; rows of numbered ones, such as `<unused0>`, as one pattern. */
export function foldNumbered(tokens: readonly string[]): TokenPattern[] {
  const groups = new Map<string, string[]>();
  for (const token of new Set(tokens)) {
    const shape = token.replace(/\d+(?=\D*$)/, "\0");
    groups.set(shape, [...(groups.get(shape) ?? []), token]);
  }
  return [...groups].flatMap(([shape, group]): TokenPattern[] => {
    const [before, after] = shape.split("\0");
    if (group.length < FEW || before === undefined || after === undefined) return group;
    return [[before, after]];
  });
}
