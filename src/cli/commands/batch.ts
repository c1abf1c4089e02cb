import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { nodeBatchFiles } from "../../batch/batch-files.ts";
import type { BatchFormat } from "../../batch/batch-format.ts";
import { batchFormats } from "../../batch/formats.ts";
import { joinBatch } from "../../batch/join-batch.ts";
import { besidePath, isPartOf } from "../../batch/pending-files.ts";
import { writeBatch } from "../../batch/write-batch.ts";
import { type BoundPrompt, type CompiledPrompt, UnknownTargetError } from "../../compiler.ts";
import { protocols } from "../../dialects/protocols.ts";
import { isBrokenPipe, writeBytesTo } from "../byte-stream.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { openPrompt } from "../open-prompt.ts";
import { UsageError } from "../options.ts";
import { listBad, printJoined, printWritten } from "../print-batch.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { unknownTargets } from "../project.ts";

/** Writes the requests of a batch, or joins its results with their rows. */
export async function run(context: Context): Promise<number> {
  const { args } = context;
  const [name = "", ...more] = args.positionals;
  const results = [...(args.join ?? []), ...more];
  const [target, ...others] = args.target ?? [];
  if (target === undefined || others.length > 0) throw new UsageError("batch needs one --target");
  if (args.input === undefined) throw new UsageError("batch needs --input, a file of rows");
  if (more.length > 0 && !args.join)
    throw new UsageError(`batch takes one prompt; --join comes before results`);
  if (results.length > 0 && args["part-size"] !== undefined)
    throw new UsageError("--part-size is about requests, and --join writes none");
  // Garbage is otherwise let grow to a multiple of what is in use; collecting it sooner takes no measurable time.
  setFlagsFromString("--heap-growing-percent=20");
  const places = findPlaces(context, args.input, results);
  const { project, prompt, code } = await openPrompt({ ...context, args: { ...args, positionals: [name] } });
  if (!prompt) return code;
  try {
    const bound = prompt.bind(target);
    const job = { prompt, bound, format: formatOf(target, bound), ...places };
    return await runUntilInterrupted((signal) =>
      results.length > 0 ? join(context, { ...job, signal }) : write(context, { ...job, signal }),
    );
  } catch (error) {
    if (error instanceof UnknownTargetError) {
      printDiagnostics(context, project, unknownTargets([target], project.config));
      return FAILED;
    }
    // Whoever reads has had enough.
    if (isBrokenPipe(error)) return CLEAN;
    throw error;
  }
}

/** Absolute paths; absent where there is no file. */
interface Places {
  readonly input: string;
  readonly results: readonly string[];
  readonly output?: string;
  readonly bad?: string;
}

interface Job extends Places {
  readonly prompt: CompiledPrompt;
  readonly bound: BoundPrompt;
  readonly format: BatchFormat;
  readonly signal: AbortSignal;
}

async function write(context: Context, { output, bad, results, ...job }: Job): Promise<number> {
  const limits = readLimits(context.args["part-size"], job.format);
  const list = listBad(context);
  const summary = await writeBatch({
    ...job,
    limits,
    output: output ?? writeBytesTo(context.stdout),
    bad: bad ?? list.put,
  });
  list.end();
  printWritten(context, job.bound, summary, output !== undefined);
  return summary.bad > 0 ? FOUND : CLEAN;
}

async function join(context: Context, { output, bad, ...job }: Job): Promise<number> {
  const list = listBad(context);
  const summary = await joinBatch({
    ...job,
    decoder: await (await protocols[job.bound.dialect]()).decoder(),
    output: output ?? writeBytesTo(context.stdout),
    bad: bad ?? list.put,
  });
  list.end();
  printJoined(context, summary, output);
  return summary.bad > 0 ? FOUND : CLEAN;
}

/** Nothing that is read may be written over, and no two things into one file. */
function findPlaces({ cwd, args }: Context, input: string, results: readonly string[]): Places {
  if (input === "-")
    throw new UsageError("batch reads its rows twice, so --input is a file and not standard input");
  const find = (path: string) => nodeBatchFiles.realPath(resolve(cwd, path));
  const output = args.output && find(args.output);
  const bad = args.bad ?? (output && besidePath(output, "bad"));
  const places = {
    input: resolve(cwd, input),
    results: results.map((path) => resolve(cwd, path)),
    ...(output && { output }),
    ...(bad && { bad: find(bad) }),
  };
  const read = new Set([places.input, ...places.results].map(nodeBatchFiles.realPath));
  for (const path of [places.output, places.bad]) {
    if (path === undefined) continue;
    if (nodeBatchFiles.isSpecial(path))
      throw new UsageError(`${path} is no regular file, and cannot be written in one step`);
    if (read.has(path)) throw new UsageError(`${path} is both read and written`);
    read.add(path);
  }
  const part = output && [...read].find((path) => isPartOf(path, output));
  if (part)
    throw new UsageError(`${part} is the name of a part of ${output}, which would be written over it`);
  return places;
}

function formatOf(target: string, { dialect }: BoundPrompt): BatchFormat {
  const format = batchFormats[dialect];
  if (format) return format;
  const known = Object.keys(batchFormats).join(", ");
  throw new UsageError(
    `${target} speaks ${dialect}, which has no batch format; targets that speak ${known} have one, and vLLM's run-batch reads that of openai-chat`,
  );
}

function readLimits(size: string | undefined, { limits }: BatchFormat): BatchFormat["limits"] {
  if (size === undefined) return limits;
  if (size === "all") return { requests: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
  if (!/^[1-9]\d*$/.test(size))
    throw new UsageError(`--part-size is a number of requests or all, not ${size}`);
  return { ...limits, requests: Number(size) };
}

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs with a signal that aborts when the process is asked to end, so that nothing half done is left behind. */
async function runUntilInterrupted(start: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error("interrupted; nothing was written"));
  for (const name of endings) process.once(name, stop);
  try {
    return await start(controller.signal);
  } finally {
    for (const name of endings) process.removeListener(name, stop);
  }
}
