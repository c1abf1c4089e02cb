import { chmodSync, cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeFiles } from "../support/generated-project.ts";
import { root } from "../support/source-tree.ts";
import { fileOfPage } from "./page-blocks.ts";
import type { Repository } from "./repository.ts";

/** A way to run the check at each commit, as docs/hooks.md shows it. */
export interface SetUp {
  readonly name: string;
  /** Whether its program comes from npm. */
  readonly isFromNpm: boolean;
  /** How often the check starts in a commit without anything that prompts are made of. */
  readonly startsInVain: 0 | 1;
  /** Whether a commit that only deletes is checked. */
  readonly seesDeletions: boolean;
  /** Whether a formatter runs before the check, that cuts spaces off the ends of lines. */
  readonly trims?: true;
  /** Does what the page says, for a project at the top of the repository. */
  install(repository: Repository): Promise<void>;
}

/** Writes files of the page into a repository. */
function writeShown({ top }: Repository, ...paths: readonly string[]): void {
  writeFiles(top, Object.fromEntries(paths.map((path) => [path, fileOfPage("hooks.md", path)])));
}

/** The script, for a project in some folder. */
export async function installScript(repository: Repository, folder = "."): Promise<void> {
  const path = ".githooks/pre-commit";
  const text = fileOfPage("hooks.md", path).replace("project=. ", `project="${folder}" `);
  writeFiles(repository.top, { [path]: text });
  chmodSync(join(repository.top, path), 0o755);
  await repository.git("config core.hooksPath .githooks");
}

/** A formatter among the tasks of lint-staged. */
const trim = {
  "trim.mjs": [
    'import { readFileSync, writeFileSync } from "node:fs";',
    "for (const path of process.argv.slice(2)) {",
    '  writeFileSync(path, readFileSync(path, "utf8").replace(/ +$/gm, ""));',
    "}",
  ].join("\n"),
  ".lintstagedrc.json": JSON.stringify({ "*.prompt": "node trim.mjs" }),
};

/** Has git take the repository that the page names from this one's manifest, under the tag that the page names. */
async function servePreCommitHooks({ top, git }: Repository): Promise<void> {
  const [, url, tag] =
    /repo: (\S+)\n\s*rev: (\S+)/.exec(fileOfPage("hooks.md", ".pre-commit-config.yaml")) ?? [];
  const served = join(top, "../served");
  mkdirSync(served);
  cpSync(`${root}.pre-commit-hooks.yaml`, join(served, ".pre-commit-hooks.yaml"));
  for (const line of ["init -q", "add -A", "commit -q -m hooks", `tag ${tag}`]) await git(line, "../served");
  await git(`config --global url.${served}.insteadOf ${url}`);
}

/** All set-ups of the page, in its order. */
export const setUps: readonly SetUp[] = [
  { name: "script", isFromNpm: false, startsInVain: 0, seesDeletions: true, install: installScript },
  {
    name: "husky beside lint-staged",
    isFromNpm: true,
    startsInVain: 0,
    seesDeletions: true,
    trims: true,
    async install(repository) {
      writeShown(repository, ".husky/pre-commit");
      writeFiles(repository.top, trim);
      await repository.run("node_modules/.bin/husky", []);
    },
  },
  {
    name: "husky, inside lint-staged",
    isFromNpm: true,
    startsInVain: 0,
    seesDeletions: false,
    async install(repository) {
      writeShown(repository, "lint-staged.config.mjs");
      writeFiles(repository.top, { ".husky/pre-commit": "lint-staged\n" });
      await repository.run("node_modules/.bin/husky", []);
    },
  },
  {
    name: "lefthook",
    isFromNpm: true,
    startsInVain: 0,
    seesDeletions: true,
    async install(repository) {
      writeShown(repository, "lefthook.yml");
      await repository.run("node_modules/.bin/lefthook", ["install"]);
    },
  },
  {
    name: "pre-commit",
    isFromNpm: false,
    startsInVain: 1,
    seesDeletions: true,
    async install(repository) {
      await servePreCommitHooks(repository);
      writeShown(repository, ".pre-commit-config.yaml");
      await repository.git("add .pre-commit-config.yaml");
      await repository.run("pre-commit", ["install"]);
    },
  },
];
