/** Entries of a chunk: lists grow without being copied. */
const CHUNK = 1 << 16;
const LEAST_SLOTS = 1 << 12;

/**
 * Finds lines by the hashes of their ids, in about 20 bytes a line whatever the ids are. Ids themselves are not kept:
 * whoever looks one up reads the lines that may be the one.
 */
export class OffsetIndex {
  readonly #offsets: Float64Array[] = [];
  readonly #hashes: Uint32Array[] = [];
  readonly #taken: Uint8Array[] = [];
  /** Entry numbers from 1, by hash; 0 is empty. */
  #slots = new Uint32Array(LEAST_SLOTS);
  #found = 0;
  #size = 0;

  /** How many lines were added. */
  get size(): number {
    return this.#size;
  }

  /** Adds a line at a place. Without a hash no id finds it. Returns its number, from 0 in the order of the calls. */
  add(offset: number, hash: number | undefined): number {
    const entry = this.#size++;
    const [chunk, at] = [entry >>> 16, entry & (CHUNK - 1)];
    if (at === 0) {
      this.#offsets.push(new Float64Array(CHUNK));
      this.#hashes.push(new Uint32Array(CHUNK));
      this.#taken.push(new Uint8Array(CHUNK >>> 3));
    }
    (this.#offsets[chunk] as Float64Array)[at] = offset;
    if (hash === undefined) return entry;
    (this.#hashes[chunk] as Uint32Array)[at] = hash;
    if (++this.#found * 4 > this.#slots.length * 3) this.#widen();
    this.#place(entry, hash);
    return entry;
  }

  /** Where a line begins, by its number. */
  offsetOf(entry: number): number {
    return this.#offsets[entry >>> 16]?.[entry & (CHUNK - 1)] ?? 0;
  }

  /** Numbers of the lines with a hash, in the order in which they were added. */
  *find(hash: number): Generator<number> {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return;
      if (this.#hashOf(entry) === hash) yield entry;
    }
  }

  /** Marks a line. */
  take(entry: number): void {
    const chunk = this.#taken[entry >>> 16] as Uint8Array;
    const at = entry & (CHUNK - 1);
    chunk[at >>> 3] = (chunk[at >>> 3] ?? 0) | (1 << (at & 7));
  }

  /** Whether a line was marked. */
  isTaken(entry: number): boolean {
    const at = entry & (CHUNK - 1);
    return ((this.#taken[entry >>> 16]?.[at >>> 3] ?? 0) & (1 << (at & 7))) !== 0;
  }

  #hashOf(entry: number): number {
    return this.#hashes[entry >>> 16]?.[entry & (CHUNK - 1)] ?? 0;
  }

  #place(entry: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  /** Entries keep their order: those of one hash are found in the order in which they came. */
  #widen(): void {
    const before = this.#slots;
    const entries = before.filter((entry) => entry !== 0).sort();
    this.#slots = new Uint32Array(before.length * 2);
    for (const entry of entries) this.#place(entry - 1, this.#hashOf(entry - 1));
  }
}
