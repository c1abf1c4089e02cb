import type { Row } from "../bench.ts";
import { compareCommands } from "../processes.ts";

/** What every command waits for first. */
export const startUp: Row = {
  id: "start-up",
  title: "`polylect --version` ÷ bare Node",
  limit: "none set",
  run: (bench) => {
    const { pairs } = bench.options;
    const found = compareCommands(bench.bareNode(), bench.workloadApp().cli("--version"), pairs);
    return { figures: [{ what: "--version", unit: "ms", ...found, note: `${pairs} pairs of processes` }] };
  },
};
