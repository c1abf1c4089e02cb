import { existsSync } from "node:fs";
import { join } from "node:path";
import { AGENTS, type Agent, detect, resolveCommand } from "package-manager-detector";

/** The package manager of a project, and how its commands are written. */
export interface PackageCommands {
  /** `npm`, `pnpm`, `yarn` or `bun`, or another that is known. */
  readonly name: string;
  /** Installs what package.json lists. */
  readonly install: string;
  /** Runs a command of an installed package, given as words. */
  run(...words: readonly string[]): string;
}

/**
 * The package manager that a folder or one above it shows by its lock file or in package.json, up to the root of the
 * repository; else the one that started this process, by the environment; else npm.
 */
export async function findPackageCommands(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<PackageCommands> {
  const detected = await detect({ cwd: root, stopDir: (folder) => existsSync(join(folder, ".git")) });
  const [starter] = (env["npm_config_user_agent"] ?? "").split("/");
  const agent = detected?.agent ?? AGENTS.find((each) => each === starter) ?? "npm";
  return {
    name: detected?.name ?? agent,
    install: write(agent, "install", []),
    run: (...words) => write(agent, "execute-local", words),
  };
}

function write(agent: Agent, command: "install" | "execute-local", words: readonly string[]): string {
  const resolved = resolveCommand(agent, command, [...words]);
  return resolved ? [resolved.command, ...resolved.args].join(" ") : ["npx", ...words].join(" ");
}
