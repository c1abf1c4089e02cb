import { exportName, findReservation, isIdentifier } from "../../codegen/identifiers.ts";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { FILE_START, type Span } from "../../diagnostics/span.ts";
import type { PromptHead } from "../../ir/prompt.ts";
import type { FrontMatter } from "../2-parse/front-matter.ts";
import type { Shape } from "./check-shape.ts";
import type { FrontMatterEnv } from "./front-matter-env.ts";

/** What a prompt is called. */
export interface PromptNames {
  /** Folder below the prompts folder, name and variant: `billing/refund.formal`. */
  readonly id: string;
  readonly name: string;
  readonly variant: string | undefined;
  /** Where the front matter says the name; undefined where the file's name does. */
  readonly nameSpan: Span | undefined;
}

/** What tells prompts of a project apart, and where to say so. Can be stored as JSON. */
export type NamedPrompt = Pick<PromptHead, "id" | "path" | "nameSpan">;

/** A part of a module path that every system can store and every specifier can hold. */
const SEGMENT = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;

/** Names a prompt by its path and front matter, which wins over the file name. */
export function analyzeNames(
  frontMatter: FrontMatter,
  shape: Shape,
  env: FrontMatterEnv,
): PromptNames & { diagnostics: Diagnostic[] } {
  const fromPath = readPath(env.path, env.promptsDir);
  const name = shape.read<string>("name") ?? fromPath.name;
  const variant = shape.read<string>("variant") ?? fromPath.variant;
  const id = [...fromPath.folders, variant === undefined ? name : `${name}.${variant}`].join("/");
  const isNamed = Object.hasOwn(frontMatter.data, "name");
  const names = { id, name, variant, nameSpan: isNamed ? frontMatter.spans.key(["name"]) : undefined };
  const fault = findFault(id);
  if (!fault) return { ...names, diagnostics: [] };
  const span = names.nameSpan ?? frontMatter.spans.key([]);
  const message = `A prompt can't be called \`${id}\`: ${fault.reason}.`;
  return { ...names, diagnostics: [diagnose(fault.code, { path: env.path, span, message })] };
}

function readPath(path: string, promptsDir: string) {
  const prefix = promptsDir === "." ? "" : `${promptsDir}/`;
  const below = path.startsWith(prefix) ? path.slice(prefix.length) : path.replace(/^.*\//, "");
  const folders = below.replace(/\.prompt$/, "").split("/");
  const file = folders.pop() ?? "";
  const dot = file.indexOf(".", 1);
  const name = dot < 0 ? file : file.slice(0, dot);
  return { folders, name, variant: dot < 0 ? undefined : file.slice(dot + 1) };
}

/** Why a prompt can't have a name. */
function findFault(id: string): { code: "invalid-name" | "reserved-name"; reason: string } | undefined {
  const name = exportName(id);
  if (!id.split("/").every((segment) => SEGMENT.test(segment)) || !isIdentifier(name)) {
    return { code: "invalid-name", reason: "no function can have that name" };
  }
  const owner = id === "index" ? "the module that exports every prompt" : findReservation(name);
  return owner === undefined ? undefined : { code: "reserved-name", reason: `\`${name}\` is ${owner}` };
}

/** Prompts whose module or export would fall together, each reported with the first of its name as related place. */
export function findDuplicateNames(heads: readonly NamedPrompt[]): Diagnostic[] {
  const modules = new Map<string, NamedPrompt>();
  const names = new Map<string, NamedPrompt>();
  const diagnostics: Diagnostic[] = [];
  for (const head of heads) {
    // Half of the world's disks do not tell upper from lower case.
    const module = head.id.toLowerCase();
    const name = exportName(head.id);
    const sameModule = modules.get(module);
    const first = sameModule ?? names.get(name);
    if (first) {
      const what = sameModule ? `the module \`${head.id}\`` : `the export \`${name}\``;
      const message = `${head.path} and ${first.path} would both be ${what}.`;
      const related = [{ message: "The other one is here:", path: first.path, span: placeOf(first) }];
      diagnostics.push(
        diagnose("duplicate-name", { path: head.path, span: placeOf(head), message, related }),
      );
      continue;
    }
    modules.set(module, head);
    names.set(name, head);
  }
  return diagnostics;
}

function placeOf(head: NamedPrompt): Span {
  return head.nameSpan ?? FILE_START;
}
