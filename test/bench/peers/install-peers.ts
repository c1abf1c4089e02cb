import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { PeerChoice } from "../options.ts";
import { runNpm } from "../packed-package.ts";
import manifest from "./peers.json" with { type: "json" };

/** Another package that does a part of what this one does. */
export type PeerName = keyof typeof manifest;

/** A peer in a folder of its own, outside the project. */
export interface InstalledPeer {
  readonly name: PeerName;
  readonly version: string;
  /** The folder with its `node_modules`. */
  readonly folder: string;
  /** Why it is not there; absent where it is. */
  readonly missing?: string;
}

/** Where peers are kept between runs: the folder of the system for such things. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const system =
    XDG_CACHE_HOME ??
    LOCALAPPDATA ??
    join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
  return join(system, "polylect-bench");
}

/** Installs the chosen peers, each in its own folder. One that cannot be had is returned with the reason. */
export function installPeers(choice: PeerChoice, say: (line: string) => void): InstalledPeer[] {
  const names = Object.keys(manifest) as PeerName[];
  return names.map((name) => {
    const { packages, heavy } = manifest[name];
    const version = Object.values(packages)[0] ?? "";
    const folder = join(cacheFolder(), `${name}-${version}`);
    const peer = { name, version, folder };
    if (choice === "none" || (heavy && choice !== "all")) {
      return { ...peer, missing: `not installed: asks for --peers=${heavy ? "all" : "default"}` };
    }
    if (existsSync(join(folder, "complete"))) return peer;
    say(`installing ${name} ${version}`);
    try {
      install(folder, packages);
      return peer;
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error)
        .split("\n")
        .slice(-1);
      return { ...peer, missing: `not installed: ${reason}` };
    }
  });
}

function install(folder: string, dependencies: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies }),
  );
  runNpm(["install", "--no-audit", "--no-fund", "--silent"], folder);
  writeFileSync(join(folder, "complete"), "");
}
