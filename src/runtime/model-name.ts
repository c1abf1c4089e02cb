/**
 * The part of a model id that says which model it is: without the organization that publishes it, in lower case.
 * `Qwen/Qwen3-8B` becomes `qwen3-8b`.
 */
export function modelName(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}
