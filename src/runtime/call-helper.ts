import type { JsonObject } from "./types.ts";
import { get, nonNull } from "./values.ts";

/** What a helper is given as its last argument. */
export interface HelperOptions {
  name: string;
  hash: Record<string, unknown>;
  /** The `@` variables. */
  data: JsonObject;
  /** Text of the block's body for a context; empty for a helper that is no block. */
  fn(context?: unknown, options?: BodyOptions): string;
  /** Text of the block's `{{else}}`. */
  inverse(context?: unknown, options?: BodyOptions): string;
  /** An own property. */
  lookupProperty(value: unknown, name: string): unknown;
}

/** What a helper may pass to a body. */
export interface BodyOptions {
  data?: JsonObject;
  blockParams?: readonly unknown[];
}

/** A registered helper: `this` is the context. Returns a JSON primitive. */
export type Helper = (this: unknown, ...args: unknown[]) => unknown;

/** An error thrown by a registered helper, with its name. The cause is the original. */
export class HelperError extends Error {
  override readonly name = "HelperError";

  constructor(
    readonly helper: string,
    cause: unknown,
  ) {
    super(`helper ${helper} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

type Body = (context: unknown, frame: JsonObject, parameters: readonly unknown[]) => string;

/** Calls a registered helper. A helper that is not registered gives nothing. */
export function callHelper(
  helper: Helper | undefined,
  name: string,
  context: unknown,
  args: readonly unknown[],
  hash: readonly (readonly [string, unknown])[],
  data: JsonObject,
  body?: Body,
  inverse?: Body,
): unknown {
  if (!helper) return undefined;
  const bodyOf = (run: Body | undefined) => (own?: unknown, options?: BodyOptions) =>
    run ? run(own, options?.data ?? data, options?.blockParams ?? []) : "";
  const options: HelperOptions = {
    name,
    hash: Object.fromEntries(hash),
    data,
    fn: bodyOf(body),
    inverse: bodyOf(inverse),
    lookupProperty: get,
  };
  try {
    return helper.call(nonNull(context), ...args, options);
  } catch (error) {
    throw error instanceof HelperError ? error : new HelperError(name, error);
  }
}
