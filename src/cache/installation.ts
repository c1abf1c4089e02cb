import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { hashText } from "../files/hash-text.ts";

/**
 * Differs where compiling may differ: by Node, by the version of this package and of what it depends on, and, for
 * those who change this package, by its files. Undefined where that cannot be found out.
 */
export function describeInstallation(): string | undefined {
  const own = fileURLToPath(import.meta.url);
  const root = findPackage(dirname(own));
  if (root === undefined) return undefined;
  try {
    const { version, dependencies = {} } = readManifest(root);
    const versions = Object.keys(dependencies).map((name) => [name, findVersion(root, name)]);
    const [folder = ""] = own.slice(root.length + 1).split(sep);
    // A build writes all of its files.
    const code = own.endsWith(".js") ? describeFile(own) : listCode(join(root, folder));
    return hashText(JSON.stringify([process.version, version, versions, code]));
  } catch {
    return undefined;
  }
}

interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): PackageManifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function findPackage(folder: string): string | undefined {
  try {
    if (readManifest(folder).name === "polylect") return folder;
  } catch {
    // Most folders on the way have no package.json.
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findPackage(parent);
}

function findVersion(folder: string, name: string): string | undefined {
  const installed = join(folder, "node_modules", name);
  if (existsSync(join(installed, "package.json"))) return readManifest(installed).version;
  const parent = dirname(folder);
  return parent === folder ? undefined : findVersion(parent, name);
}

function listCode(folder: string): unknown[] {
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(({ name }) => name.endsWith(".ts"))
    .map((entry) => describeFile(join(entry.parentPath, entry.name)));
}

/** Published files all have one date, and there the version tells. */
function describeFile(path: string): unknown[] {
  const { size, mtimeMs } = statSync(path);
  return [path, size, mtimeMs];
}
