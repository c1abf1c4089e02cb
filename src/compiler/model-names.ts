import type { Backend } from "../backends/backend.ts";
import type { ModelFamily } from "../dialects/dialect.ts";
import { findFamily } from "../dialects/families.ts";
import { dialects } from "../dialects/registry.ts";
import type { NoteTarget } from "../portability/describe-note.ts";
import type { DialectId } from "../runtime/types.ts";
import type { ResolvedTarget } from "./targets.ts";

/** A model as it was asked for: its family, and everything that it is called. */
export interface NamedModel {
  readonly family: ModelFamily;
  /** Names of the targets that it is, where it was not asked for by one; else that one. */
  readonly targetNames: readonly string[];
  readonly named: NoteTarget;
}

/** The name by which a model is asked for, and the dialect that this means. */
export interface AskedName {
  readonly target: string;
  /** Whether a target of the config has that name. */
  readonly isListed: boolean;
  readonly dialect: DialectId;
}

/** What models are called in a project. All prompts ask for the same few, each of which is looked up once. */
export class ModelNames {
  readonly #targets: readonly ResolvedTarget[];
  readonly #known = new Map<string, NamedModel>();

  constructor(targets: readonly ResolvedTarget[]) {
    this.#targets = targets;
  }

  /** A model of a backend, as it was asked for. */
  name(asked: AskedName, backend: Backend, model: string): NamedModel {
    const key = [asked.target, asked.isListed, asked.dialect, backend.id, model].join("\0");
    const known = this.#known.get(key) ?? this.#describe(asked, backend, model);
    this.#known.set(key, known);
    return known;
  }

  #describe({ target, isListed, dialect }: AskedName, backend: Backend, model: string): NamedModel {
    const family = findFamily(backend.families, model);
    const targetNames = isListed ? [target] : this.#aliasesOf(backend, model);
    const names = [...new Set([...targetNames, target, dialect, `${backend.id}/${model}`])];
    return { family, targetNames, named: { name: target, names, sources: sourcesOf(backend, family) } };
  }

  #aliasesOf({ id }: Backend, model: string): string[] {
    return this.#targets
      .filter(({ resolved }) => resolved?.backend.id === id && resolved.model === model)
      .map(({ target }) => target.name);
  }
}

/** Where it is written what a server and a model take. The service that a dialect comes from says it by model. */
function sourcesOf(
  { source, checked, dialect, families }: Backend,
  family: ModelFamily,
): NoteTarget["sources"] {
  const model = family.checked ? `${family.source} (${family.checked})` : family.source;
  const isHome = families === dialects[dialect].capabilities;
  return { model, server: isHome ? model : `${source} (${checked})` };
}
