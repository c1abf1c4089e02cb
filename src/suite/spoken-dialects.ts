import { projectBackends, resolveModel } from "../backends/registry.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { DialectId } from "../runtime/types.ts";

/** The dialects that the targets of a project speak. */
export function spokenDialects({
  backends,
  targets,
}: Pick<ResolvedConfig, "backends" | "targets">): DialectId[] {
  const known = projectBackends(backends);
  return targets.flatMap(({ reference, template }): DialectId[] | DialectId =>
    // What a template makes goes to the route for raw text, and not to that for messages.
    template ? "chat-template" : (resolveModel(reference, known)?.dialect ?? []),
  );
}
