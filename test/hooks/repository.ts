import { spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { writeFiles } from "../support/generated-project.ts";
import { root } from "../support/source-tree.ts";

/** What a process printed on both streams, in order, and its exit code. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** A real repository in a temporary folder, with a sound project that is committed and no hook. */
export interface Repository {
  /** Absolute path of the top of its working tree, with every link followed. */
  readonly top: string;
  /** Absolute path of the project's folder. */
  readonly project: string;
  /** Runs a program at the top, or in a folder below it. */
  run(command: string, args: readonly string[], folder?: string): Promise<Ran>;
  /** {@link Repository.run} for a line of git whose words hold no spaces; throws where git fails. */
  git(line: string, folder?: string): Promise<string>;
  /** Stages everything and commits it. */
  commit(...args: readonly string[]): Promise<Ran>;
  /** Writes files of the project. */
  write(files: Readonly<Record<string, string>>): void;
  /** How many commits there are. */
  commits(): Promise<number>;
  /** How often the command line of polylect was started since the last question. */
  starts(): number;
  /** Deletes it. */
  remove(): void;
}

/** A prompt with a system message at its end, which `claude` takes elsewhere; accepted in front matter on request. */
export function lossyPrompt(accepted = false): string {
  const accept = [
    "portability:",
    "  accept:",
    "    - { id: late-system, target: claude, reason: Its place does not matter. }",
  ];
  return ["---", ...(accepted ? accept : []), ...PROMPT, '{{role "system"}}', "Answer in French.", ""].join(
    "\n",
  );
}

const PROMPT = [
  "input: { schema: { subject: string } }",
  "---",
  '{{role "system"}}',
  "{{>house}}",
  '{{role "user"}}',
  "Subject: {{subject}}",
];

/** The same prompt without a loss. */
export const soundPrompt = ["---", ...PROMPT, ""].join("\n");

/** The config of the project, with more keys. */
export function configText(more: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    ...more,
    targets: { claude: "anthropic/claude-haiku-4-5-20251001", local: "ollama/qwen3:8b" },
    checks: { "missing-description": "off", "missing-version": "off", "unknown-model": "off" },
  });
}

const project: Readonly<Record<string, string>> = {
  "package.json": '{ "private": true, "type": "module" }\n',
  "prompt.config.json": configText({}),
  "prompts/triage.prompt": soundPrompt,
  "prompts/_house.prompt": "Be brief.\n",
  "fixtures/triage/first.yaml": "input: { subject: Broken }\n",
};

/** The command line as a package manager puts it into `.bin`, except that it counts its starts. */
const bin = (counter: string) =>
  `#!/bin/sh\necho >>"${counter}"\nexec "${process.execPath}" "${root}dist/cli/main.js" "$@"\n`;

/** Makes a repository with its project at the top or in a folder; `tools` is a folder whose packages it has. */
export async function makeRepository(options: { folder?: string; tools?: string } = {}): Promise<Repository> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "polylect-hooks-")));
  const home = join(base, "home");
  const top = join(base, "work tree");
  const own = join(top, options.folder ?? "");
  const counter = join(base, "starts");
  writeFileSync(counter, "");
  writeFiles(home, {
    ".gitconfig": "[user]\n  name = A\n  email = a@example.com\n[init]\n  defaultBranch = main\n",
  });
  writeFiles(own, { ...project, "readme.md": "A project.\n", ".gitignore": "node_modules\n" });
  fillModules(join(own, "node_modules"), bin(counter), options.tools);
  const env = environment(home);
  const run = (command: string, args: readonly string[], folder = "") =>
    runProcess(command, args, join(top, folder), env);
  const git = async (line: string, folder?: string) => {
    const { code, output } = await run("git", line.split(" "), folder);
    if (code !== 0) throw new Error(`git ${line}: ${output}`);
    return output;
  };
  await git("init -q");
  await git("add -A");
  await git("commit -q -m first");
  return {
    top,
    project: own,
    run,
    git,
    commit: async (...args) => {
      await git("add -A");
      return run("git", ["commit", "-m", "change", ...args]);
    },
    write: (files) => writeFiles(own, files),
    commits: async () => Number(await git("rev-list --count HEAD")),
    starts: () => {
      const count = readFileSync(counter, "utf8").length;
      writeFileSync(counter, "");
      return count;
    },
    remove: () => rmSync(base, { recursive: true, force: true, maxRetries: 9 }),
  };
}

function fillModules(folder: string, command: string, tools?: string): void {
  mkdirSync(join(folder, ".bin"), { recursive: true });
  writeFileSync(join(folder, ".bin/polylect"), command);
  chmodSync(join(folder, ".bin/polylect"), 0o755);
  if (tools === undefined) return;
  for (const name of ["husky", "lint-staged", "lefthook"]) {
    symlinkSync(join(tools, "node_modules", name), join(folder, name));
    symlinkSync(realpathSync(join(tools, "node_modules/.bin", name)), join(folder, ".bin", name));
  }
}

/** The environment without what git tells its hooks, in case that a hook runs the tests, and with a home of its own. */
function environment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|XDG_|npm_|NODE_ENV|VITEST|LEFTHOOK|HUSKY|FORCE_COLOR)/.test(name),
  );
  const path = [join(process.execPath, ".."), process.env["PATH"]].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, HOME: home, GIT_CONFIG_NOSYSTEM: "1", NO_COLOR: "1" };
}

/** Runs a program to its end. */
export function runProcess(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => (output += text));
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
