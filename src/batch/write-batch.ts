import { basename, dirname } from "node:path";
import type { BoundPrompt, CompiledPrompt } from "../compiler.ts";
import type { Json } from "../runtime/types.ts";
import { Aside, type AsideEntry } from "./aside.ts";
import { type BatchFiles, nodeBatchFiles, type ReadableFile } from "./batch-files.ts";
import type { BatchFormat, PartLimits } from "./batch-format.ts";
import { BREATH, breathe } from "./breathe.ts";
import type { WriteBytes } from "./line-writer.ts";
import { OffsetIndex } from "./offset-index.ts";
import { PartWriter, type WrittenPart } from "./part-writer.ts";
import { attempt, attemptEach, PendingFiles } from "./pending-files.ts";
import { quickCheck } from "./quick-check.ts";
import { RandomLines } from "./random-lines.ts";
import { type Line, readLines } from "./read-lines.ts";
import { keepRow, type Row, RowError, type RowFault, RowReader, rowErrorOf } from "./row.ts";
import { hashString } from "./row-id.ts";

/** What a batch is written from and to. Paths are absolute. */
export interface WriteOptions {
  readonly prompt: CompiledPrompt;
  readonly bound: BoundPrompt;
  readonly format: BatchFormat;
  /** A file of rows. */
  readonly input: string;
  /** A file of requests, or where their bytes go. */
  readonly output: string | WriteBytes;
  /** A file for rows that cannot be used, or who is told of each. */
  readonly bad: string | ((entry: AsideEntry) => void);
  /** Default: those of the format. */
  readonly limits?: PartLimits;
  /** Default: the disk. */
  readonly files?: BatchFiles;
  /** Ends the run before its time; nothing is left behind then. */
  readonly signal?: AbortSignal;
}

/** What was written. */
export interface WriteSummary {
  readonly rows: number;
  readonly requests: number;
  /** Empty path: the stream. */
  readonly parts: readonly WrittenPart[];
  readonly bad: number;
  readonly badByKind: { readonly [Kind in RowFault]?: number };
  /** The file that rows were kept in; absent where there are none, or none was asked for. */
  readonly badPath?: string;
}

/**
 * Writes a request for every row of a file, in as much memory however many there are, but for some 20 bytes for each id
 * that a row brings. Rows that cannot be used are kept aside. Files are put in place at the end, or not at all. Throws
 * `BatchFileError`, the reason of an aborted signal, and what the stream throws.
 */
export async function writeBatch(options: WriteOptions): Promise<WriteSummary> {
  const { input, files = nodeBatchFiles } = options;
  const pending = new PendingFiles(files);
  const file = attempt(input, "read", () => files.openToRead(input));
  try {
    const run = new WriteRun(options, file, pending);
    const summary = await run.run();
    pending.commit();
    return summary;
  } finally {
    pending.discard();
    file.close();
  }
}

class WriteRun {
  readonly #options: WriteOptions;
  readonly #file: ReadableFile;
  readonly #pending: PendingFiles;
  readonly #reader: RowReader;
  readonly #requests: PartWriter;
  readonly #aside: Aside<RowFault>;
  readonly #fits: (input: Json) => boolean;
  readonly #ids = new OffsetIndex();
  readonly #lines: RandomLines;
  #rows = 0;

  constructor(options: WriteOptions, file: ReadableFile, pending: PendingFiles) {
    const { prompt, format, output, bad, files = nodeBatchFiles, limits = format.limits } = options;
    this.#options = options;
    this.#file = file;
    this.#pending = pending;
    this.#reader = new RowReader(prompt.inputSchema, format);
    const to = typeof output === "string" ? { path: output, files, pending } : output;
    this.#requests = new PartWriter(format, limits, to);
    this.#aside = new Aside(typeof bad === "string" ? { path: bad, pending } : bad);
    this.#fits = quickCheck(prompt.inputSchema);
    this.#lines = new RandomLines(file);
  }

  async run(): Promise<WriteSummary> {
    for (const line of attemptEach(this.#options.input, readLines(this.#file))) {
      const wait = this.#take(line);
      if (wait) await wait;
      if (this.#rows % BREATH === 0) await breathe(this.#options.signal);
    }
    await this.#requests.end();
    await this.#aside.end();
    this.#supersedeBad();
    const { requests, parts } = this.#requests;
    const { total, counts, path } = this.#aside;
    return {
      rows: this.#rows,
      requests,
      parts,
      bad: total,
      badByKind: counts,
      ...(path !== undefined && { badPath: path }),
    };
  }

  #take(line: Line): void | Promise<void> {
    this.#rows++;
    try {
      const row = this.#reader.read(line);
      if (row.hasOwnId) this.#remember(row, line.offset);
      return this.#requests.write(this.#renderRow(row));
    } catch (error) {
      const problem = rowErrorOf(error);
      const { fault, message } = problem;
      return this.#aside.put({
        line: line.number,
        kind: fault,
        reason: message,
        fields: keepRow(line, problem),
      });
    }
  }

  #renderRow({ id, input }: Row): string {
    const { prompt, bound, format } = this.#options;
    const { before, middle, after } = format.request;
    const body = bound.renderJson(this.#fits(input) ? input : prompt.parseInput(input));
    return before + JSON.stringify(id) + middle + body + after;
  }

  /** Ids are looked up by their hashes; rows that may have the same one are read again to be sure. */
  #remember({ id, line }: Row, offset: number): void {
    const hash = hashString(id);
    for (const entry of this.#ids.find(hash)) {
      const text = this.#lines.at(this.#ids.offsetOf(entry));
      if (this.#reader.read({ number: line, offset, text }).id === id) {
        throw new RowError("repeated-id", `an earlier row has the id ${id}`);
      }
    }
    this.#ids.add(offset, hash);
  }

  /** What an earlier run kept aside would be taken for this one's. */
  #supersedeBad(): void {
    const { bad, files = nodeBatchFiles } = this.#options;
    if (typeof bad !== "string" || this.#aside.path !== undefined) return;
    if (files.names(dirname(bad)).includes(basename(bad))) this.#pending.supersede(bad);
  }
}
