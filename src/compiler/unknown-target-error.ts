/** A target that no backend, dialect or target of the project is known by. */
export class UnknownTargetError extends Error {
  override readonly name = "UnknownTargetError";
}
