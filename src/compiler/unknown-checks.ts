import { checks } from "../checks/registry.ts";
import { placeInConfig } from "../config/config-place.ts";
import { renameKey } from "../config/rename-key.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";

/** A diagnostic for each id below `checks` of the config that no check has. */
export function findUnknownChecks(config: Pick<ResolvedConfig, "path" | "text" | "checks">): Diagnostic[] {
  const known = checks.map(({ id }) => id);
  return Object.keys(config.checks)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const nearest = findNearest(id, known);
      const isFree = nearest !== undefined && !Object.hasOwn(config.checks, nearest);
      const fix = isFree ? renameKey(config.text, id, nearest) : undefined;
      return diagnose("invalid-config", {
        ...placeInConfig(config, ["checks", id]),
        message: `No check is called \`${id}\`.`,
        help: nearest ? `Did you mean \`${nearest}\`?` : `The checks are ${known.join(", ")}.`,
        ...(fix && { fix }),
      });
    });
}
