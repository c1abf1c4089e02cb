import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PackedPackage } from "./packed-package.ts";
import { type Command, runCommand } from "./processes.ts";

/** Where compiled prompts are, in an app. */
export const GENERATED = "generated/prompts";

/** A project that uses the packed package: what a user's own looks like. */
export class App {
  readonly folder: string;
  readonly #cli: string;

  /** Makes the folder `name` in `work`, with the package and its dependencies where Node finds them. */
  constructor(work: string, name: string, packed: PackedPackage) {
    this.folder = join(work, name, "app");
    const installed = join(this.folder, "node_modules/polylect");
    mkdirSync(dirname(installed), { recursive: true });
    cpSync(packed.folder, installed, { recursive: true });
    symlinkSync(packed.dependencies, join(work, name, "node_modules"), "junction");
    this.#cli = join(installed, packed.bin);
    this.write("package.json", JSON.stringify({ name: "app", private: true, type: "module" }));
  }

  /** Writes a file and returns its full path. */
  write(path: string, text: string): string {
    const full = join(this.folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
  }

  /** Writes `prompt.config.ts` with these targets. */
  configure(targets: Readonly<Record<string, string>>): void {
    const config = `import { defineConfig } from "polylect";\n\nexport default defineConfig({ targets: ${JSON.stringify(targets)} });\n`;
    this.write("prompt.config.ts", config);
  }

  /** The command line of the package, started as npm starts it, but without npm. */
  cli(...args: string[]): Command {
    return { args: [this.#cli, ...args], cwd: this.folder };
  }

  /** Compiles the prompts. Throws where a prompt has a mistake. */
  compile(): void {
    runCommand(this.cli("compile"));
  }

  /** Removes what was compiled, and every cache, so that the next run starts from nothing. */
  clean(): void {
    for (const path of ["generated", ".polylect", "node_modules/.cache"]) {
      rmSync(join(this.folder, path), { recursive: true, force: true });
    }
  }

  /** The address of an emitted module. */
  emitted(id: string): string {
    const path = join(this.folder, GENERATED, id);
    return pathToFileURL(existsSync(`${path}.mjs`) ? `${path}.mjs` : `${path}.js`).href;
  }

  /** A file of the app that Node runs. */
  script(path: string, text: string): Command {
    return { args: [this.write(path, text)], cwd: this.folder };
  }
}
