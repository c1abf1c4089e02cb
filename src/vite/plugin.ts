import { join, resolve } from "node:path";
import type { Logger, Plugin, ViteDevServer } from "vite";
import { type BuildReport, ProjectBuild } from "../build/project-build.ts";
import { type ProjectWatch, watchProject } from "../watch/watch-project.ts";
import { type BuildError, describeErrors, printDiagnostics } from "./build-error.ts";

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
  let watch: ProjectWatch | undefined;
  let start = "";
  let logger: Logger | undefined;
  return {
    name: "polylect",
    configResolved(config) {
      start = resolve(config.root, options.root ?? ".");
      logger = config.logger;
    },
    async configureServer(server) {
      // Runners of tests serve without watching.
      if (server.config.server.watch !== null) watch = await serve(start, server);
    },
    async buildStart() {
      if (watch) return;
      const build = new ProjectBuild(start);
      const report = await build.run();
      build.save();
      warn(report, logger);
      const error = describeErrors(report.diagnostics, report.config.root);
      if (error) this.error({ ...error });
    },
    async buildEnd() {
      await watch?.close();
    },
  };
}

/** Watches the project of a server, and tells its browsers. */
function serve(start: string, server: ViteDevServer): Promise<ProjectWatch> {
  const { logger } = server.config;
  let last: BuildError | undefined;
  return watchProject(start, {
    onBuild: (report) => {
      const { root, outDir } = report.config;
      warn(report, logger);
      const error = describeErrors(report.diagnostics, root);
      if (error) {
        logger.error(error.frame, { timestamp: true });
        server.ws.send({ type: "error", err: { ...error } });
      }
      // Vite's own watcher keeps some changes to itself, such as a second one within 50 ms.
      for (const path of report.written) server.watcher.emit("change", join(root, outDir, path));
      // Where nothing had to be written, the browser would keep showing the error.
      if (last && !error) server.ws.send({ type: "full-reload" });
      last = error;
    },
    onError: (error) => logger.error(`polylect: ${error.stack ?? error.message}`, { timestamp: true }),
  });
}

function warn({ diagnostics, config }: BuildReport, logger: Logger | undefined): void {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  if (warnings.length > 0) logger?.warn(printDiagnostics(warnings, config.root));
}
