import type { BuildReport, ProjectBuild } from "../build/project-build.ts";

/** Runs a build so that runs never overlap. */
export class SerialBuild {
  readonly #build: ProjectBuild;
  #current: Promise<BuildReport> | undefined;
  #next: Promise<BuildReport> | undefined;

  constructor(build: ProjectBuild) {
    this.#build = build;
  }

  /** A run that begins after this call. Calls that come while another run goes on share the one after it. */
  run(): Promise<BuildReport> {
    if (!this.#current) return this.#start();
    this.#next ??= this.#current.catch(() => undefined).then(() => this.#start());
    return this.#next;
  }

  #start(): Promise<BuildReport> {
    this.#next = undefined;
    const current = this.#build.run().finally(() => {
      if (this.#current === current) this.#current = undefined;
    });
    this.#current = current;
    return current;
  }
}
