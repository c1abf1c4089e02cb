import type { Bench } from "../bench.ts";
import type { Figure } from "../figure.ts";
import type { Size } from "../workload.ts";

/** Peers that render, timed like ours, for `openai-chat`. */
export function comparePeers(
  _bench: Bench,
  _form: "object" | "json",
  _hand: (size: Size) => string,
): Figure[] {
  return [];
}
export function comparePeerCompilers(_bench: Bench): Figure[] {
  return [];
}
export function comparePeerImports(_bench: Bench): Figure[] {
  return [];
}
export function comparePeerTests(_bench: Bench): Figure[] {
  return [];
}
export async function comparePeerBundles(_bench: Bench): Promise<Figure[]> {
  return [];
}
export function comparePeerTypes(_bench: Bench): Figure[] {
  return [];
}
