// `npm run bench`: compares compiled prompts, and the tool itself, with what a person would write by hand and with
// other packages. See docs/bench.md.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Bench, type Row } from "./bench.ts";
import type { RowResult } from "./figure.ts";
import { type BenchOptions, readOptions } from "./options.ts";
import { packPackage } from "./packed-package.ts";
import { replaceRows, replaceTables } from "./page.ts";
import { installPeers } from "./peers/install-peers.ts";
import { rows } from "./registry.ts";
import { type Measured, renderOccasion, renderReport, renderRow, renderSummary } from "./report.ts";
import { loadWorkload } from "./workload.ts";

const root = resolve(import.meta.dirname, "../..");
const say = (line: string) => process.stderr.write(`${line}\n`);

function chooseRows({ rows: ids }: BenchOptions): readonly Row[] {
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0) {
    throw new Error(
      `there is no row ${unknown.join(", ")}; there are ${rows.map(({ id }) => id).join(", ")}`,
    );
  }
  return rows.filter(({ id }) => ids.length === 0 || ids.includes(id));
}

async function prepare(options: BenchOptions, work: string): Promise<Bench> {
  say(options.package ? `measuring ${options.package}` : "packing a copy of this checkout");
  const packed = packPackage(root, work, options.package && resolve(options.package));
  const workload = await loadWorkload(root, work, packed);
  say(`workload: ${workload.origin}`);
  const peers = installPeers(options.peers, say);
  for (const { name, missing } of peers) if (missing) say(`${name}: ${missing}`);
  return new Bench({ root, work, options, packed, workload, peers });
}

/** A row that fails must not lose what the others found; the run ends with 1. */
async function runRow(bench: Bench, row: Row): Promise<RowResult> {
  try {
    return await row.run(bench);
  } catch (error) {
    process.exitCode = 1;
    say(`${row.id} failed: ${error instanceof Error ? error.stack : error}`);
    return { figures: [], notes: ["This row failed to run."] };
  }
}

/** A run of some rows leaves the others of the page as they are. */
function writeIntoPage(bench: Bench, measured: readonly Measured[], report: string): void {
  const path = join(root, "docs/bench.md");
  const page = readFileSync(path, "utf8");
  const occasion = renderOccasion(bench);
  const rows = measured.map((each) => ({
    title: each.row.title,
    summary: renderSummary(each),
    section: renderRow(each, occasion),
  }));
  const isPart = bench.options.rows.length > 0;
  writeFileSync(path, isPart ? replaceRows(page, rows) : replaceTables(page, report));
}

async function main(options: BenchOptions): Promise<void> {
  const chosen = chooseRows(options);
  // macOS hands out a link; modules are known by their real path.
  const work = realpathSync(mkdtempSync(join(tmpdir(), "polylect-bench-")));
  try {
    const bench = await prepare(options, work);
    const measured: Measured[] = [];
    for (const row of chosen) {
      const start = performance.now();
      measured.push({ row, result: await runRow(bench, row) });
      say(`${row.id}: ${Math.round((performance.now() - start) / 1000)} s`);
    }
    const report = renderReport(bench, measured);
    process.stdout.write(`${report}\n`);
    if (options.write) writeIntoPage(bench, measured, report);
  } finally {
    if (options.keep) say(`kept ${work}`);
    else rmSync(work, { recursive: true, force: true });
  }
}

await main(readOptions(process.argv.slice(2)));
