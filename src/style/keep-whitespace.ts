import type { Template } from "../phases/2-parse/template.ts";
import { applyEdits, type Edit, sortEdits } from "./edits.ts";
import type { Range } from "./markdown.ts";
import { programsIn, rangeIn } from "./statements.ts";

/**
 * The edits of those groups that leave alone what Handlebars reads from a text beside its tags: where lines begin and
 * end, which whitespace it strips, and where tags begin. A group is made as a whole or not at all.
 */
export function safeEdits(template: Template, groups: readonly (readonly Edit[])[]): Edit[] {
  const texts = listTexts(template, template.program);
  let kept = groups;
  for (;;) {
    const edits = sortEdits(kept.flat());
    const broken = texts.filter((text) => isBroken(text, edits, template.source.text));
    if (broken.length === 0) return edits;
    kept = kept.filter((group) => !group.some((edit) => broken.some((text) => isIn(edit, text))));
  }
}

/** A text of the template, and what stands beside it. */
interface Text extends Range {
  /** Whether the tag before it, or behind it, strips all whitespace. */
  readonly isStripped: readonly [before: boolean, behind: boolean];
  /** Whether the tag before it, or behind it, is stripped of its line where it has that for itself. */
  readonly besideBlock: readonly [before: boolean, behind: boolean];
  /** Whether the template begins or ends with it, so that a tag beside it has its line where the text is blank. */
  readonly isOuter: boolean;
}

function listTexts(template: Template, program: hbs.AST.Program): Text[] {
  const isRoot = program === template.program;
  const isBlock = (statement: hbs.AST.Statement | undefined) =>
    statement ? statement.type !== "MustacheStatement" : !isRoot;
  const { text } = template.source;
  return program.body.flatMap((statement, index): Text[] => {
    if (statement.type !== "ContentStatement")
      return programsIn(statement).flatMap((each) => listTexts(template, each));
    const { start, end } = rangeIn(template, statement);
    return [
      {
        start,
        end,
        isStripped: [text.endsWith("~}}", start), text.startsWith("{{~", end)],
        besideBlock: [isBlock(program.body[index - 1]), isBlock(program.body[index + 1])],
        isOuter: isRoot && (index === 0 || index === program.body.length - 1),
      },
    ];
  });
}

function isIn(edit: Edit, { start, end }: Range): boolean {
  return edit.start >= start && edit.end <= end;
}

function isBroken(text: Text, edits: readonly Edit[], source: string): boolean {
  const own = edits
    .filter((edit) => isIn(edit, text))
    .map((edit) => ({ ...edit, start: edit.start - text.start, end: edit.end - text.start }));
  if (own.length === 0) return false;
  const before = source.slice(text.start, text.end);
  const after = applyEdits(before, own);
  const isCut = own.every((edit) => edit.text === "");
  // Braces that come to stand side by side would open a tag.
  if (before.split("{{").length !== after.split("{{").length) return true;
  return edgesOf(text, isCut).some((edge) => edge.exec(before)?.[0] !== edge.exec(after)?.[0]);
}

/** What decides how a text and the tags beside it are read. */
function edgesOf({ isStripped, besideBlock, isOuter }: Text, isCut: boolean): readonly RegExp[] {
  const [isBehindBlock, isBeforeBlock] = besideBlock;
  return [
    // Braces and backslashes that would become part of a tag.
    /^\}*/,
    /[\\{]*$/,
    // The line of a block's tag ends or begins here.
    ...(isBehindBlock ? [/^[^\S\n]*\n/] : []),
    ...(isBeforeBlock ? [/\n[^\S\n]*$/] : []),
    ...(isCut && isOuter && (isBehindBlock || isBeforeBlock) ? [/^\s*$/] : []),
    // What is put in stands next to whitespace that is stripped, but in front of none.
    ...(isCut && isStripped[0] ? [/^\s*/] : []),
    ...(isCut && isStripped[1] ? [/\s*$/] : []),
  ];
}
