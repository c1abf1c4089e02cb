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
