import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../support/source-tree.ts";

/** A test as Vitest's JSON reporter has it. */
export interface ReportedTest {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
  readonly meta: { readonly polylect?: { readonly source: { readonly kind: string } } };
}

/** What a run of Vitest left. */
export interface VitestRun {
  readonly code: number;
  /** What it printed. */
  readonly printed: string;
  /** The tests of its JSON report by their full names; empty where none was asked for. */
  readonly tests: ReadonlyMap<string, ReportedTest>;
}

/** An app with prompts, the built package and Vitest in a temporary folder. */
export class VitestApp {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "polylect-vitest-")));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    const installed = join(this.path, "node_modules/polylect");
    mkdirSync(installed, { recursive: true });
    for (const name of ["dist", "schemas", "package.json"])
      cpSync(join(root, name), join(installed, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(installed, "node_modules"));
    symlinkSync(join(root, "node_modules/vitest"), join(this.path, "node_modules/vitest"));
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), text);
  }

  remove(name = ""): void {
    rmSync(join(this.path, name), { recursive: true, force: true });
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  /** Runs `vitest run` with some words, on a desk that is no CI. */
  async run(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<VitestRun> {
    const bin = join(root, "node_modules/vitest/vitest.mjs");
    // What the outer Vitest tells its workers is not for the inner one.
    const outer = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST$|NODE_ENV$)/.test(name));
    const options = {
      cwd: this.path,
      env: { ...Object.fromEntries(outer), CI: "", NO_COLOR: "1", ...env },
    };
    const args = [bin, "run", "--no-isolate", "--maxWorkers=1", "--outputFile.json=report.json", ...words];
    this.remove("report.json");
    const { code, printed } = await new Promise<{ code: number; printed: string }>((done) => {
      const child = execFile(process.execPath, args, options, (_error, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, printed: stdout + stderr }),
      );
    });
    return { code, printed, tests: this.#readTests() };
  }

  #readTests(): Map<string, ReportedTest> {
    if (!this.has("report.json")) return new Map();
    const { testResults } = JSON.parse(readFileSync(join(this.path, "report.json"), "utf8")) as {
      testResults: { name: string; assertionResults: ReportedTest[] }[];
    };
    const all = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map((each): [string, ReportedTest] => {
        const file = name.replace(/^.*\//, "").replace(/\.test\.\w+$/, "");
        return [[file, ...each.ancestorTitles, each.title].join(" > "), each];
      }),
    );
    return new Map(all);
  }
}
