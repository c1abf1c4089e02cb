import { execFileSync } from "node:child_process";
import { cpus, release, type as systemName, totalmem } from "node:os";
import type { Bench, Row } from "./bench.ts";
import { type Figure, type Limit, type RowResult, ratioOf, stateOf, type Unit } from "./figure.ts";

/** A row and what it found. */
export interface Measured {
  readonly row: Row;
  readonly result: RowResult;
}

/** The tables as Markdown: the setting, a summary, and a table for each row. */
export function renderReport(bench: Bench, measured: readonly Measured[]): string {
  const summary = [
    "| row | limit | figures within it | state |",
    "| --- | --- | --- | --- |",
    ...measured.map(renderSummary),
  ];
  const rows = measured.flatMap((each) => ["", renderRow(each)]);
  return [...renderSetting(bench), "", ...summary, ...rows, ""].join("\n");
}

/** When a row was measured that was measured alone. */
export function renderOccasion({ root, options }: Bench): string {
  return `${today()}, ${sourceOf(options, root)}`;
}

function renderSetting({ packed, workload, options, peers, root }: Bench): string[] {
  const [cpu] = cpus();
  const found = peers
    .filter(({ missing }) => missing === undefined)
    .map(({ name, version }) => `${name} ${version}`);
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `- Date: ${today()}. Polylect ${packed.version}, ${sourceOf(options, root)}.`,
    `- Node ${process.versions.node}, ${systemName()} ${release()}, ${cpu?.model.trim()}, ${cpus().length} cores, ${gigabytes} GB.`,
    `- Workload: ${workload.origin}.${options.quick ? " A quick run: figures are rough." : ""}`,
    `- Other packages: ${found.join(", ") || "none installed"}.`,
  ];
}

const today = () => new Date().toISOString().slice(0, 10);

const sourceOf = (options: Bench["options"], root: string) =>
  options.package ? "from a given package" : `commit ${commitOf(root)}`;

function commitOf(root: string): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty", "--exclude=*"], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  } catch {
    return "unknown";
  }
}

const states = ["open", "not measured", "reached", "–"] as const;

/** The line of a row in the summary. */
export function renderSummary({ row, result }: Measured): string {
  const own = result.figures.filter(({ limit }) => limit);
  const state =
    result.figures.length === 0
      ? "failed"
      : (states.find((each) => own.some((figure) => stateOf(figure) === each)) ?? "–");
  const counts = own.filter((figure) => stateOf(figure) === "reached").length;
  return `| ${row.title} | ${row.limit} | ${own.length > 1 ? `${counts} of ${own.length}` : ""} | ${state} |`;
}

/** The section of a row, with when it was measured where that is its own. */
export function renderRow({ row, result }: Measured, occasion?: string): string {
  const when = occasion === undefined ? "" : `, ${occasion}`;
  const head = [
    `### ${row.title}`,
    "",
    `\`${row.id}\`, Node ${process.versions.node}${when}. Limit: ${row.limit}.`,
    "",
  ];
  const lines = result.figures.map((figure) => {
    const { what, reference, value, unit, noise, note } = figure;
    const cells = [
      what,
      reference === undefined ? "" : formatValue(reference, unit),
      value === undefined ? "" : formatValue(value, unit),
      formatRatio(ratioOf(figure)),
      formatRatio(noise),
      formatLimit(figure.limit, unit),
      stateOf(figure),
      note,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const table = [
    "| what | reference | measured | ratio | A/A | limit | state | runs |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |",
    ...lines,
  ];
  const notes = (result.notes ?? []).flatMap((note) => ["", note]);
  return [...head, ...(lines.length > 0 ? table : []), ...notes].join("\n");
}

const number = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString("en-US") : value.toPrecision(value >= 1 ? 3 : 2);

const formatValue = (value: number, unit: Unit) => `${number(value)} ${unit}`;

const formatRatio = (ratio: number | undefined) =>
  ratio === undefined ? "" : `${ratio >= 100 ? number(ratio) : ratio.toFixed(2)}×`;

function formatLimit(limit: Limit | undefined, unit: Figure["unit"]): string {
  if (!limit) return "";
  const most = limit.of === "ratio" ? `${limit.most}×` : formatValue(limit.most, unit);
  return `${limit.below ? "< " : "≤ "}${most}${limit.orPlus === undefined ? "" : ` or + ${limit.orPlus} ${unit}`}`;
}
