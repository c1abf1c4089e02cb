import { projectBackends } from "../backends/registry.ts";
import { resolveTarget } from "../backends/template-backend.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { DialectId } from "../runtime/types.ts";

/** The dialects that the targets of a project speak. */
export function spokenDialects({
  backends,
  targets,
}: Pick<ResolvedConfig, "backends" | "targets">): DialectId[] {
  const known = projectBackends(backends);
  return targets.flatMap((target) => resolveTarget(target, known)?.dialect ?? []);
}
