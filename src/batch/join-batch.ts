import { basename, dirname } from "node:path";
import type { BoundPrompt, CompiledPrompt } from "../compiler.ts";
import type { Decoder, Usage } from "../dialects/decoder.ts";
import type { Json } from "../runtime/types.ts";
import { Aside, type AsideEntry } from "./aside.ts";
import { type BatchFiles, nodeBatchFiles, type ReadableFile } from "./batch-files.ts";
import type { BatchFormat } from "./batch-format.ts";
import { BREATH, breathe } from "./breathe.ts";
import { describeAnswer, type JoinFault, nameRow } from "./joined-row.ts";
import { LineWriter, type WriteBytes } from "./line-writer.ts";
import { attempt, attemptEach, type PendingFile, PendingFiles } from "./pending-files.ts";
import { printNumber } from "./print-number.ts";
import { type Line, readLines } from "./read-lines.ts";
import { type Outcome, OutcomeReader } from "./read-outcome.ts";
import { type FoundResult, ResultFiles } from "./result-files.ts";
import { keepRow, type Row, RowError, RowReader, rowErrorOf } from "./row.ts";

/** What is joined. Paths are absolute. */
export interface JoinOptions {
  readonly prompt: CompiledPrompt;
  readonly bound: BoundPrompt;
  readonly format: BatchFormat;
  /** Of the target's dialect. */
  readonly decoder: Decoder;
  /** The file of rows that the batch was written from. */
  readonly input: string;
  /** Files of results, those of errors included, in any order. */
  readonly results: readonly string[];
  /** A file of {@link JoinedRow}s, or where their bytes go. */
  readonly output: string | WriteBytes;
  /** A file for everything else, or who is told of it. */
  readonly bad: string | ((entry: AsideEntry) => void);
  /** Default: the disk. */
  readonly files?: BatchFiles;
  /** Ends the run before its time; nothing is left behind then. */
  readonly signal?: AbortSignal;
}

/** What was joined. */
export interface JoinSummary {
  readonly rows: number;
  /** Lines of results. */
  readonly results: number;
  /** Rows that have an output. */
  readonly joined: number;
  /** Of those, how many answers were repaired to be read. */
  readonly repaired: number;
  readonly bad: number;
  readonly badByKind: { readonly [Kind in JoinFault]?: number };
  /** The file that the rest was kept in; absent where there is none, or none was asked for. */
  readonly badPath?: string;
  /** Tokens of all answers, those kept aside included; a count that no answer has is absent. */
  readonly usage: Usage;
}

/**
 * Joins results with their rows, in the order of the rows, in some 20 bytes for each result besides what one line takes.
 * What does not become a {@link JoinedRow} is kept aside. Files are put in place at the end, or not at all. Throws
 * `BatchFileError`, the reason of an aborted signal, and what the stream throws.
 */
export async function joinBatch(options: JoinOptions): Promise<JoinSummary> {
  const { input, results, format, files = nodeBatchFiles } = options;
  const pending = new PendingFiles(files);
  const file = attempt(input, "read", () => files.openToRead(input));
  try {
    const opened = new ResultFiles(results, files, format.idKey);
    try {
      const summary = await new JoinRun(options, file, opened, pending).run();
      pending.commit();
      return summary;
    } finally {
      opened.close();
    }
  } finally {
    pending.discard();
    file.close();
  }
}

class JoinRun {
  readonly #options: JoinOptions;
  readonly #file: ReadableFile;
  readonly #results: ResultFiles;
  readonly #pending: PendingFiles;
  readonly #reader: RowReader;
  readonly #outcomes: OutcomeReader;
  readonly #aside: Aside<JoinFault>;
  readonly #output: PendingFile | undefined;
  readonly #writer: LineWriter;
  readonly #usage: { -readonly [Count in keyof Usage]: Usage[Count] } = {};
  #rows = 0;
  #joined = 0;
  #repaired = 0;

  constructor(options: JoinOptions, file: ReadableFile, results: ResultFiles, pending: PendingFiles) {
    const { prompt, bound, format, decoder, output, bad } = options;
    this.#options = options;
    this.#file = file;
    this.#results = results;
    this.#pending = pending;
    this.#reader = new RowReader(prompt.inputSchema, format);
    this.#outcomes = new OutcomeReader(prompt, bound, format, decoder);
    this.#aside = new Aside(typeof bad === "string" ? { path: bad, pending } : bad);
    this.#output = typeof output === "string" ? pending.create(output) : undefined;
    this.#writer = new LineWriter(this.#output?.write ?? (output as WriteBytes));
  }

  async run(): Promise<JoinSummary> {
    await this.#scan();
    await this.#joinRows();
    await this.#putRest();
    await this.#writer.flush();
    this.#output?.close();
    await this.#aside.end();
    this.#supersedeBad();
    const { total, counts, path } = this.#aside;
    return {
      rows: this.#rows,
      results: this.#results.index.size,
      joined: this.#joined,
      repaired: this.#repaired,
      bad: total,
      badByKind: counts,
      ...(path !== undefined && { badPath: path }),
      usage: this.#usage,
    };
  }

