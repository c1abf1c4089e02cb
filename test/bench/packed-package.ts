import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { runCommand } from "./processes.ts";

/** The package as users get it. */
export interface PackedPackage {
  readonly tarball: string;
  /** Its files, unpacked. */
  readonly folder: string;
  readonly version: string;
  /** The file behind the command `polylect`. */
  readonly bin: string;
  /** Packages that are installed for this repository; those of the package among them. */
  readonly dependencies: string;
}

const LEFT_OUT = new Set(["node_modules", "dist", ".git"]);

/** Builds and packs the checkout in a copy of it, so that its own `dist` stays as it is. Or unpacks a given tarball. */
export function packPackage(root: string, work: string, given: string | undefined): PackedPackage {
  const tarball = given ?? packCopy(root, work);
  const unpacked = join(work, "packed");
  mkdirSync(unpacked);
  runCommand({ program: "tar", args: ["-xzf", tarball, "-C", unpacked], cwd: work });
  const folder = join(unpacked, "package");
  const { version, bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const dependencies = join(root, "node_modules");
  return { tarball, folder, version, bin: typeof bin === "string" ? bin : bin.polylect, dependencies };
}

function packCopy(root: string, work: string): string {
  const copy = join(work, "checkout");
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.has(relative(root, path).split(sep)[0] ?? ""),
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  const destination = join(work, "tarball");
  mkdirSync(destination);
  // Its scripts build the package first.
  runNpm(["pack", "--silent", "--pack-destination", destination], copy);
  const [name] = readdirSync(destination);
  if (!name) throw new Error("npm pack left no file");
  return join(destination, name);
}

/** Runs npm. Throws where it fails. */
export function runNpm(args: readonly string[], cwd: string): string {
  const program = process.platform === "win32" ? "npm.cmd" : "npm";
  return runCommand({ program, args, cwd });
}
