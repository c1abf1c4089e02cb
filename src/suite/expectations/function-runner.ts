import { realpathSync } from "node:fs";
import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Json } from "../../runtime/types.ts";
import type { CheckDetails, CheckFunction } from "./answered.ts";
import { readFunctionReference } from "./function-reference.ts";

/** The longest that a function may take, in milliseconds. */
const LONGEST = 30_000;

/** Runs functions of the project that look at answers. Files are loaded once, as the config is: TypeScript, without a build. */
export class FunctionRunner {
  readonly #root: string;
  readonly #modules = new Map<string, Promise<Readonly<Record<string, unknown>>>>();

  /** @param root absolute path of the project */
  constructor(root: string) {
    this.#root = root;
  }

  /** What a function has against an output, or what keeps it from looking at it; undefined where it has nothing. */
  async run(reference: string, output: Json | undefined, details: CheckDetails): Promise<string | undefined> {
    const { file, name } = readFunctionReference(reference) ?? { file: reference, name: "" };
    let check: unknown;
    try {
      check = (await this.#load(file))[name];
    } catch (error) {
      return `cannot be looked at: ${file} cannot be loaded: ${reasonOf(error)}`;
    }
    if (typeof check !== "function") return `cannot be looked at: ${file} exports no function ${name}`;
    try {
      // Its own copies: what it changes would be what others look at.
      const found = await withinTime(
        (check as CheckFunction)(structuredClone(output), structuredClone(details)),
      );
      if (found === true || found === undefined) return undefined;
      const why = typeof found === "string" ? found : `it returned ${String(found)}`;
      return `does not satisfy ${name}: ${why}`;
    } catch (error) {
      return `does not satisfy ${name}: ${reasonOf(error)}`;
    }
  }

  #load(file: string): Promise<Readonly<Record<string, unknown>>> {
    const known = this.#modules.get(file);
    if (known) return known;
    const loading = this.#import(file);
    this.#modules.set(file, loading);
    return loading;
  }

  async #import(file: string): Promise<Readonly<Record<string, unknown>>> {
    const path = realpathSync(`${this.#root}/${file}`);
    if (!path.startsWith(realpathSync(this.#root) + sep)) throw new Error("it is outside of the project");
    const { createJiti } = await import("jiti");
    return createJiti(pathToFileURL(`${this.#root}/prompt.config.ts`).href).import(path);
  }
}

async function withinTime<Value>(value: Promise<Value> | Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${LONGEST / 1000} s`)), LONGEST);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]?.replace(/\.$/, "") ?? "";
