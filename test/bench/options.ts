import { parseArgs } from "node:util";

/** Which other packages are installed and timed beside ours. `all` adds those that take gigabytes. */
export type PeerChoice = "none" | "default" | "all";

/** How a run of the bench is set up. */
export interface BenchOptions {
  /** Everything runs, on less: fewer rounds and fewer prompts. For finding out that the bench has rotted. */
  readonly quick: boolean;
  /** Ids of the rows to run. Empty means all. */
  readonly rows: readonly string[];
  readonly peers: PeerChoice;
  /** Rounds of a comparison of processes; each runs the reference twice and the candidate once. */
  readonly pairs: number;
  /** Whether the tables are written into the page in `docs/`. */
  readonly write: boolean;
  /** Keeps the temporary folder and prints where it is. */
  readonly keep: boolean;
  /** A packed package to measure instead of one made from this checkout. */
  readonly package: string | undefined;
}

const PEER_CHOICES: readonly PeerChoice[] = ["none", "default", "all"];

/** Reads the command line. Throws where it makes no sense. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: "boolean", default: false },
      row: { type: "string", multiple: true, default: [] },
      peers: { type: "string" },
      pairs: { type: "string" },
      write: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      package: { type: "string" },
    },
  });
  const peers = PEER_CHOICES.find(
    (choice) => choice === (values.peers ?? (values.quick ? "none" : "default")),
  );
  if (!peers) throw new Error(`--peers takes ${PEER_CHOICES.join(", ")}`);
  const pairs = Number(values.pairs ?? (values.quick ? 1 : 15));
  if (!(Number.isInteger(pairs) && pairs > 0)) throw new Error("--pairs takes a whole number above 0");
  const { quick, row, write, keep } = values;
  return {
    quick,
    rows: row.flatMap((names) => names.split(",")),
    peers,
    pairs,
    write,
    keep,
    package: values.package,
  };
}