  async #scan(): Promise<void> {
    const { signal } = this.#options;
    for (const { path, line, hasId } of this.#results.scan()) {
      if (this.#results.index.size % BREATH === 0) await breathe(signal);
      if (hasId) continue;
      const fields = `"file":${JSON.stringify(basename(path))},"text":${JSON.stringify(line.text ?? "")}`;
      await this.#aside.put({ line: line.number, kind: "bad-result", reason: "the line has no id", fields });
    }
  }

  async #joinRows(): Promise<void> {
    const { input, signal } = this.#options;
    for (const line of attemptEach(input, readLines(this.#file))) {
      const wait = this.#take(line);
      if (wait) await wait;
      if (this.#rows % BREATH === 0) await breathe(signal);
    }
  }

  #take(line: Line): void | Promise<void> {
    this.#rows++;
    try {
      const row = this.#reader.read(line);
      const broken: number[] = [];
      const found = this.#results.find(row.id, (entry) => broken.push(entry));
      const [only] = found;
      if (only && found.length === 1 && broken.length === 0) {
        this.#results.index.take(only.entry);
        return this.#put(row, this.#outcomes.read(only.line));
      }
      return this.#takeOdd(row, found, broken);
    } catch (error) {
      const problem = rowErrorOf(error);
      const fields = keepRow(line, problem);
      return this.#aside.put({ line: line.number, kind: "bad-row", reason: problem.message, fields });
    }
  }

  /** A row with no result, or with several. */
  async #takeOdd(row: Row, found: readonly FoundResult[], broken: readonly number[]): Promise<void> {
    for (const entry of broken) await this.#putResult(entry, "bad-result", "the line is no JSON");
    const outcomes = found.map(({ entry, line }) => ({ entry, outcome: this.#outcomes.read(line) }));
    const chosen = outcomes.find(({ outcome }) => "output" in outcome) ?? outcomes[0];
    if (!chosen) {
      const { kind, reason } = this.#explain(row);
      return this.#aside.put({ line: row.line, kind, reason, fields: nameRow(row) });
    }
    for (const { entry } of outcomes) {
      if (entry === chosen.entry) this.#results.index.take(entry);
      else await this.#putResult(entry, "repeated-result", "another result of the row was taken");
    }
    await this.#put(row, chosen.outcome);
  }

  /** Why a row has no result. */
  #explain(row: Row): { kind: JoinFault; reason: string } {
    const { prompt, bound } = this.#options;
    try {
      if (row.hasOwnId && this.#results.wasTaken(row.id)) {
        throw new RowError("repeated-id", `an earlier row has the id ${row.id}`);
      }
      bound.renderJson(prompt.parseInput(row.input));
      return { kind: "no-result", reason: `no result has the id ${row.id}` };
    } catch (error) {
      return { kind: "bad-row", reason: rowErrorOf(error).message };
    }
  }

  #put(row: Row, outcome: Outcome): void | Promise<void> {
    const { answer } = outcome;
    if (answer?.usage) this.#count(answer.usage);
    if ("output" in outcome) return this.#putJoined(row, outcome);
    const { fault, reason, code } = outcome;
    const said = answer && `,"text":${JSON.stringify(answer.text)}${describeAnswer(answer)}`;
    const calls = answer && answer.toolCalls.length > 0 && `,"toolCalls":${JSON.stringify(answer.toolCalls)}`;
    const word = code !== undefined && `,"code":${JSON.stringify(code)}`;
    const fields = [nameRow(row), word, said, calls].filter(Boolean).join("");
    return this.#aside.put({ line: row.line, kind: fault, reason, fields });
  }

  #putJoined(
    row: Row,
    { output, answer, repairs }: Extract<Outcome, { output: Json }>,
  ): void | Promise<void> {
    this.#joined++;
    let fields = `${nameRow(row)},"output":${JSON.stringify(output)}${describeAnswer(answer)}`;
    if (repairs.length > 0) {
      this.#repaired++;
      fields += `,"repairs":${JSON.stringify(repairs)}`;
    }
    return this.#writer.write(`{"line":${printNumber(row.line)},${fields}}\n`);
  }

  /** Results that no row took. */
  async #putRest(): Promise<void> {
    const { index } = this.#results;
    for (let entry = 0; entry < index.size; entry++) {
      if (entry % BREATH === 0) await breathe(this.#options.signal);
      if (!index.isTaken(entry)) await this.#putResult(entry, "no-row", "no row has the id of the result");
    }
  }

  #putResult(entry: number, kind: JoinFault, reason: string): void | Promise<void> {
    this.#results.index.take(entry);
    const file = JSON.stringify(basename(this.#results.pathOf(entry)));
    const text = JSON.stringify(this.#results.textOf(entry));
    return this.#aside.put({ kind, reason, fields: `"file":${file},"text":${text}` });
  }

  #count(usage: Usage): void {
    for (const [name, tokens] of Object.entries(usage) as [keyof Usage, number][]) {
      this.#usage[name] = (this.#usage[name] ?? 0) + tokens;
    }
  }

  /** What an earlier run kept aside would be taken for this one's. */
  #supersedeBad(): void {
    const { bad, files = nodeBatchFiles } = this.#options;
    if (typeof bad !== "string" || this.#aside.path !== undefined) return;
    if (files.names(dirname(bad)).includes(basename(bad))) this.#pending.supersede(bad);
  }
}
