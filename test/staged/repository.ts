import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CliRun, runCli } from "../cli/run-cli.ts";

/** A real repository in a folder of its own. */
export interface Repository {
  /** Absolute path. */
  readonly root: string;
  /** Runs git, and returns what it prints. */
  readonly git: (...args: string[]) => string;
  /** Writes files of the working tree, by path; null removes one. */
  readonly write: (files: Readonly<Record<string, string | null>>) => void;
  /** {@link write}, and stages them. */
  readonly stage: (files: Readonly<Record<string, string | null>>) => void;
  /** `check --staged` in a folder below the root. */
  readonly check: (line?: string, folder?: string) => Promise<CliRun>;
  /** What `check --staged` found, as `id target path:line`, sorted; suppressed and harmless findings are left out. */
  readonly found: (folder?: string) => Promise<string[]>;
}

/** No settings of the machine, and a date and an author. */
const ENV = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "n",
  GIT_AUTHOR_EMAIL: "n@example.com",
  GIT_COMMITTER_NAME: "n",
  GIT_COMMITTER_EMAIL: "n@example.com",
};

/** Makes a repository with these files in its first commit, and a place for caches. Options are those of `git init`. */
export function makeRepository(
  files: Readonly<Record<string, string>>,
  { commit = true, init = [] as readonly string[] } = {},
): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "polylect-git-")));
  const repository = openRepository(root);
  repository.git("init", "--quiet", "--initial-branch=main", ...init);
  mkdirSync(join(root, "node_modules"));
  repository.stage({ ".gitignore": "node_modules\n", "package.json": '{ "type": "module" }', ...files });
  if (commit) repository.git("commit", "--quiet", "-m", "first");
  return repository;
}

/** The repository with this top. */
export function openRepository(root: string): Repository {
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: root,
      env: { ...process.env, ...ENV },
      encoding: "utf8",
      stdio: "pipe",
    });
  const write: Repository["write"] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === null) rmSync(file);
      else writeFileSync(file, text);
    }
  };
  const check: Repository["check"] = (line = "", folder = "") =>
    runCli(join(root, folder), `check --staged ${line}`);
  return {
    root,
    git,
    write,
    stage: (files) => {
      write(files);
      git("add", "--", ...Object.keys(files));
    },
    check,
    found: async (folder) => listFound(await check("--format json", folder)),
  };
}

/** What a JSON report has to tell. */
export function listFound({ stdout }: Pick<CliRun, "stdout">): string[] {
  const { diagnostics, findings } = JSON.parse(stdout) as Record<"diagnostics" | "findings", Found[]>;
  return [...diagnostics, ...findings]
    .filter(({ severity, suppressed }) => severity !== "none" && suppressed === undefined)
    .map(({ code, id, target, path, span }) => [code ?? id, target, `${path}:${span.line}`].filter(Boolean))
    .map((parts) => parts.join(" "))
    .sort();
}

interface Found {
  readonly code?: string;
  readonly id?: string;
  readonly severity: string;
  readonly suppressed?: object;
  readonly target?: string;
  readonly path: string;
  readonly span: { readonly line: number };
}
