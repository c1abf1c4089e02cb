import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A folder of outside data: the one that the environment variable names, else the one under `../shared` beside the
 * repository. Where there is none it says so aloud and gives undefined; where the variable names one that is missing
 * it throws, since a skip would hide that nothing was tested.
 */
export function outsideData(variable: string, folder: string): string | undefined {
  const named = process.env[variable];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist.`);
    return named;
  }
  const shared = fileURLToPath(new URL(`../../../shared/${folder}`, import.meta.url));
  if (existsSync(shared)) return shared;
  console.log(`skipped: no data (${folder}; set ${variable})`);
  return undefined;
}
