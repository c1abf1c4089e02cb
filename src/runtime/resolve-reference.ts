import { has, kindOf } from "./json-value.ts";
import type { Json, JsonObject, JsonSchema } from "./types.ts";

/** Finds what a local `$ref` means: `#`, a JSON Pointer or an `$anchor`. Undefined where it leads nowhere. */
export function resolveReference(root: JsonSchema, ref: string): JsonSchema | undefined {
  if (ref[0] !== "#") return;
  const found = ref[1] && ref[1] !== "/" ? anchored(root, ref.slice(1)) : follow(root, ref);
  return ["boolean", "object"].includes(kindOf(found)) ? (found as JsonSchema) : undefined;
}

function follow(root: JsonSchema, ref: string): Json | undefined {
  let node: Json | undefined = root;
  for (const step of ref.split("/").slice(1)) {
    const key = decode(step).replaceAll("~1", "/").replaceAll("~0", "~");
    if (node == null || !has(node, key)) return;
    node = (node as JsonObject)[key];
  }
  return node;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function anchored(node: Json, name: string): Json | undefined {
  if (node === null || typeof node !== "object") return;
  if ((node as JsonObject)["$anchor"] === name) return node;
  for (const inner of Object.values(node)) {
    const found = anchored(inner, name);
    if (found) return found;
  }
  return;
}
