import { type Diagnostic, diagnose } from "../../src/diagnostics/diagnostic.ts";
import { indexLines, type LineIndex } from "../../src/diagnostics/line-index.ts";
import type { FrontMatter } from "../../src/phases/2-parse/front-matter.ts";
import { emptyFrontMatter, parseFrontMatter } from "../../src/phases/2-parse/parse-front-matter.ts";
import { splitSource } from "../../src/phases/2-parse/split-source.ts";
import type { SourceFile } from "../../src/phases/source-file.ts";

/** A prompt file with its front matter parsed and its body still text. */
export interface PromptHalves {
  readonly lines: LineIndex;
  /** Empty where the file has none; undefined where it can't be read. */
  readonly frontMatter: FrontMatter | undefined;
  /** `start` is the body's offset in the file. */
  readonly body: { readonly text: string; readonly start: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** Splits a prompt file and parses its front matter. Never throws. */
export function parseHalves(source: Pick<SourceFile, "path" | "text">): PromptHalves {
  const { path, text } = source;
  const lines = indexLines(text);
  const { frontMatter: block, body, problems } = splitSource(text);
  const diagnostics = problems.map(({ code, message, start, end }) =>
    diagnose(code, { path, span: lines.span(start, end), message }),
  );
  if (!block) {
    const refused = problems.some((problem) => problem.code === "javascript-front-matter");
    return { lines, frontMatter: refused ? undefined : emptyFrontMatter(lines), body, diagnostics };
  }
  const parsed = parseFrontMatter(block, { path, lines });
  return {
    lines,
    frontMatter: parsed.frontMatter,
    body,
    diagnostics: [...diagnostics, ...parsed.diagnostics],
  };
}
