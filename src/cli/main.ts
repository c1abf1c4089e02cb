#!/usr/bin/env node
import { readFileSync, realpathSync } from "node:fs";
import nodeModule from "node:module";
import { fileURLToPath } from "node:url";
import { findNearest } from "../diagnostics/nearest.ts";
import { CLEAN, type Context, FAILED, type World } from "./context.ts";
import {
  type CommandName,
  commandSpecs,
  isCommand,
  parseCommand,
  renderCommandHelp,
  renderHelp,
  UsageError,
} from "./options.ts";

// Imported when they run: most of the time of a short command is loading code.
const commands: Readonly<Record<CommandName, () => Promise<{ run(context: Context): Promise<number> }>>> = {
  init: () => import("./commands/init.ts"),
  compile: () => import("./commands/compile.ts"),
  render: () => import("./commands/render.ts"),
  check: () => import("./commands/check.ts"),
  test: () => import("./commands/test.ts"),
  run: () => import("./commands/run.ts"),
  batch: () => import("./commands/batch.ts"),
  targets: () => import("./commands/targets.ts"),
  explain: () => import("./commands/explain.ts"),
};

/** Runs a command line and returns the exit code. Never throws. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(argv, world);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    world.stderr.write(`polylect: ${message.split("\n")[0]}\n`);
    if (world.env["POLYLECT_DEBUG"] && error instanceof Error) world.stderr.write(`${error.stack}\n`);
    return FAILED;
  }
}

async function dispatch(argv: readonly string[], world: World): Promise<number> {
  const [command, ...rest] = argv;
  if (command === "--version" || command === "-v") {
    world.stdout.write(`${readVersion()}\n`);
    return CLEAN;
  }
  if (command === undefined || command === "--help" || command === "-h" || command === "help") {
    (command === undefined ? world.stderr : world.stdout).write(renderHelp());
    return command === undefined ? FAILED : CLEAN;
  }
  if (!isCommand(command)) {
    const near = findNearest(command, Object.keys(commandSpecs));
    throw new UsageError(`there is no command ${command}${near ? `; did you mean ${near}?` : ""}`);
  }
  const args = parseCommand(command, rest);
  if (args.help) {
    world.stdout.write(renderCommandHelp(command));
    return CLEAN;
  }
  const { run } = await commands[command]();
  return run({ ...world, args, version: readVersion() });
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

/** FORCE_COLOR and NO_COLOR as their sites define them; else colour is for terminals. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return !env["NO_COLOR"] && isTerminal;
}

function isEntry(): boolean {
  const [, script] = process.argv;
  try {
    // npm starts the command by a link.
    return script !== undefined && realpathSync(script) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isEntry()) {
  // From Node 22.1 on, code is compiled once and kept below the folder for temporary files, unless its user forbids that.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  // Whoever reads through a pipe may stop early, as `head` does.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  // Not process.exit: output to a pipe would be cut off.
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    color: wantsColor(process.env, process.stdout.isTTY === true),
    rows: process.stdout.rows,
    isTerminal: process.stderr.isTTY === true,
    ci: Boolean(process.env["CI"]),
    today: new Date().toISOString().slice(0, "2000-01-01".length),
    readStdin: async () => (await import("node:stream/consumers")).text(process.stdin),
  });
}
