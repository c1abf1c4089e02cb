import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Plugin, ResolvedConfig as ViteConfig, ViteDevServer } from "vite";
import { type BuildReport, ProjectBuild } from "../build/project-build.ts";
import { describeErrors, printDiagnostics } from "./build-error.ts";
import { SerialBuild } from "./serial-build.ts";

/** Options of the Vite plugin. */
export interface PolylectOptions {
  /** Folder from which `prompt.config.ts` is looked for, absolute or relative to Vite's root. Default: Vite's root. */
  readonly root?: string;
}

/**
 * The Vite plugin: compiles the prompts before a build, and in development whenever a prompt, partial, schema, helper
 * or the config is saved. A build fails where a prompt has an error; in development the error is shown in the
 * browser, and the last good modules stay. Works with Vite 6 and later.
 */
export function polylect(options: PolylectOptions = {}): Plugin {
  let project: VitePrompts | undefined;
  return {
    name: "polylect",
    configResolved(config) {
      project = new VitePrompts(config, resolve(config.root, options.root ?? "."));
    },
    configureServer(server) {
      project?.serve(server);
    },
    async buildStart() {
      const error = await project?.compile();
      // A server that does not start could not show the error, nor wait for its correction.
      if (error && !project?.isServed) this.error({ ...error });
    },
    buildEnd() {
      project?.save();
    },
  };
}

/** The prompts of one Vite project. */
class VitePrompts {
  readonly #vite: ViteConfig;
  readonly #build: ProjectBuild;
  readonly #runs: SerialBuild;
  #server: ViteDevServer | undefined;
  #report: BuildReport | undefined;

  constructor(vite: ViteConfig, root: string) {
    this.#vite = vite;
    this.#build = new ProjectBuild(root);
    this.#runs = new SerialBuild(this.#build);
  }

  get isServed(): boolean {
    return this.#server !== undefined;
  }

  save(): void {
    this.#build.save();
  }

  serve(server: ViteDevServer): void {
    this.#server = server;
    server.watcher.on("all", (_event, path) => {
      if (this.#isSource(path)) void this.compile();
    });
  }

  /** Brings the emitted modules up to date, and says what is wrong. Never rejects. */
  async compile() {
    const before = this.#report;
    let report: BuildReport;
    try {
      report = await this.#runs.run();
    } catch (error) {
      this.#vite.logger.error(`polylect: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      return undefined;
    }
    // Calls that shared this run have nothing to add.
    if (report === this.#report) return undefined;
    this.#report = report;
    this.#watch(report);
    return this.#tell(report, before);
  }

  #tell({ config, diagnostics }: BuildReport, before: BuildReport | undefined) {
    const error = describeErrors(diagnostics, config.root);
    const rest = diagnostics.filter(({ severity }) => severity === "warning");
    if (rest.length > 0) this.#vite.logger.warn(printDiagnostics(rest, config.root));
    if (error && this.#server) {
      this.#vite.logger.error(error.frame, { timestamp: true });
      this.#server.ws.send({ type: "error", err: { ...error } });
    }
    const wasBroken =
      before !== undefined && describeErrors(before.diagnostics, before.config.root) !== undefined;
    // Nothing may have been written: the browser would keep showing the error.
    if (!error && wasBroken) this.#server?.ws.send({ type: "full-reload" });
    return error;
  }

  /** Vite watches its own root; the project may stand elsewhere. */
  #watch({ config }: BuildReport): void {
    const folders = [config.prompts, config.schemas].map((folder) => resolve(config.root, folder));
    this.#server?.watcher.add([...folders, ...this.#build.dependencies]);
  }

  #isSource(path: string): boolean {
    // What changes during the first run may have been read before.
    if (!this.#report) return true;
    const { root, prompts, schemas } = this.#report.config;
    const file = resolve(this.#vite.root, path);
    const isInside = (folder: string) => {
      const way = relative(resolve(root, folder), file);
      return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    };
    return [prompts, schemas].some(isInside) || this.#build.dependencies.includes(file);
  }
}
