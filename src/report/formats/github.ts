import { displayText } from "../../diagnostics/code-frame.ts";
import type { LineIndex } from "../../diagnostics/line-index.ts";
import { lineReader } from "../../diagnostics/reporters/print-problem.ts";
import { summarize } from "../count-entries.ts";
import { type EntryGroup, groupEntries, listTargets } from "../group-entries.ts";
import { hideSources } from "../hide-sources.ts";
import { pathFromRoot, regionOf } from "../region.ts";
import { type EntrySeverity, isShown } from "../report.ts";
import type { Format } from "./format.ts";

/**
 * A report as workflow commands of GitHub, which shows them as annotations of lines: ten errors and ten warnings of a
 * step, so the worst come first. The last line is the summary.
 */
export const formatGithub: Format = (given, { folder }) => {
  const report = hideSources(given);
  const linesOf = lineReader(report.readText);
  const groups = groupEntries(report.entries.filter(isShown));
  const commands = groups.map((group) => annotate(group, linesOf(group.first.path), folder));
  return `${[...commands, sayAloud(summarize(report))].join("\n")}\n`;
};

const COMMANDS: Readonly<Record<EntrySeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  none: "notice",
};

function annotate(
  { first, message, targets }: EntryGroup,
  lines: LineIndex | undefined,
  folder: string,
): string {
  const { id, subject, severity, path, span, help } = first;
  const { startLine, startColumn, endLine, endColumn } = regionOf(span, lines);
  const properties = {
    file: pathFromRoot(path, folder),
    line: startLine,
    endLine,
    // Columns are taken of one line alone.
    ...(startLine === endLine && { col: startColumn, endColumn }),
    title: displayText(subject === undefined ? id : `${id} (${subject})`),
  };
  const listed = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  const text = [message, listTargets(targets), help && `Help: ${help}`]
    .filter(Boolean)
    .map(displayText)
    .join("\n");
  return `::${COMMANDS[severity]} ${listed.join(",")}::${escapeData(text)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** A line of which the runner makes no command, whatever stands in it. */
function sayAloud(text: string): string {
  return displayText(text)
    .replace(/^\s*::/, ": :")
    .replaceAll("##[", "# #[");
}
