import type { Bench } from "../bench.ts";
import type { Figure, Unit } from "../figure.ts";
import type { InstalledPeer, PeerName } from "./install-peers.ts";

/** What `measure` finds with a peer; where the peer is absent or fails, one line that says so. */
export async function onPeer(
  bench: Bench,
  name: PeerName,
  unit: Unit,
  measure: (peer: InstalledPeer) => Figure[] | Promise<Figure[]>,
): Promise<Figure[]> {
  if (bench.options.peers === "none") return [];
  const peer = bench.peers.find((each) => each.name === name);
  const nothing = (note: string): Figure[] => [{ what: `${name} ${peer?.version ?? ""}`, unit, note }];
  if (!peer || peer.missing) return nothing(peer?.missing ?? "not installed");
  try {
    return await measure(peer);
  } catch (error) {
    // Another package's fault is no reason to lose the rest of a long run.
    const message = error instanceof Error ? error.message : String(error);
    // A child process prints its source first, then the error.
    const said = message.slice(Math.max(0, message.search(/^\w*Error: /m)));
    return nothing(`failed: ${said.split("\n").slice(0, 2).join(" ").slice(0, 240).replaceAll("|", "¦")}`);
  }
}
