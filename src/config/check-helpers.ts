import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnoseMissing, diagnoseUnloadable, helperParent } from "./load-helpers.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { type TracedModules, traceModules } from "./trace-modules.ts";

/** What is wrong with a project's helpers, and the modules that this was read from, where they were found. */
export interface CheckedHelpers {
  readonly diagnostics: readonly Diagnostic[];
  readonly modules: TracedModules;
}

/** What the thread says of the helper module. */
interface Loaded {
  readonly url?: string;
  readonly functions?: readonly string[];
  readonly error?: string;
}

// Node keeps every module and package.json that a thread has loaded, so that only a new one sees them changed.
const THREAD = `
const { parentPort, workerData: { jiti, parent, from } } = require("node:worker_threads");
const { createJiti } = require(jiti);
const load = createJiti(parent);
const url = load.esmResolve(from, { parentURL: parent, try: true });
load.import(from).then(
  (module) => ({ url, functions: Object.keys(module).filter((name) => typeof module[name] === "function") }),
  (error) => ({ url, error: error instanceof Error ? error.message : String(error) }),
).then((loaded) => parentPort.postMessage(loaded));
`;

/** Loads the helper module in a thread of its own, and says which helpers of the config it lacks. Never throws. */
export async function checkHelpers(config: ResolvedConfig): Promise<CheckedHelpers> {
  const { url, functions, error } = await loadInThread(config);
  const diagnostics = functions ? diagnoseMissing(config, functions) : [diagnoseUnloadable(config, error)];
  if (!url?.startsWith("file:")) return { diagnostics, modules: { files: [], isClosed: false } };
  const { createJiti } = await import("jiti");
  const jiti = createJiti(helperParent(config));
  const modules = traceModules(fileURLToPath(url), (specifier, parentURL) =>
    jiti.esmResolve(specifier, { parentURL, try: true }),
  );
  return { diagnostics, modules };
}

function loadInThread(config: ResolvedConfig): Promise<Loaded> {
  const jiti = createRequire(import.meta.url).resolve("jiti");
  const workerData = { jiti, parent: helperParent(config), from: config.helpers?.from };
  const worker = new Worker(THREAD, { eval: true, workerData, execArgv: [] });
  return new Promise<Loaded>((resolve) => {
    worker.once("message", resolve);
    worker.once("error", (error: Error) => resolve({ error: error.message }));
    worker.once("exit", () => resolve({ error: "it ends the process" }));
  }).finally(() => worker.terminate());
}
