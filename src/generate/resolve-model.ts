import type { CallServer, DialectId, PromptCall } from "../runtime/types.ts";

/** A model that a prompt can be sent to. */
export interface ResolvedReference {
  /** `backend/model`. */
  readonly reference: string;
  readonly backend: string;
  readonly dialect: DialectId;
  /** The model id without its backend. */
  readonly model: string;
  readonly server: CallServer;
}

/** A model reference that a prompt knows nothing of. The message lists what it knows. */
export class UnknownModelError extends Error {
  override readonly name = "UnknownModelError";
  /** The reference as it was given. */
  readonly model: string;
  /** Backends that the prompt knows, each with its model where it has one. */
  readonly known: readonly string[];

  constructor(model: string, why: string, known: readonly string[]) {
    super(
      `${why} Known here: ${known.join(", ")}. Another backend is known once a target in prompt.config.ts names it, or \`backends\` there defines it, and the prompts are compiled.`,
    );
    this.model = model;
    this.known = known;
  }
}

type Dialects = PromptCall["dialects"];

/**
 * Finds what a reference means: `backend/model`, a backend or one of its aliases alone, or a dialect alone. `dialect`
 * chooses where the prompt knows the backend in several. Throws {@link UnknownModelError}.
 */
export function resolveModel(prompt: PromptCall, reference: string, dialect?: DialectId): ResolvedReference {
  const slash = reference.indexOf("/");
  const name = slash < 0 ? reference : reference.slice(0, slash);
  const fail = (why: string) => new UnknownModelError(reference, why, listKnown(prompt.dialects));
  const backend = findBackend(prompt, name) ?? (slash < 0 ? firstBackend(prompt, name) : undefined);
  const server = backend === undefined ? undefined : prompt.servers[backend];
  if (backend === undefined || !server) {
    throw fail(`${prompt.meta.name} was compiled for no backend called ${JSON.stringify(name)}.`);
  }
  const spoken = dialectsOf(prompt.dialects, backend);
  const wanted = dialect ?? (slash < 0 && findBackend(prompt, name) === undefined ? name : undefined);
  const chosen = wanted === undefined ? spoken[0] : spoken.find((id) => id === wanted);
  if (!chosen) throw fail(`${prompt.meta.name} knows ${backend} in ${spoken.join(", ")}, not in ${wanted}.`);
  const model = slash < 0 ? prompt.dialects[chosen]?.backends[backend] : reference.slice(slash + 1);
  if (!model) throw fail(`${JSON.stringify(reference)} needs a model after a slash.`);
  return { reference: `${backend}/${model}`, backend, dialect: chosen, model, server };
}

function findBackend({ servers }: PromptCall, name: string): string | undefined {
  if (Object.hasOwn(servers, name)) return name;
  return Object.keys(servers).find((id) => servers[id]?.aliases?.includes(name));
}

function firstBackend({ dialects }: PromptCall, name: string): string | undefined {
  return Object.hasOwn(dialects, name)
    ? Object.keys(dialects[name as DialectId]?.backends ?? {})[0]
    : undefined;
}

function dialectsOf(dialects: Dialects, backend: string): DialectId[] {
  const ids = Object.keys(dialects) as DialectId[];
  return ids.filter((id) => Object.hasOwn(dialects[id]?.backends ?? {}, backend));
}

function listKnown(dialects: Dialects): string[] {
  const known = Object.values(dialects).flatMap(({ backends }) =>
    Object.entries(backends).map(([id, model]) => (model ? `${id}/${model}` : id)),
  );
  return [...new Set(known)];
}
