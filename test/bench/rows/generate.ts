import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { type App, GENERATED } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { compareCommands, runCommand } from "../processes.ts";
import { median } from "../statistics.ts";
import type { GenerateTask, GenerateTiming } from "../workers/time-generate.ts";
import { DIALECTS, type Workload } from "../workload.ts";

/** A server of its own process, so that it takes no time of the one that is measured. */
async function startServer(bench: Bench): Promise<{ url: string; server: ChildProcess }> {
  const server = spawn(process.execPath, [bench.bundle("workers/serve-answers.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  return { url: String(line).trim(), server };
}

function measure(bench: Bench, task: GenerateTask): Omit<Figure, "what"> {
  const worker = bench.bundle("workers/time-generate.ts");
  const processes = bench.options.quick ? 1 : 3;
  const found: GenerateTiming[] = [];
  for (let at = 0; at < processes; at++) {
    found.push(JSON.parse(runCommand({ args: [worker, JSON.stringify(task)], cwd: bench.work })));
  }
  const reference = median(found.map(({ fetch, again }) => (fetch + again) / 2));
  return {
    unit: "ms",
    reference,
    // The median of differences: processes differ more from each other than the rounds of one.
    value: reference + median(found.map((each) => each.generate - (each.fetch + each.again) / 2)),
    noise: median(found.map(({ fetch, again }) => fetch / again)),
    note: `${processes} × ${task.rounds} rounds after ${task.warmRounds}`,
  };
}

/** The engine goes on to make the code faster for thousands of requests. */
const rounds = {
  warm: { rounds: 500, warmRounds: 4000 },
  cold: { rounds: 100, warmRounds: 10 },
  quick: { rounds: 50, warmRounds: 50 },
} as const;

async function compareRequests(bench: Bench, app: App): Promise<Figure[]> {
  const { url, server } = await startServer(bench);
  const gateway = createRequire(join(app.folder, "app.js")).resolve("polylect/generate");
  const task = (backend: string, wire: keyof Workload["models"]) => ({
    gateway: pathToFileURL(gateway).href,
    prompt: app.emitted("small"),
    name: "small",
    input: bench.workload.inputs.small,
    model: `${backend}/${bench.workload.models[wire]}`,
    url,
  });
  try {
    const warm = DIALECTS.map(({ dialect, wire, backend }) => ({
      what: `small, ${dialect}`,
      limit: { of: "ratio", most: 1, orPlus: 0.2 } as const,
      ...measure(bench, { ...task(backend, wire), ...(bench.options.quick ? rounds.quick : rounds.warm) }),
    }));
    const [{ dialect, wire, backend }] = DIALECTS;
    const cold = {
      what: `small, ${dialect}, in a process that has just begun`,
      ...measure(bench, { ...task(backend, wire), ...rounds.cold }),
    };
    return [...warm, cold];
  } finally {
    server.kill();
  }
}

function compareStart(bench: Bench, app: App): Figure {
  const input = JSON.stringify(bench.workload.inputs.small);
  const extension = app.emitted("small").split(".").at(-1);
  const entry = app.write(
    "send.mjs",
    `import { generate } from "polylect/generate";
import { small } from "./${GENERATED}/small.${extension}";
if (!generate || !small(${input}).dialects) throw new Error("no prompt");
`,
  );
  const outfile = entry.replace("send", "bundled-send");
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const { pairs } = bench.options;
  return {
    what: "one compiled prompt and the gateway, bundled ÷ an empty module",
    unit: "ms",
    limit: { of: "ratio", most: 2 },
    ...compareCommands(bench.bareNode(), { args: [outfile], cwd: app.folder }, pairs),
    note: `${pairs} pairs of processes`,
  };
}

/** What the gateway takes beside the service. */
export const generate: Row = {
  id: "generate",
  title: "`generate` ÷ a bare `fetch` of the same body, on loopback",
  limit: "at most + 0.2 ms; bundled and loaded in at most 2× an empty module",
  run: async (bench) => {
    const app = bench.workloadApp();
    const requests = await compareRequests(bench, app);
    return {
      figures: [...requests, compareStart(bench, app)],
      notes: [
        "`generate` goes from the prompt's input to its checked output; the bare `fetch` has the body as an object and gives the answer's JSON.",
      ],
    };
  },
};
