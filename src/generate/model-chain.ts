import { InputError, PortabilityError } from "../runtime/errors.ts";
import type { ErrorKind } from "./error-kinds.ts";
import { GatewayError } from "./errors.ts";
import type { ResolvedReference } from "./resolve-model.ts";
import type { ModelFailure } from "./result.ts";

/**
 * No model of a chain answered. `errors` has what each said that was asked, in their order, `failures` the same with their
 * names. A failure that no other model can mend ends a chain, so that those after it were not asked.
 */
export class FallbackError extends AggregateError {
  override readonly name = "FallbackError";
  readonly failures: readonly ModelFailure[];

  constructor(failures: readonly ModelFailure[]) {
    super(
      failures.map(({ error }) => error),
      `No model answered. ${failures.map(({ model, error }) => `${model}: ${error.message}`).join(" | ")}`,
    );
    this.failures = failures;
  }
}

/** What another model can do better: the service is down, has too much to do, or has the model no more. */
const passing: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  "rate-limit",
  "model-gone",
  "overloaded",
  "server",
  "connection",
  "timeout",
]);

/** The models of a call, one after the other. A model that failed is not asked again. */
export class ModelChain {
  readonly #models: readonly ResolvedReference[];
  readonly #failures: ModelFailure[] = [];

  /** `models` has at least one. */
  constructor(models: readonly ResolvedReference[]) {
    this.#models = models;
  }

  /** The model to ask now. */
  get current(): ResolvedReference {
    return this.#models[this.#failures.length] as ResolvedReference;
  }

  get failures(): readonly ModelFailure[] {
    return this.#failures;
  }

  /** Goes on to the next model. Throws where the error ends the call, or was that of the last. */
  fail(error: unknown): void {
    const isFirst = this.#failures.length === 0;
    if (!(error instanceof Error) || (isFirst && !isPassing(error)) || !isOfModel(error)) throw error;
    this.#failures.push({ model: this.current.reference, error });
    if (this.#models.length === 1) throw error;
    const isOver = this.#failures.length === this.#models.length;
    if (isOver || !(isPassing(error) || isSkipped(error))) throw new FallbackError(this.#failures);
  }
}

/** Anything else is the caller's own, such as what a hook throws. */
function isOfModel(error: Error): boolean {
  return error instanceof GatewayError || isSkipped(error);
}

function isPassing(error: Error): boolean {
  return error instanceof GatewayError && passing.has(error.kind);
}

/** A model further down the chain that cannot be asked is left out; the first is what the caller wants to have asked. */
function isSkipped(error: Error): boolean {
  if (error instanceof PortabilityError || error instanceof InputError) return true;
  return error instanceof GatewayError && error.kind === "authentication";
}
