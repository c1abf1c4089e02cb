import { LineWriter } from "./line-writer.ts";
import type { PendingFile, PendingFiles } from "./pending-files.ts";

/** One line that is kept aside, as JSON text of its fields without the braces. */
export interface AsideEntry {
  /** Where it comes from: a line of the rows, or of a file of results. */
  readonly line?: number;
  readonly kind: string;
  readonly reason: string;
  /** Further fields as JSON text, `"id":"7","input":{}`; empty for none. */
  readonly fields?: string;
}

/** Where lines go that are kept aside. */
export interface AsideTarget {
  readonly path: string;
  readonly pending: PendingFiles;
}

/** Keeps and counts what cannot be used. */
export class Aside<Kind extends string> {
  readonly counts: { [Each in Kind]?: number } = {};
  total = 0;
  readonly #to: AsideTarget | ((entry: AsideEntry) => void);
  #file: PendingFile | undefined;
  #writer: LineWriter | undefined;

  /** A function is told of each line; nothing is written then. */
  constructor(to: AsideTarget | ((entry: AsideEntry) => void)) {
    this.#to = to;
  }

  /** Path of the file; undefined where nothing was kept in one. */
  get path(): string | undefined {
    return this.#writer && typeof this.#to !== "function" ? this.#to.path : undefined;
  }

  /** A promise has to be waited for. */
  put(entry: AsideEntry & { readonly kind: Kind }): void | Promise<void> {
    const { line, kind, reason, fields } = entry;
    this.total++;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    if (typeof this.#to === "function") return this.#to(entry);
    const head = line === undefined ? "" : `"line":${line},`;
    const tail = fields ? `,${fields}` : "";
    const json = `{${head}"kind":"${kind}","reason":${JSON.stringify(reason)}${tail}}`;
    return this.#open(this.#to).write(`${json}\n`);
  }

  /** Writes what waits. */
  async end(): Promise<void> {
    await this.#writer?.flush();
    this.#file?.close();
  }

  #open({ path, pending }: AsideTarget): LineWriter {
    if (this.#writer) return this.#writer;
    this.#file = pending.create(path);
    this.#writer = new LineWriter(this.#file.write);
    return this.#writer;
  }
}
