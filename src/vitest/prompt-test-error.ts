/** A prompt that fails its test. Has no stack: the places that matter stand in the message. */
export class PromptTestError extends Error {
  override readonly name = "PromptTestError";
  /** What Vitest draws a difference of. Absent where there is none. */
  declare readonly expected?: unknown;
  declare readonly actual?: unknown;

  constructor(message: string, difference: { readonly expected?: unknown; readonly actual?: unknown } = {}) {
    super(message);
    this.stack = `${this.name}: ${message}`;
    Object.assign(this, difference);
  }
}
