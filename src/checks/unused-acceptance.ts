import type { Fix } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import type { Acceptance } from "../ir/prompt.ts";
import type { Check, CheckedPrompt, KnownFinding } from "./check.ts";

/** An acceptance of something that does not happen. */
export const unusedAcceptance: Check = {
  id: "unused-acceptance",
  severity: "warning",
  level: "exact",
  category: "content",
  title: "An acceptance matches no finding",
  why: "What it was written for is gone, or never was: it would hide the next finding of that id unread.",
  help: "Remove it. If the finding comes from input or history, add a case that shows it.",
  *checkPrompt(subject) {
    const { acceptances } = subject.prompt;
    const unused = acceptances.filter((each) => !isUsed(each, subject));
    // A slip of the pen is not removed: its reason was written for something.
    const slips = new Map(unused.map((each) => [each, findSlip(each, subject)]));
    const removed = unused.filter((each) => slips.get(each) === undefined);
    for (const acceptance of unused) {
      const { id, target, span } = acceptance;
      const nearest = slips.get(acceptance);
      const isEmptied = removed.length === acceptances.length;
      // Nothing of the list stays, so the first one takes all of it along.
      const remove = () =>
        isEmptied ? acceptance === removed[0] && removeList(subject) : removeEntry(acceptance, subject);
      const fix = nearest === undefined && remove();
      yield {
        message: `\`${id}\` is accepted${target === undefined ? "" : ` on \`${target}\``}, and nothing of the kind is found.`,
        subject: id,
        span,
        ...(nearest && { help: `Did you mean \`${nearest}\`?` }),
        ...(fix && { fix }),
      };
    }
  },
};

/** The id that an unknown one is near. */
function findSlip({ id }: Acceptance, { findingIds }: CheckedPrompt): string | undefined {
  return findingIds.has(id) ? undefined : findNearest(id, findingIds);
}

function isUsed(acceptance: Acceptance, { findings, cases, targets, ownTarget }: CheckedPrompt): boolean {
  const { id, target } = acceptance;
  const known = ownTarget ? [...targets, ownTarget] : targets;
  const matches = (finding: KnownFinding) => {
    if (finding.id !== id) return false;
    if (target === undefined) return true;
    return known.some(({ name, names }) => name === finding.target && names.includes(target));
  };
  return findings.some(matches) || cases().some((one) => one.render()?.findings.some(matches));
}

/** Takes out the lines of one entry. */
function removeEntry({ span }: Acceptance, { source }: Pick<CheckedPrompt, "source">): Fix | undefined {
  const lines = indexLines(source);
  const start = lines.start(span.line);
  if (!/^[ \t]*-[ \t]+$/.test(source.slice(start, span.start))) return undefined;
  return { span: lines.span(start, lineAfter(span, source)), text: "" };
}

/** Takes out the whole list, and the keys that hold nothing else. */
function removeList({ prompt, source }: CheckedPrompt): Fix | undefined {
  const [first] = prompt.acceptances;
  const last = prompt.acceptances.at(-1);
  const spans = prompt.spans();
  const key = spans["portability"];
  const hasMore = Object.keys(spans).some(
    (path) => path.startsWith("portability.") && !/^portability\.accept(?:\.|$)/.test(path),
  );
  const from = hasMore ? spans["portability.accept"] : key;
  if (!first || !last || !from || !removeEntry(first, { source })) {
    return undefined;
  }
  const lines = indexLines(source);
  const start = lines.start(from.line);
  if (source.slice(start, from.start).trim() !== "") return undefined;
  return { span: lines.span(start, lineAfter(last.span, source)), text: "" };
}

/** Offset of the line after the last one that an entry has text on. */
function lineAfter({ start, end }: Acceptance["span"], source: string): number {
  const lines = indexLines(source);
  const last = start + source.slice(start, end).trimEnd().length;
  return lines.start(lines.position(last).line + 1);
}
