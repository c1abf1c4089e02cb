import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findJsonFault } from "../diagnostics/json-fault.ts";
import { indexLines } from "../diagnostics/line-index.ts";

const PATH = "package.json";
const SECTIONS = ["scripts", "imports", "dependencies", "devDependencies"] as const;

/** The parts of a package.json that `init` reads. */
export interface Manifest {
  readonly name?: unknown;
  readonly type?: unknown;
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly imports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
  readonly peerDependencies?: unknown;
}

/** Reads the text of a package.json. What cannot be added to is said with its place, all at once. */
export function readManifest(text: string): { manifest: Manifest; diagnostics: readonly Diagnostic[] } {
  const lines = indexLines(text);
  const problem = (start: number, end: number, message: string): Diagnostic =>
    diagnose("invalid-package-json", { path: PATH, span: lines.span(start, end), message });
  let manifest: unknown;
  try {
    // npm takes a byte order mark, which is no JSON.
    manifest = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const fault = findJsonFault(text);
    return { manifest: {}, diagnostics: [problem(fault, fault, "package.json is not valid JSON.")] };
  }
  if (!isObject(manifest)) {
    return { manifest: {}, diagnostics: [problem(0, 0, "package.json must hold an object.")] };
  }
  const tree = parseTree(text);
  const diagnostics = SECTIONS.filter((key) => Object.hasOwn(manifest, key) && !isObject(manifest[key])).map(
    (key) => {
      const { offset = 0, length = 0 } = (tree && findNodeAtLocation(tree, [key])) ?? {};
      return problem(offset, offset + length, `\`${key}\` in package.json must be an object.`);
    },
  );
  return { manifest, diagnostics };
}

/** The names of all packages that a project asks for, for any purpose. */
export function dependencyNames(manifest: Manifest): ReadonlySet<string> {
  const { dependencies, devDependencies, peerDependencies } = manifest;
  const lists = [dependencies, devDependencies, peerDependencies].filter(isObject);
  return new Set(lists.flatMap((list) => Object.keys(list)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
