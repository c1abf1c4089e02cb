import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { fillWithMany, nameOf } from "../many-prompts.ts";
import { type Command, compareCommands, runCommand } from "../processes.ts";

/** One of every kind of service and server. */
const TARGETS = {
  gpt: "openai/gpt-6.1-sol",
  responses: "openai-responses/gpt-6.1-terra",
  claude: "anthropic/claude-sonnet-5-5",
  haiku: "anthropic/claude-haiku-4-5-20251001",
  gemini: "google/gemini-3.8-flash",
  local: "ollama/qwen3:8b",
  compat: "ollama-openai/llama3.1:8b",
  "llama-cpp": "llama.cpp/gpt-oss-20b",
  vllm: "vllm/Qwen/Qwen3-VL-32B-Instruct",
  lmstudio: "lmstudio/mistralai/mistral-small-3.2",
  mlx: "mlx/mlx-community/Qwen3-8B-4bit",
  openclaw: "openclaw/agent:support",
  openrouter: "openrouter/google/gemma-4-31b-it",
  deepseek: "deepseek/deepseek-v4-pro",
};

const USER = ["user.name=bench", "user.email=bench@localhost", "commit.gpgsign=false", "gc.auto=0"];

function git(app: App, ...args: string[]): void {
  const settings = USER.flatMap((setting) => ["-c", setting]);
  runCommand({ program: "git", args: [...settings, ...args], cwd: app.folder });
}

/** An app in a repository of its own, with everything committed. */
function commitApp(bench: Bench): App {
  const app = bench.newApp("check-app");
  app.configure(TARGETS);
  app.write(".gitignore", "node_modules\n");
  fillWithMany(app, bench.workload, bench.many);
  git(app, "init", "--quiet");
  git(app, "add", ".");
  git(app, "commit", "--quiet", "--message", "All prompts");
  return app;
}

/** `check --staged` where another prompt was changed and staged since the last commit. */
function checkStaged(bench: Bench, app: App): Command {
  let run = 0;
  const before = () => {
    if (run > 0) git(app, "commit", "--quiet", "--message", `Change ${run}`);
    const path = `prompts/${nameOf(run % bench.many)}.prompt`;
    run++;
    appendFileSync(join(app.folder, path), `This is change number ${run}.\n`);
    git(app, "add", path);
  };
  return { ...app.cli("check", "--staged"), before };
}

function compareStaged(bench: Bench, app: App): Figure {
  const { pairs } = bench.options;
  const staged = checkStaged(bench, app);
  staged.before?.();
  // The first run finds out what each prompt is made of.
  runCommand(staged);
  return {
    what: `one changed prompt of ${bench.many}`,
    unit: "ms",
    limit: { of: "ratio", most: 3 },
    ...compareCommands(bench.bareNode(), staged, pairs),
    note: `${pairs} pairs of processes, another change staged before each`,
  };
}

/** The command `check`. */
export const check: Row = {
  id: "check",
  title: `\`polylect check\`, ${Object.keys(TARGETS).length} targets ÷ bare Node`,
  limit: "one changed prompt of 1,000, staged: at most 3×; all 1,000 prompts: at most 5 s",
  run: (bench) => {
    const app = commitApp(bench);
    const pairs = Math.ceil(bench.options.pairs / 3);
    const whole: Figure = {
      what: `${bench.many} prompts`,
      unit: "ms",
      limit: { of: "value", most: 5000 },
      ...compareCommands(bench.bareNode(), app.cli("check"), pairs),
      note: `${pairs} pairs of processes`,
    };
    return { figures: [compareStaged(bench, app), whole] };
  },
};
