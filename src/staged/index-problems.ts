import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { configFileNames } from "../config/load-config.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { GitIndex } from "../git/git-index.ts";
import { isAt } from "../phases/1-read/source-paths.ts";

/** What keeps the index of a project from being looked at. `folder` is the project below the top of the repository. */
export function findIndexProblems(index: GitIndex, folder: string, config: ResolvedConfig): Diagnostic[] {
  const below = (path: string) => posix.relative(folder, path);
  const places = [config.prompts, config.schemas, config.fixtures];
  const isOurs = (path: string) => path === config.path || places.some((place) => isAt(path, place));
  const conflicts = index.unmerged.map(below).filter(isOurs);
  const submodules = index.missing
    .map(below)
    .filter((path) => isOurs(path) || places.some((place) => isAt(place, path)));
  return [
    ...findForgottenConfig(index, folder, config),
    ...conflicts.map(diagnoseConflict),
    ...submodules.map(diagnoseSubmodule),
  ];
}

/** A config that is only in the working tree: without it, everything would be taken for sound. */
function findForgottenConfig({ top }: GitIndex, folder: string, { path }: ResolvedConfig): Diagnostic[] {
  if (path !== undefined) return [];
  const file = configFileNames.find((name) => existsSync(join(top, folder, name)));
  if (file === undefined) return [];
  return [
    diagnose("config-not-found", {
      path: file,
      span: FILE_START,
      message: `\`${file}\` is not in the git index.`,
      why: "The commit would have prompts without targets, so nothing could be checked.",
      help: `Stage it: \`git add ${file}\`.`,
    }),
  ];
}

function diagnoseConflict(path: string): Diagnostic {
  return diagnose("unmerged-file", {
    path,
    span: FILE_START,
    message: `\`${path}\` has a conflict in the git index.`,
  });
}

function diagnoseSubmodule(path: string): Diagnostic {
  const message = `\`${path}\` is a submodule that is not checked out at the commit of the index.`;
  return diagnose("missing-submodule", { path, span: FILE_START, message });
}
