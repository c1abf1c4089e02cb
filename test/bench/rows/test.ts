import type { App } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import { compareSuites } from "../peers/compare-tools.ts";
import { compareCommands, runCommand } from "../processes.ts";

function writeCases(bench: Bench, app: App, count: number): void {
  app.configure(bench.workload.targets);
  const input = bench.workload.inputs.small;
  for (const [name, text] of bench.workload.files) {
    if (name.startsWith("_") || name === "small.prompt") app.write(`prompts/${name}`, text);
  }
  for (let at = 0; at < count; at++) {
    // JSON is YAML, too.
    const text = JSON.stringify({ input: { ...input, text: `Text number ${at}: ${input["text"]}` } });
    app.write(`fixtures/small/case-${at}.yaml`, `${text}\n`);
  }
}

/** The command `test`. */
export const testCases: Row = {
  id: "test",
  title: "`polylect test`, 100 cases × 3 targets, offline ÷ bare Node",
  limit: "at most 12×",
  run: async (bench) => {
    const { pairs } = bench.options;
    const app = bench.newApp("test-app");
    writeCases(bench, app, 100);
    runCommand({ ...app.cli("test", "--update"), env: { CI: "" } });
    const found = compareCommands(bench.bareNode(), app.cli("test"), pairs);
    const note = `${pairs} pairs of processes`;
    const limit = { of: "ratio", most: 12 } as const;
    return {
      figures: [
        { what: "100 cases × 3 targets", unit: "ms", limit, ...found, note },
        ...(await compareSuites(bench, 100)),
      ],
    };
  },
};
