import { fillText, findingTexts } from "../portability/finding-texts.ts";
import type { EntrySeverity, ReportEntry } from "./report.ts";

/** Entries that differ in nothing but the target, to be said at once. */
export interface EntryGroup {
  /** The one that does most; the first of them. */
  readonly first: ReportEntry;
  /** In the order of the report. */
  readonly entries: readonly ReportEntry[];
  /** What is said of all its targets. */
  readonly message: string;
  /** Names of targets by level, in the order in which they come. Empty where no entry has a target. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

/** Puts entries that differ in nothing but the target together; errors come first, then warnings, then the rest. */
export function groupEntries(entries: readonly ReportEntry[]): EntryGroup[] {
  const groups = new Map<string, ReportEntry[]>();
  entries.forEach((entry, index) => {
    const key = entry.target === undefined ? String(index) : keyOf(entry, entry.target);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  });
  const described = [...groups.values()].flatMap(describe);
  return described.sort((a, b) => rankOf(a.first) - rankOf(b.first));
}

/** What is done to which targets, in one sentence: `Lossy on claude, gpt; refused on local.` Empty without targets. */
export function listTargets(targets: EntryGroup["targets"]): string {
  const listed = [...targets].map(([level, names]) => `${level} on ${names.join(", ")}`).join("; ");
  return listed && `${listed.charAt(0).toUpperCase()}${listed.slice(1)}.`;
}

function keyOf(entry: ReportEntry, target: string): string {
  const { prompt = "", id, subject, path, span, suppressed } = entry;
  const about = subject === undefined ? "" : `=${subject}`;
  const lets = suppressed ? `${suppressed.by}\0${suppressed.reason}` : "";
  const key = `${prompt}\0${id}\0${about}\0${path}\0${span.start}\0${lets}`;
  if (Object.hasOwn(findingTexts, id)) return key;
  // What a check says of two targets is the same where nothing but their names differs.
  return `${key}\0${entry.message.replaceAll(target, "")}\0${entry.help.replaceAll(target, "")}`;
}

function describe(entries: readonly ReportEntry[]): EntryGroup[] {
  const [head] = entries;
  if (!head) return [];
  const first = entries.reduce((worst, entry) => (rankOf(entry) < rankOf(worst) ? entry : worst), head);
  const targets = new Map<string, string[]>();
  for (const { target, level = "exact" } of entries) {
    if (target === undefined) continue;
    const names = targets.get(level) ?? [];
    targets.set(level, names);
    if (!names.includes(target)) names.push(target);
  }
  return [{ first, entries, targets, message: messageOf(first, targets) }];
}

/** What is said of several targets at once. */
function messageOf(
  { id, subject, message, target = "" }: ReportEntry,
  targets: ReadonlyMap<string, readonly string[]>,
): string {
  const names = [...targets.values()];
  const more = names.length === 1 ? (names[0]?.length ?? 0) - 1 : new Set(names.flat()).size - 1;
  if (more < 1) return message;
  const text = Object.hasOwn(findingTexts, id) ? findingTexts[id]?.message : undefined;
  if (text === undefined) return message;
  return fillText(text, `${target} (and ${more} more)`, subject);
}

const rankOf = ({ severity }: ReportEntry): number => RANKS[severity];

const RANKS: Readonly<Record<EntrySeverity, number>> = { error: 0, warning: 1, info: 2, none: 3 };
