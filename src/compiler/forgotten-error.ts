/** What a compiler remembered does not match the sources. Compile with a new one. */
export class ForgottenError extends Error {
  override readonly name = "ForgottenError";
}
