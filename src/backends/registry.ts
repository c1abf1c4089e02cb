import type { OwnBackend } from "../config/resolved-config.ts";
import type { Families } from "../dialects/dialect.ts";
import { matchFamily, serveFamilies } from "../dialects/families.ts";
import { dialects } from "../dialects/registry.ts";
import type { Backend, BackendRow, ResolvedModel } from "./backend.ts";
import { backendRows } from "./rows.ts";

/** Every backend. The first that speaks a dialect stands for the dialect's bare name. */
export const backends: readonly Backend[] = backendRows.map((row) => ({ ...row, families: familiesOf(row) }));

function familiesOf(row: BackendRow): Families {
  const { capabilities } = dialects[row.dialect];
  return "differs" in row ? serveFamilies(capabilities.defaultFamily, row.differs, row.models) : capabilities;
}

/**
 * Reads a model reference: `backend/model`, a bare backend or dialect, or a bare model id that a family knows.
 * Undefined where nothing of these fits. Everything after the first slash is the model id. `known` are the backends of a
 * project, its own before the rest.
 */
export function resolveModel(
  reference: string,
  known: readonly Backend[] = backends,
): ResolvedModel | undefined {
  const slash = reference.indexOf("/");
  const name = slash < 0 ? reference : reference.slice(0, slash);
  const named = known.find(({ id, aliases }) => id === name || aliases?.includes(name));
  if (slash >= 0) {
    const model = reference.slice(slash + 1);
    return named && model ? { backend: named, dialect: named.dialect, model } : undefined;
  }
  const spoken = named ?? backends.find(({ dialect }) => dialect === name);
  if (spoken) return { backend: spoken, dialect: spoken.dialect };
  return resolveBareId(reference);
}

/** A bare id belongs to the backend whose table knows it best; the first of several. */
function resolveBareId(model: string): ResolvedModel | undefined {
  let found: { backend: Backend; length: number } | undefined;
  for (const backend of backends) {
    const length = matchFamily(backend.families, model)?.prefix.length ?? 0;
    if (length > (found?.length ?? 0)) found = { backend, length };
  }
  return found && { backend: found.backend, dialect: found.backend.dialect, model };
}

/** The backend that one of a project's own is like: one by its id, or the first that speaks a dialect. */
export function likeBackend(like: string): Backend | undefined {
  return backends.find(({ id }) => id === like) ?? backends.find(({ dialect }) => dialect === like);
}

/** The backends of a project: its own, and every other. Undefined `like` rows are left out. */
export function projectBackends(own: { readonly [id: string]: OwnBackend }): readonly Backend[] {
  const added = Object.entries(own).flatMap(([id, { like, baseUrl, apiKeyEnv }]) => {
    const row = likeBackend(like);
    if (!row) return [];
    const { aliases, apiKeyEnv: _theirs, baseUrlEnv: _place, ...rest } = row;
    return [{ ...rest, id, baseUrl, ...(apiKeyEnv !== undefined && { apiKeyEnv }) }];
  });
  return added.length > 0 ? [...added, ...backends] : backends;
}
