import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
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
  return [...renderSetting(bench), "", ...renderSummary(measured), ...measured.flatMap(renderRow), ""].join(
    "\n",
  );
}

function renderSetting({ packed, workload, options, peers, root }: Bench): string[] {
  const [cpu] = cpus();
  const found = peers
    .filter(({ missing }) => missing === undefined)
    .map(({ name, version }) => `${name} ${version}`);
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `- Date: ${new Date().toISOString().slice(0, 10)}. Polylect ${packed.version}, ${options.package ? "from a given package" : `commit ${commitOf(root)}`}.`,
    `- Node ${process.versions.node}, ${systemName()} ${release()}, ${cpu?.model.trim()}, ${cpus().length} cores, ${gigabytes} GB.`,
    `- Workload: ${workload.origin}.${options.quick ? " A quick run: figures are rough." : ""}`,
    `- Other packages: ${found.join(", ") || "none installed"}.`,
  ];
}

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

function renderSummary(measured: readonly Measured[]): string[] {
  const lines = measured.map(({ row, result }) => {
    const own = result.figures.filter(({ limit }) => limit);
    const state =
      result.figures.length === 0
        ? "failed"
        : (states.find((each) => own.some((figure) => stateOf(figure) === each)) ?? "–");
    const counts = own.filter((figure) => stateOf(figure) === "reached").length;
    return `| ${row.title} | ${row.limit} | ${own.length > 1 ? `${counts} of ${own.length}` : ""} | ${state} |`;
  });
  return ["| row | limit | figures within it | state |", "| --- | --- | --- | --- |", ...lines];
}

function renderRow({ row, result }: Measured): string[] {
  const head = [
    `\n### ${row.title}`,
    "",
    `\`${row.id}\`, Node ${process.versions.node}. Limit: ${row.limit}.`,
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
  return [...head, ...(lines.length > 0 ? table : []), ...(result.notes ?? []).flatMap((note) => ["", note])];
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

/** Puts tables between the marks of this version of Node in a page; the text around them stays. Throws without marks. */
export function writeIntoPage(path: string, text: string): void {
  const [major] = process.versions.node.split(".");
  const [start, end] = [`<!-- bench: node ${major} -->`, `<!-- bench: end of node ${major} -->`];
  const page = readFileSync(path, "utf8");
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no marks for Node ${major}: ${start} and ${end}`);
  writeFileSync(path, `${page.slice(0, from + start.length)}\n\n${text.trim()}\n\n${page.slice(to)}`);
}
