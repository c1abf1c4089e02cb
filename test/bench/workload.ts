import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { writeExampleWorkload } from "./example-workload.ts";
import type { PackedPackage } from "./packed-package.ts";

/** The three prompts of the bench. */
export const SIZES = ["small", "medium", "large"] as const;
export type Size = (typeof SIZES)[number];

/** The dialects that there is hand-written code for: name, export of a compiled module, name in `hand.mjs`. */
export const DIALECTS = [
  { dialect: "openai-chat", exported: "openaiChat", wire: "openai", backend: "openai" },
  { dialect: "anthropic", exported: "anthropic", wire: "anthropic", backend: "anthropic" },
  { dialect: "gemini", exported: "gemini", wire: "gemini", backend: "google" },
] as const;
export type DialectRow = (typeof DIALECTS)[number];

/** Prompts, their inputs, and what a person would write by hand instead. */
export interface Workload {
  /** Where it comes from, for the page. */
  readonly origin: string;
  /** Addresses of the modules with the hand-written functions (`req[size][wire]`) and the inputs (`inputs[size]`). */
  readonly hand: string;
  readonly data: string;
  /** Text of each prompt file and partial, by file name. */
  readonly files: ReadonlyMap<string, string>;
  readonly inputs: Readonly<Record<Size, Readonly<Record<string, unknown>>>>;
  /** Targets with the models that the hand-written functions name. */
  readonly targets: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<DialectRow["wire"], string>>;
}

const VARIABLE = "POLYLECT_BENCH_WORKLOAD";

/** Loads the workload beside the checkout; where there is none, makes one of the example prompts, and says so. */
export async function loadWorkload(root: string, work: string, packed: PackedPackage): Promise<Workload> {
  const given = process.env[VARIABLE];
  const beside = given ?? resolve(root, "../shared/bench/workload");
  if (given !== undefined && !existsSync(given))
    throw new Error(`${VARIABLE} names ${given}, which is not there`);
  if (existsSync(beside)) return readWorkload(beside, "the shared workload");
  const folder = join(work, "workload");
  await writeExampleWorkload(root, folder, packed);
  return readWorkload(folder, "example prompts of this repository, against generated references");
}

async function readWorkload(folder: string, origin: string): Promise<Workload> {
  const url = (file: string) => pathToFileURL(join(folder, file)).href;
  const [hand, data] = [url("hand.mjs"), url("data.mjs")];
  const [{ inputs }, { CFG: models }] = await Promise.all([import(data), import(url("texts.mjs"))]);
  const prompts = join(folder, "prompts");
  const files = new Map(
    readdirSync(prompts).map((name) => [name, trimMessages(readFileSync(join(prompts, name), "utf8"))]),
  );
  const targets = Object.fromEntries(
    DIALECTS.map(({ wire, backend }) => [wire, `${backend}/${models[wire]}`]),
  );
  return { origin, hand, data, files, inputs, targets, models };
}

/**
 * Marks role tags with `~` and drops line breaks at the end of a prompt. Line breaks around a role tag belong to the
 * messages, and the hand-written functions have none there.
 */
function trimMessages(text: string): string {
  return text.startsWith("---") ? text.replace(/\{\{~?(role "\w+")~?\}\}/g, "{{~$1~}}").trimEnd() : text;
}

/** The text of a prompt file. */
export function promptText(workload: Workload, size: Size): string {
  const text = workload.files.get(`${size}.prompt`);
  if (text === undefined) throw new Error(`the workload has no ${size}.prompt`);
  return text;
}

/** What stands below the front matter. */
export function bodyOf(prompt: string): string {
  return prompt.replace(/^---\n[\s\S]*?\n---\n/, "");
}

/** Partials by name. */
export function partialsOf(files: ReadonlyMap<string, string>): Map<string, string> {
  const partials = new Map<string, string>();
  for (const [name, text] of files) {
    if (name.startsWith("_")) partials.set(name.slice(1).replace(/\.prompt$/, ""), text);
  }
  return partials;
}
