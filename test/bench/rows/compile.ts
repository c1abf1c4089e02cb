import type { App } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import type { Figure, Limit } from "../figure.ts";
import { compareCompilers } from "../peers/compare-tools.ts";
import { type Command, compareCommands } from "../processes.ts";
import { measureUsage } from "../usage.ts";

const RATIO = (most: number): Limit => ({ of: "ratio", most });

/** Handlebars alone: reads each file, precompiles what is below the front matter, and writes it. */
const PRECOMPILE = `import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Handlebars from "handlebars";
rmSync("precompiled", { recursive: true, force: true });
mkdirSync("precompiled");
for (const name of readdirSync("prompts")) {
  const text = readFileSync(\`prompts/\${name}\`, "utf8").replace(/^---\\n[\\s\\S]*?\\n---\\n/, "");
  writeFileSync(\`precompiled/\${name}.js\`, Handlebars.precompile(text));
}
`;

const READ = `import { readdirSync, readFileSync } from "node:fs";
let length = 0;
for (const name of readdirSync("prompts")) length += readFileSync(\`prompts/\${name}\`, "utf8").length;
`;

const cold = (app: App): Command => ({ ...app.cli("compile"), before: () => app.clean() });

async function compareCold(bench: Bench): Promise<Figure[]> {
  const { pairs } = bench.options;
  const app = bench.manyApp(bench.many);
  const handlebars = app.script("precompile.mjs", PRECOMPILE);
  const inProcess = (command: Command) => measureUsage(bench, command).milliseconds;
  const what = `${bench.many} prompts, cold`;
  const limit = RATIO(2.5);
  return [
    {
      what: `${what}, whole process`,
      unit: "ms",
      limit,
      ...compareCommands(handlebars, cold(app), pairs),
      note: `${pairs} pairs of processes`,
    },
    {
      what: `${what}, less Node's start`,
      unit: "ms",
      ...compareCommands(handlebars, cold(app), pairs, inProcess),
      note: `${pairs} pairs of processes, by their own clocks`,
    },
    {
      what: `${bench.many} prompts, cold, every body restyled, whole process`,
      unit: "ms",
      limit: RATIO(5),
      ...compareCommands(handlebars, cold(bench.manyApp(bench.many, "xml")), pairs),
      note: `${pairs} pairs of processes; the reference restyles nothing`,
    },
    ...(await compareCompilers(bench, app, handlebars)),
  ];
}

function compareTenfold(bench: Bench): Figure[] {
  const pairs = Math.ceil(bench.options.pairs / 5);
  const count = bench.options.quick ? 20 : bench.many;
  const [few, many] = [bench.manyApp(count), bench.manyApp(count * 10)];
  const peaks: number[] = [];
  const found = compareCommands(cold(few), cold(many), pairs, (command) => {
    const { milliseconds, peakMemory } = measureUsage(bench, command);
    if (command.cwd === many.folder) peaks.push(peakMemory / 1024);
    return milliseconds;
  });
  many.clean();
  return [
    {
      what: `${count * 10} prompts ÷ ${count}, cold`,
      unit: "ms",
      limit: RATIO(11),
      ...found,
      note: `${pairs} pairs of processes; the larger takes minutes, so there are fewer`,
    },
    {
      what: `peak memory, ${count * 10} prompts`,
      unit: "MB",
      value: Math.max(...peaks),
      note: `most of ${peaks.length} runs`,
    },
  ];
}

function compareUnchanged(bench: Bench): Figure {
  const { pairs } = bench.options;
  const app = bench.compiledApp(bench.many);
  const reference = app.script("read.mjs", READ);
  return {
    what: `${bench.many} prompts, nothing to do ÷ reading the files`,
    unit: "ms",
    limit: RATIO(2),
    ...compareCommands(reference, app.cli("compile"), pairs),
    note: `${pairs} pairs of processes`,
  };
}

/** The command `compile`. */
export const compile: Row = {
  id: "compile",
  title: "Compile many prompts × all dialects ÷ `Handlebars.precompile` of the same files",
  limit:
    "cold at most 2.5×, restyled 5×; ten times as many at most 11× that; nothing to do at most 2× reading the files",
  run: async (bench) => ({
    figures: [...(await compareCold(bench)), ...compareTenfold(bench), compareUnchanged(bench)],
    notes: [
      "Cold: no emitted files and no cache. The reference reads each prompt file, precompiles what is below the front matter, and writes it.",
    ],
  }),
};
