import type { DialectId, JsonObject, Level, Message } from "../runtime/types.ts";

/** How far a prompt may be bent. */
export interface PortToOptions {
  /** The worst level that passes, besides what the policy fails. Default: whatever the policy lets pass. */
  readonly worst?: Exclude<Level, "refused">;
}

/** What a prompt is rendered with besides its input. */
export interface RenderExactlyOptions {
  /** The `@` variables. */
  readonly context?: JsonObject;
  /** Earlier turns. */
  readonly history?: readonly Message[];
  /** The dialect, where the backend speaks several. */
  readonly dialect?: DialectId;
}

/** What reads answers of a prompt: a call of it, its emitted module, or a prompt of `openPrompts`. */
export interface OutputReader {
  parseOutput(text: string): unknown;
}

/** The matchers that importing `polylect/vitest` adds to `expect`. */
export interface PolylectMatchers<Result = unknown> {
  /**
   * Of a prompt of `openPrompts`: no finding of the target fails by the policy of the project. What is accepted in front
   * matter or stands in the baseline passes. The target is a name of the config, a model reference or a dialect.
   */
  toPortTo(target: string, options?: PortToOptions): Result;
  /**
   * Of a call of a prompt: the body for a model (`backend/model`) is this one as a JSON value. The body may hold matchers
   * such as `expect.any(Number)`. Refused prompts throw `PortabilityError`.
   */
  toRenderExactly(model: string, body: unknown, options?: RenderExactlyOptions): Result;
  /** Of a text: the prompt reads it as an answer. Of any other value: it is an output of the prompt, as it stands. */
  toMatchOutputSchema(prompt: OutputReader): Result;
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: an interface merges only with the same type parameters.
  interface Matchers<T = any> extends PolylectMatchers<T> {}
}
