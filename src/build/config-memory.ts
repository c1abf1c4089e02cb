import { dirname, join, resolve } from "node:path";
import { configFileNames, type KnownConfig, type LoadedConfig, loadConfig } from "../config/load-config.ts";
import { isUntouched, type TimedStamp, timeStamp } from "../files/file-stamp.ts";
import { readStamp } from "../files/read-stamp.ts";

/** The config of a project, loaded again only where a file that it depends on has changed. */
export class ConfigMemory {
  readonly #start: string;
  #loaded: LoadedConfig | undefined;
  #stamps: ReadonlyMap<string, TimedStamp | undefined> = new Map();

  /** `start` is the absolute path of the folder from which a config is looked for. */
  constructor(start: string) {
    this.#start = start;
  }

  /** Absolute paths of the files that the config was made from, and of those that would be, were they there. */
  get dependencies(): readonly string[] {
    return [...this.#stamps.keys()];
  }

  /** `recall` is that of {@link loadConfig}. */
  async load(recall: (root: string) => KnownConfig | undefined): Promise<LoadedConfig> {
    if (this.#loaded && this.#isCurrent()) return this.#loaded;
    // A file that changes while the config is loaded has a date after this, and so counts as changed next time.
    const seenMs = Date.now();
    const loaded = await loadConfig(this.#start, recall);
    // Files of the last config that could be loaded count until another can: the fault may be in one of them.
    const earlier = loaded.diagnostics.length > 0 ? this.#stamps.keys() : [];
    const paths = [...earlier, ...this.#candidates(loaded), ...loaded.dependencies];
    this.#stamps = new Map(paths.map((path) => [path, stampFile(path, seenMs)]));
    this.#loaded = loaded;
    return loaded;
  }

  #isCurrent(): boolean {
    return [...this.#stamps].every(([path, then]) => {
      const now = stampFile(path, 0);
      return now && then ? isUntouched(now, then) : now === then;
    });
  }

  /** Files that would take the place of those found. */
  #candidates({ config }: LoadedConfig): string[] {
    const root = resolve(config.root);
    const isFound = config.path !== undefined;
    const configs = foldersFrom(resolve(this.#start), isFound ? root : undefined).flatMap((folder) =>
      configFileNames.map((name) => join(folder, name)),
    );
    const packages = foldersFrom(resolve(root, config.outDir), root).map((folder) =>
      join(folder, "package.json"),
    );
    return [...configs, ...packages];
  }
}

/** A folder and those above it, up to the last one or to the root of the disk. */
function foldersFrom(folder: string, last: string | undefined): string[] {
  const parent = dirname(folder);
  return folder === last || parent === folder ? [folder] : [folder, ...foldersFrom(parent, last)];
}

function stampFile(path: string, seenMs: number): TimedStamp | undefined {
  const stamp = readStamp(path);
  return stamp && timeStamp(stamp, seenMs);
}
