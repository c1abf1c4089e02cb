import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { App } from "./app.ts";
import type { RowResult } from "./figure.ts";
import { fillWithMany } from "./many-prompts.ts";
import type { BenchOptions } from "./options.ts";
import type { PackedPackage } from "./packed-package.ts";
import type { InstalledPeer } from "./peers/install-peers.ts";
import type { Command } from "./processes.ts";
import type { Workload } from "./workload.ts";

/** One row of the table: a file in `rows/` and a line in `registry.ts`. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** The limit in words, as it was set. */
  readonly limit: string;
  run(bench: Bench): RowResult | Promise<RowResult>;
}

/** What rows share: the packed package, the workload, apps that several rows use, and other packages. */
export class Bench {
  readonly root: string;
  readonly work: string;
  readonly options: BenchOptions;
  readonly packed: PackedPackage;
  readonly workload: Workload;
  readonly peers: readonly InstalledPeer[];
  readonly #apps = new Map<string, App>();

  constructor(parts: Pick<Bench, "root" | "work" | "options" | "packed" | "workload" | "peers">) {
    this.root = parts.root;
    this.work = parts.work;
    this.options = parts.options;
    this.packed = parts.packed;
    this.workload = parts.workload;
    this.peers = parts.peers;
  }

  /** What counts as many prompts in this run. */
  get many(): number {
    return this.options.quick ? 100 : 1000;
  }

  /** An app with the three prompts of the workload, and those of the bench, compiled. */
  workloadApp(): App {
    return this.#app("workload-app", (app) => {
      app.configure(this.workload.targets);
      for (const [name, text] of this.workload.files) app.write(`prompts/${name}`, text);
      app.compile();
    });
  }

  /** An app with many prompts made of those of the workload, not compiled. */
  manyApp(count: number, style?: "xml"): App {
    return this.#app(`many-${style ?? "written"}-${count}`, (app) => {
      app.configure(this.workload.targets);
      fillWithMany(app, this.workload, count, style);
    });
  }

  /** The same, compiled. Rows that compile anew take {@link manyApp} and leave it compiled. */
  compiledApp(count: number): App {
    return this.#app(`compiled-${count}`, (app) => {
      app.configure(this.workload.targets);
      fillWithMany(app, this.workload, count);
      app.compile();
    });
  }

  /** A new app. */
  newApp(name: string): App {
    return new App(this.work, name, this.packed);
  }

  /** A file outside every app. Returns its path. */
  write(path: string, text: string): string {
    const full = join(this.work, "scripts", path);
    mkdirSync(join(full, ".."), { recursive: true });
    writeFileSync(full, text);
    return full;
  }

  /** A module outside every app. Returns its address. */
  module(path: string, text: string): string {
    return pathToFileURL(this.write(path, text)).href;
  }

  /** Node with nothing to do: the least that any process takes. */
  bareNode(): Command {
    return { args: [this.write("empty.mjs", "")], cwd: this.work };
  }

  /** A TypeScript file of the bench as one module that plain Node runs. Returns its path. */
  bundle(path: string, folder = join(this.work, "scripts")): string {
    const outfile = join(folder, path.replace(/^.*\//, "").replace(/\.ts$/, ".mjs"));
    buildSync({
      entryPoints: [join(this.root, "test/bench", path)],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      logLevel: "error",
    });
    return outfile;
  }

  #app(name: string, fill: (app: App) => void): App {
    const made = this.#apps.get(name) ?? this.newApp(name);
    if (!this.#apps.has(name)) {
      fill(made);
      this.#apps.set(name, made);
    }
    return made;
  }
}
