import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Row } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { runNpm } from "../packed-package.ts";
import { runCommand } from "../processes.ts";

const LIMIT = { of: "value", most: 22 } as const;

function measureOwn(bench: Bench): Figure {
  const what = `polylect ${bench.packed.version}`;
  const folder = join(bench.work, "install");
  mkdirSync(folder, { recursive: true });
  try {
    runNpm(
      ["install", "--prefix", folder, "--no-audit", "--no-fund", "--silent", bench.packed.tarball],
      folder,
    );
    return {
      what,
      unit: "MB",
      limit: LIMIT,
      value: diskUsage(folder),
      note: "npm install of the packed package",
    };
  } catch (error) {
    const reason = String(error instanceof Error ? error.message : error).split("\n")[0];
    return { what, unit: "MB", limit: LIMIT, note: `not installed: ${reason}` };
  }
}

/** What `du -sk` says of the packages in a folder, in MB of 1,000 kB. */
function diskUsage(folder: string): number {
  return (
    Number.parseInt(runCommand({ program: "du", args: ["-sk", "node_modules"], cwd: folder }), 10) / 1000
  );
}

/** What an installation takes on disk. */
export const installSize: Row = {
  id: "install-size",
  title: "Installed size with dependencies (`du -sk`)",
  limit: "at most 22 MB",
  run: (bench) => {
    const peers = bench.peers.map(
      ({ name, version, folder, missing }): Figure => ({
        what: `${name} ${version}`,
        unit: "MB",
        ...(missing === undefined ? { value: diskUsage(folder), note: "" } : { note: missing }),
      }),
    );
    return { figures: [measureOwn(bench), ...peers] };
  },
};
