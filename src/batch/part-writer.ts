import { Buffer } from "node:buffer";
import { basename, dirname } from "node:path";
import type { BatchFiles } from "./batch-files.ts";
import type { BatchFormat, PartLimits } from "./batch-format.ts";
import { LineWriter, oneLine, type WriteBytes } from "./line-writer.ts";
import { type PendingFile, type PendingFiles, partPath, partsFrom } from "./pending-files.ts";
import { RowError } from "./row.ts";

/** A file of requests that was written. */
export interface WrittenPart {
  readonly path: string;
  readonly requests: number;
  readonly bytes: number;
}

/** Where requests go: files, as many as the limits ask for, or a stream. */
export interface RequestTarget {
  /** Path of the file, or of that whose name parts get numbers in. */
  readonly path: string;
  readonly files: BatchFiles;
  readonly pending: PendingFiles;
}

/** Writes requests in the format of a service. */
export class PartWriter {
  readonly parts: WrittenPart[] = [];
  requests = 0;
  readonly #format: BatchFormat;
  readonly #limits: PartLimits;
  readonly #to: RequestTarget | WriteBytes;
  #writer: LineWriter | undefined;
  #file: PendingFile | undefined;
  #first: PendingFile | undefined;
  #inPart = 0;

  /** A stream takes everything as one part, whatever the limits are. */
  constructor(format: BatchFormat, limits: PartLimits, to: RequestTarget | WriteBytes) {
    this.#format = format;
    this.#limits = limits;
    this.#to = to;
  }

  /**
   * Takes a request; a promise has to be waited for. Throws {@link RowError} for one that no part has room for, and what
   * writing throws.
   */
  write(request: string): void | Promise<void> {
    if (this.#isFull(request)) return this.#endPart().then(() => this.#add(request));
    return this.#add(request);
  }

  /** Ends the last part. Where there is one alone, its name gets no number. */
  async end(): Promise<void> {
    if (this.#writer) await this.#endPart();
    if (typeof this.#to === "function") return;
    const { path, files, pending } = this.#to;
    const [only] = this.parts;
    if (only && this.parts.length === 1) {
      this.#first?.renameTo(path);
      this.parts[0] = { ...only, path };
    } else if (files.names(dirname(path)).includes(basename(path))) pending.supersede(path);
    const next = this.parts.length === 1 ? 1 : this.parts.length + 1;
    for (const stale of partsFrom(files, path, next)) pending.supersede(stale);
  }

  #add(request: string): void | Promise<void> {
    const { open, between } = this.#format.frame;
    const before = this.#writer ? between : open;
    this.#writer ??= this.#begin();
    this.#inPart++;
    this.requests++;
    return this.#writer.write(before + request);
  }

  #isFull(request: string): boolean {
    if (typeof this.#to === "function") return false;
    const { requests, bytes } = this.#limits;
    const { open, between, close } = this.#format.frame;
    const around = between.length + close.length;
    // Counting the bytes of a text takes longer than knowing the most that it can have.
    const least = (this.#writer?.bytes ?? open.length) + around;
    const size = least + request.length * 6 <= bytes ? 0 : Buffer.byteLength(oneLine(request));
    if (open.length + size + close.length > bytes) {
      throw new RowError("too-large", `the request has ${size} bytes, and a file may have ${bytes}`);
    }
    return this.#writer !== undefined && (this.#inPart >= requests || least + size > bytes);
  }

  #begin(): LineWriter {
    const to = this.#to;
    this.#inPart = 0;
    if (typeof to === "function") return new LineWriter(to);
    this.#file = to.pending.create(partPath(to.path, this.parts.length + 1));
    this.#first ??= this.#file;
    return new LineWriter(this.#file.write);
  }

  async #endPart(): Promise<void> {
    await this.#writer?.write(this.#format.frame.close);
    await this.#writer?.flush();
    const path = typeof this.#to === "function" ? "" : partPath(this.#to.path, this.parts.length + 1);
    this.parts.push({ path, requests: this.#inPart, bytes: this.#writer?.bytes ?? 0 });
    this.#file?.close();
    this.#writer = undefined;
    this.#file = undefined;
  }
}
