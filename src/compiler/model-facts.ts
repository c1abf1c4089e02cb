import { projectBackends, resolveModel } from "../backends/registry.ts";
import { resolveTarget } from "../backends/template-backend.ts";
import type { CheckedTarget } from "../checks/check.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { matchFamily } from "../dialects/families.ts";

/** What the tables say about a model reference, as far as checks ask. */
export type ModelFacts = Pick<
  CheckedTarget,
  | "backend"
  | "like"
  | "dialect"
  | "model"
  | "family"
  | "known"
  | "knownAt"
  | "prefixes"
  | "servesAnyModel"
  | "parsesControlTokens"
>;

/** Looks a model reference up. Undefined where no backend is known for it, or where it names no model. */
export function factsOf(
  target: Target,
  { backends: own }: Pick<ResolvedConfig, "backends">,
): ModelFacts | undefined {
  const backends = projectBackends(own);
  const { backend, dialect, model } = resolveTarget(target, backends) ?? {};
  if (!backend || !dialect || model === undefined) return undefined;
  const server = resolveModel(target.reference, backends)?.backend.id ?? backend.id;
  const { id, families, apiKeyEnv, parsesControlTokens = false } = backend;
  const match = matchFamily(families, model);
  const findElsewhere = () =>
    backends.filter((other) => other !== backend && matchFamily(other.families, model));
  return {
    backend: id,
    like: own[server]?.like ?? server,
    dialect,
    model,
    family: match?.family ?? families.defaultFamily,
    known: match !== undefined,
    knownAt: match ? [] : findElsewhere().map((other) => other.id),
    prefixes: families.families.flatMap((family) => family.match),
    // Whoever runs a server loads what they like; a service that sells models asks for a key and reads no tokens.
    servesAnyModel: parsesControlTokens || apiKeyEnv === undefined,
    parsesControlTokens,
  };
}
