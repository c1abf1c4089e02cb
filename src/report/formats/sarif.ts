import { displayText } from "../../diagnostics/code-frame.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import type { LineIndex } from "../../diagnostics/line-index.ts";
import { lineReader } from "../../diagnostics/reporters/print-problem.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type EntryGroup, groupEntries, listTargets } from "../group-entries.ts";
import { hideSources } from "../hide-sources.ts";
import { pathFromRoot, regionOf } from "../region.ts";
import type { ReportEntry } from "../report.ts";
import { type Rule, ruleOf, uniqueIdOf } from "../rules.ts";
import type { Format } from "./format.ts";
import { describeRule, LEVELS } from "./sarif-rules.ts";

const ROOT = "%SRCROOT%";

/** Code scanning takes no more results of one run. */
const MOST_RESULTS = 25_000;

/**
 * A report as SARIF 2.1.0, for code scanning and for viewers in editors. Findings that differ in nothing but the target
 * are one result. What is suppressed is in it where all is wanted, marked as such; what is harmless is not.
 */
export const formatSarif: Format = (given, { all, folder, version }) => {
  const report = hideSources(given);
  // Code scanning does not read the mark, and would open an alert for what somebody has accepted.
  const wanted = ({ severity, suppressed }: ReportEntry) => severity !== "none" && (all || !suppressed);
  const groups = groupEntries(report.entries.filter(wanted));
  // What is let pass is left out before anything that is not.
  groups.sort((a, b) => Number(!!a.first.suppressed) - Number(!!b.first.suppressed));
  const kept = groups.slice(0, MOST_RESULTS);
  const rules = new Map<string, Rule>(kept.map(({ first }) => [idOf(first), ruleOf(first)]));
  const ids = [...rules.keys()].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const page: Page = { artifactOf: artifactNamer(folder), linesOf: lineReader(report.readText), indexes };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Polylect",
            semanticVersion: version,
            informationUri: "https://github.com/polylect/polylect",
            rules: ids.flatMap((id) => rules.get(id) ?? []).map(describeRule),
          },
        },
        ...describeRest(groups.length - kept.length),
        originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        results: kept.map((group) => describeResult(group, page)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

interface Page {
  readonly artifactOf: (path: string) => object;
  readonly linesOf: (path: string) => LineIndex | undefined;
  /** Places of rules by id. */
  readonly indexes: ReadonlyMap<string, number>;
}

const idOf = (entry: ReportEntry): string => uniqueIdOf(ruleOf(entry));

function describeRest(left: number): object {
  if (left === 0) return {};
  const text = `${left} more results are left out: code scanning takes no more than ${MOST_RESULTS}.`;
  const notification = { level: "warning", message: { text } };
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications: [notification] }] };
}

function describeResult(group: EntryGroup, page: Page): object {
  const { first, targets } = group;
  const { severity, path, span, related = [], prompt, suppressed, fingerprint } = first;
  const id = idOf(first);
  const names = [...new Set([...targets.values()].flat())];
  return {
    ruleId: id,
    ruleIndex: page.indexes.get(id),
    level: LEVELS[severity],
    message: { text: textOf(group) },
    locations: [{ physicalLocation: placeOf(path, span, page) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, at) => describeRelated(other, at, page)),
    }),
    partialFingerprints: { "polylect/v1": fingerprint },
    ...describeFix(first, page),
    ...(suppressed && { suppressions: [describeSuppression(suppressed)] }),
    ...(prompt !== undefined && { properties: { prompt, targets: names } }),
  };
}

/** The first sentence is what lists of results show. */
function textOf({ first, message, targets }: EntryGroup): string {
  return messageText([message, listTargets(targets), first.help].filter(Boolean).join(" ")) || first.id;
}

/** A message of SARIF: braces stand for themselves when doubled, and a link is made of what looks like one. */
function messageText(text: string): string {
  return wellFormed(displayText(text).replace(/[{}]/g, "$&$&").replaceAll("](", "] ("));
}

/** Half of a surrogate pair is no text. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

function placeOf(path: string, span: Span, { artifactOf, linesOf }: Page): object {
  return { artifactLocation: artifactOf(path), region: regionOf(span, linesOf(path)) };
}

/** Makes a function that names files from the root of the repository; most are named many times. */
function artifactNamer(folder: string): Page["artifactOf"] {
  const known = new Map<string, object>();
  return (path) => {
    const segments = known.has(path) ? [] : wellFormed(pathFromRoot(path, folder)).split("/");
    const named = known.get(path) ?? { uri: segments.map(encodeURIComponent).join("/"), uriBaseId: ROOT };
    known.set(path, named);
    return named;
  };
}

function describeRelated({ message, path, span }: Related, at: number, page: Page): object {
  return {
    id: at + 1,
    physicalLocation: placeOf(path, span, page),
    message: { text: messageText(message) || "Related." },
  };
}

function describeFix({ fix, path, help }: ReportEntry, { artifactOf, linesOf }: Page): object {
  const lines = linesOf(path);
  if (!fix || !lines) return {};
  const replacement = {
    deletedRegion: regionOf(fix.span, lines),
    ...(fix.text !== "" && { insertedContent: { text: fix.text } }),
  };
  return {
    fixes: [
      {
        description: { text: messageText(help) || "Edit the file." },
        artifactChanges: [{ artifactLocation: artifactOf(path), replacements: [replacement] }],
      },
    ],
  };
}

function describeSuppression({ by, reason }: NonNullable<ReportEntry["suppressed"]>): object {
  const kind = by === "acceptance" ? "inSource" : "external";
  return { kind, status: "accepted", justification: wellFormed(displayText(reason)) };
}
