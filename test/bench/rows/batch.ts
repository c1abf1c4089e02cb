import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { App } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { type Command, runCommand } from "../processes.ts";
import { measureUsage } from "../usage.ts";
import type { Usage } from "../workers/report-usage.ts";

const PROMPT = [
  "---",
  "input:",
  "  schema: { subject: string, body: string, 'channel?(enum)': [email, chat, phone] }",
  "output:",
  "  schema:",
  "    queue(enum): [billing, technical, account, other]",
  "    priority(enum): [low, normal, high, urgent]",
  "    reason: string",
  "---",
  '{{role "system"}}You sort support tickets into queues by what blocks the customer most.',
  '{{role "user"}}By {{channel}}: {{subject}}',
  "",
  "{{body}}",
].join("\n");

/** The most memory that a batch may take, in MB. */
const MOST = 150;

/** Files of a batch, in the folder of an app. */
class BatchFolder {
  readonly #bench: Bench;
  readonly #app: App;
  readonly count: number;

  constructor(bench: Bench) {
    this.#bench = bench;
    this.count = bench.options.quick ? 20_000 : 1_000_000;
    this.#app = bench.newApp("batch-app");
    this.#app.configure({ gpt: "openai/gpt-6.1-sol" });
    this.#app.write("prompts/ticket.prompt", PROMPT);
    runCommand(this.#worker("write-rows", "rows.jsonl", String(this.count)));
  }

  /** Parses every row and writes it again. */
  copy(): Usage {
    return measureUsage(this.#bench, this.#worker("copy-rows", "rows.jsonl", "copied.jsonl"));
  }

  write(): Usage {
    return this.#batch("--output", "requests.jsonl");
  }

  answer(): void {
    const requests = readdirSync(this.#app.folder).filter((name) => /^requests\.(\d+\.)?jsonl$/.test(name));
    runCommand(this.#worker("answer-batch", "results.jsonl", ...requests));
    for (const name of requests) rmSync(join(this.#app.folder, name));
  }

  join(): Usage {
    return this.#batch("--join", "results.jsonl", "--output", "joined.jsonl");
  }

  #batch(...more: string[]): Usage {
    const args = ["batch", "ticket", "--target", "gpt", "--input", "rows.jsonl", ...more];
    return measureUsage(this.#bench, this.#app.cli(...args));
  }

  #worker(name: string, ...args: string[]): Command {
    const script = this.#bench.bundle(`workers/${name}.ts`);
    return { args: [script, ...args], cwd: this.#app.folder };
  }
}

function describe(what: string, usage: Usage, copied: Usage, count: number): Figure[] {
  const rate = (milliseconds: number) => `${Math.round(count / (milliseconds / 1000))} rows/s`;
  return [
    {
      what,
      unit: "ms",
      reference: copied.milliseconds,
      value: usage.milliseconds,
      note: `${rate(usage.milliseconds)}; JSON.parse and JSON.stringify alone: ${rate(copied.milliseconds)}`,
    },
    {
      what: `${what}, peak of memory`,
      unit: "MB",
      reference: copied.peakMemory / 1000,
      value: usage.peakMemory / 1000,
      limit: { of: "value", most: MOST },
      note: "one process",
    },
  ];
}

/** The command `batch`. */
export const batch: Row = {
  id: "batch",
  title: "`polylect batch`: rows written as requests, and joined with results ÷ copying the rows",
  limit: `1,000,000 rows in ${MOST} MB of memory`,
  run: (bench) => {
    const folder = new BatchFolder(bench);
    const copied = folder.copy();
    const written = folder.write();
    folder.answer();
    const joined = folder.join();
    return {
      figures: [
        ...describe(`${folder.count} rows written`, written, copied, folder.count),
        ...describe(`${folder.count} results joined`, joined, copied, folder.count),
      ],
      notes: [
        "The reference reads the same rows, parses each line, and writes it again. Results are scripted, and in an order drawn at random. Loading the command line and compiling the prompt are in the times.",
      ],
    };
  },
};
