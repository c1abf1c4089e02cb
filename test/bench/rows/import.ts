import { buildSync } from "esbuild";
import { GENERATED } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { nameOf, sizeOf } from "../many-prompts.ts";
import * as peers from "../peers/compare-tools.ts";
import { compareCommands } from "../processes.ts";

function compareImports(bench: Bench): Figure[] {
  const { pairs } = bench.options;
  const app = bench.compiledApp(bench.many);
  const at = Math.floor(bench.many / 2);
  const input = JSON.stringify(bench.workload.inputs[sizeOf(at)]);
  const name = nameOf(at);
  const one = app.script(
    "import-one.mjs",
    `import { anthropic } from ${JSON.stringify(app.emitted(name))};\nif (!anthropic(${input}).messages) throw new Error("no messages");\n`,
  );
  const index = `./${GENERATED}/index.${app.emitted("index").split(".").at(-1)}`;
  const entry = app.write(
    "import-all.mjs",
    `import * as prompts from ${JSON.stringify(index)};
// Asking for all of them keeps the bundler from leaving out those that are not called.
if (Object.keys(prompts).length < ${bench.many}) throw new Error("prompts are missing");
if (!prompts[${JSON.stringify(name)}](${input})) throw new Error("no prompt");
`,
  );
  const outfile = entry.replace("import-all", "bundled-all");
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const note = `${pairs} pairs of processes`;
  return [
    {
      what: `one compiled prompt of ${bench.many}, unbundled, and one request`,
      unit: "ms",
      limit: { of: "ratio", most: 1.3 },
      ...compareCommands(bench.bareNode(), one, pairs),
      note,
    },
    {
      what: `index of ${bench.many}, bundled, and one prompt called`,
      unit: "ms",
      limit: { of: "ratio", most: 2 },
      ...compareCommands(bench.bareNode(), { args: [outfile], cwd: app.folder }, pairs),
      note,
    },
  ];
}

/** Loading compiled prompts. */
export const importPrompts: Row = {
  id: "import",
  title: "Import compiled prompts ÷ bare Node",
  limit: "one of many 1.3×; the bundled index of all 2×",
  run: async (bench) => ({ figures: [...compareImports(bench), ...(await peers.compareImports(bench))] }),
};
