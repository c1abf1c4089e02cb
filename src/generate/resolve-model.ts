import type { CallDialect, CallServer, DialectId, PromptCall } from "../runtime/types.ts";

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
 * chooses where the prompt knows the server in several. Throws {@link UnknownModelError}.
 */
export function resolveModel(prompt: PromptCall, reference: string, dialect?: DialectId): ResolvedReference {
  const { dialects, servers, meta } = prompt;
  if (typeof reference !== "string")
    throw new UnknownModelError(String(reference), "`model` has to be a text.", listKnown(dialects));
  const slash = reference.indexOf("/");
  const name = slash < 0 ? reference : reference.slice(0, slash);
  const asked = slash < 0 ? undefined : reference.slice(slash + 1);
  const fail = (why: string) => new UnknownModelError(reference, why, listKnown(dialects));
  const named = findBackend(prompt, name);
  const wanted = dialect ?? (named === undefined && asked === undefined ? name : undefined);
  const first = wanted === name ? Object.keys(backendsOf(dialects, wanted))[0] : undefined;
  const known = named ?? first;
  if (known === undefined)
    throw fail(`${meta.name} was compiled for no backend called ${JSON.stringify(name)}.`);
  const spoken = dialectsOf(dialects, known);
  const chosen = wanted === undefined ? spoken[0] : (wanted as DialectId);
  const backend = chosen && (spoken.includes(chosen) ? known : findTwin(prompt, known, chosen, asked));
  const server = backend === undefined ? undefined : servers[backend];
  if (!chosen || backend === undefined || !server) {
    throw fail(`${meta.name} knows ${known} in ${spoken.join(", ")}, not in ${wanted}.`);
  }
  const model = asked ?? backendsOf(dialects, chosen)[backend];
  if (!model) throw fail(`${JSON.stringify(reference)} needs a model after a slash.`);
  return { reference: `${backend}/${model}`, backend, dialect: chosen, model, server };
}

function backendsOf(dialects: Dialects, id: string): CallDialect["backends"] {
  return Object.hasOwn(dialects, id) ? (dialects[id as DialectId]?.backends ?? {}) : {};
}

function findBackend({ servers }: PromptCall, name: string): string | undefined {
  if (Object.hasOwn(servers, name)) return name;
  return Object.keys(servers).find((id) => servers[id]?.aliases?.includes(name));
}

/** The same server under another id: a target with a chat template is a backend of its own, with one model. */
function findTwin(
  { dialects, servers }: PromptCall,
  backend: string,
  dialect: DialectId,
  model: string | undefined,
): string | undefined {
  const twins = Object.entries(backendsOf(dialects, dialect));
  return twins.find(
    ([id, own]) =>
      servers[id]?.baseUrl === servers[backend]?.baseUrl && (model === undefined || model === own),
  )?.[0];
}

function dialectsOf(dialects: Dialects, backend: string): DialectId[] {
  const ids = Object.keys(dialects) as DialectId[];
  return ids.filter((id) => Object.hasOwn(backendsOf(dialects, id), backend));
}

function listKnown(dialects: Dialects): string[] {
  const known = Object.values(dialects).flatMap(({ backends }) =>
    Object.entries(backends).map(([id, model]) => (model ? `${id}/${model}` : id)),
  );
  return [...new Set(known)];
}
