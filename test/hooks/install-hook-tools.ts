import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import versions from "./hook-tools.json" with { type: "json" };

const run = promisify(execFile);
/** One folder for each set of versions, kept between runs. */
const folder = join(tmpdir(), `polylect-hook-tools-${Object.values(versions).join("-")}`);

/**
 * The folder whose `node_modules` holds the tools that run hooks, installed at its first use. Undefined, aloud, where
 * they cannot be had; under CI that is an error.
 */
export async function installHookTools(): Promise<string | undefined> {
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  writeFileSync(join(fresh, "package.json"), JSON.stringify({ private: true, dependencies: versions }));
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline", "--loglevel=error"];
  try {
    // Without scripts: lefthook's would put its hook into the repository around it.
    await run("npm", ["install", "--ignore-scripts", ...quiet], { cwd: fresh });
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another run was faster.
    if (existsSync(folder)) return folder;
    if (process.env["CI"]) throw error;
    console.log(`skipped: no network (npm install of ${Object.keys(versions).join(", ")} failed)`);
    return undefined;
  }
  return folder;
}
