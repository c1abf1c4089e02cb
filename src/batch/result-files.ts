import type { Json, JsonObject } from "../runtime/types.ts";
import type { BatchFiles, ReadableFile } from "./batch-files.ts";
import { OffsetIndex } from "./offset-index.ts";
import { attempt, attemptEach } from "./pending-files.ts";
import { RandomLines } from "./random-lines.ts";
import { type Line, readLines } from "./read-lines.ts";
import { hashString } from "./row-id.ts";

/** A line of results that was read again. */
export interface FoundResult {
  /** Its number among all lines of results. */
  readonly entry: number;
  readonly line: JsonObject;
}

interface OpenedFile {
  readonly path: string;
  readonly file: ReadableFile;
  /** Where the file begins, were all files one. */
  readonly base: number;
  readonly lines: RandomLines;
}

/** Files of results, in which lines are found by ids. */
export class ResultFiles {
  /** Lines of results, in the order of the files. */
  readonly index = new OffsetIndex();
  readonly #idKey: string;
  readonly #opened: OpenedFile[] = [];

  /** Throws `BatchFileError`. */
  constructor(paths: readonly string[], files: BatchFiles, idKey: string) {
    this.#idKey = idKey;
    let base = 0;
    try {
      for (const path of paths) {
        const file = attempt(path, "read", () => files.openToRead(path));
        this.#opened.push({ path, file, base, lines: new RandomLines(file) });
        base += file.size;
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    for (const { file } of this.#opened) file.close();
  }

  /** Reads all files once, and says of each line whether it has an id. Throws `BatchFileError`. */
  *scan(): Generator<{ path: string; line: Line; hasId: boolean }> {
    for (const { path, file, base } of this.#opened) {
      for (const line of attemptEach(path, readLines(file))) {
        yield { path, line, hasId: this.#add(line, base) };
      }
    }
  }

  /** The lines with an id that nobody took yet, in their order; `onBroken` is told of those that turn out to be no JSON. */
  find(id: string, onBroken: (entry: number) => void): FoundResult[] {
    const found: FoundResult[] = [];
    for (const entry of this.index.find(hashString(id))) {
      if (this.index.isTaken(entry)) continue;
      const line = parse(this.textOf(entry));
      if (!line) onBroken(entry);
      else if (line[this.#idKey] === id) found.push({ entry, line });
    }
    return found;
  }

  /** Whether a line with an id was taken. */
  wasTaken(id: string): boolean {
    for (const entry of this.index.find(hashString(id))) {
      if (this.index.isTaken(entry) && parse(this.textOf(entry))?.[this.#idKey] === id) return true;
    }
    return false;
  }

  /** The text of a line. */
  textOf(entry: number): string {
    const offset = this.index.offsetOf(entry);
    const { path, base, lines } = this.#fileAt(offset);
    const next = entry + 1 < this.index.size ? this.index.offsetOf(entry + 1) - offset : undefined;
    return attempt(path, "read", () => lines.at(offset - base, next)).trim();
  }

  /** The path of the file that a line is in. */
  pathOf(entry: number): string {
    return this.#fileAt(this.index.offsetOf(entry)).path;
  }

  #add(line: Line, base: number): boolean {
    const id = line.fault ? undefined : readId(line.text ?? "", this.#idKey);
    const entry = this.index.add(base + line.offset, id === undefined ? undefined : hashString(id));
    if (id === undefined) this.index.take(entry);
    return id !== undefined;
  }

  #fileAt(offset: number): OpenedFile {
    const found = this.#opened.findLast(({ base }) => base <= offset);
    if (!found) throw new Error("a line of results stands in no file");
    return found;
  }
}

/** Everything before a key of an object, as long as no value is an object or a list. */
const PLAIN_FIELDS = String.raw`^\s*\{(?:\s*"[^"\\]*(?:\\.[^"\\]*)*"\s*:\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"{}[\],]+)\s*,)*?\s*`;
const TEXT = String.raw`("[^"\\]*(?:\\.[^"\\]*)*")`;
const NAMES: { [key: string]: RegExp } = {
  custom_id: new RegExp(`${PLAIN_FIELDS}"custom_id"\\s*:\\s*${TEXT}`),
  key: new RegExp(`${PLAIN_FIELDS}"key"\\s*:\\s*${TEXT}`),
};

/** The id of a line. Most lines need not be parsed for it; whether it is right shows when the line is read again. */
function readId(text: string, key: string): string | undefined {
  const [, quoted] = NAMES[key]?.exec(text) ?? [];
  const id = quoted === undefined ? parse(text)?.[key] : parseText(quoted);
  return typeof id === "string" ? id : undefined;
}

function parseText(quoted: string): Json | undefined {
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

/** An object; undefined for any other text. */
function parse(text: string): JsonObject | undefined {
  const value = parseText(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}
