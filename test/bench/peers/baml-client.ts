import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import type { Bench } from "../bench.ts";
import { nameOf, sizeOf } from "../many-prompts.ts";
import { type Command, runCommand } from "../processes.ts";
import { printNodes, readTurns } from "../template.ts";
import { jinja } from "../template-languages.ts";
import { bodyOf, partialsOf, promptText, SIZES, type Size } from "../workload.ts";
import type { InstalledPeer } from "./install-peers.ts";

/** A BAML project with the prompts of the bench. */
export interface BamlProject {
  readonly folder: string;
  /** Writes the client anew. */
  readonly generate: Command;
  /** The client as one module for Node, without the package itself. Present after {@link bundleClient}. */
  readonly client: string;
}

const capital = (name: string) => name[0]?.toUpperCase() + name.slice(1);

/** The name of the function for a prompt. BAML wants a capital letter. */
export const functionName = capital;

/** A value that not every item of a list has. */
class Optional {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** One item that has the keys of all. */
function mergeItems(items: readonly unknown[]): unknown {
  const [first] = items;
  if (!first || typeof first !== "object" || Array.isArray(first)) return first;
  const all = items as readonly Readonly<Record<string, unknown>>[];
  const merged: Record<string, unknown> = Object.assign({}, ...all);
  const entries = Object.entries(merged).map(([key, value]) => {
    // Lists of lists are merged as one, so that keys of every inner item count.
    const joined = Array.isArray(value) ? all.flatMap((item) => item[key] ?? []) : value;
    return [key, all.every((item) => key in item) ? joined : new Optional(joined)];
  });
  return Object.fromEntries(entries);
}

function typeOf(value: unknown, name: string, classes: Map<string, string>): string {
  if (Array.isArray(value)) return `${typeOf(mergeItems(value), name, classes)}[]`;
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (!value || typeof value !== "object") return "string";
  const lines = Object.entries(value).map(([key, item]) => {
    const optional = item instanceof Optional;
    const type = typeOf(optional ? item.value : item, name + capital(key), classes);
    return `  ${key} ${type}${optional ? "?" : ""}`;
  });
  classes.set(name, `class ${name} {\n${lines.join("\n")}\n}\n`);
  return name;
}

function writeFunction(
  bench: Bench,
  size: Size,
  name: string,
  classes: Map<string, string>,
  end: string,
): string {
  const { workload } = bench;
  const parameters = Object.entries(workload.inputs[size]).map(
    ([key, value]) => `${key}: ${typeOf(value, capital(size) + capital(key), classes)}`,
  );
  const turns = readTurns(bodyOf(promptText(workload, size)), partialsOf(workload.files), jinja).map(
    ({ role, nodes }) =>
      `{{ _.role("${role === "model" ? "assistant" : role}") }}${printNodes(nodes, jinja)}`,
  );
  return `function ${name}(${parameters.join(", ")}) -> string {\n  client Gpt\n  prompt ##"${turns.join("")}${end}"##\n}\n`;
}

function writeSources(bench: Bench, many: number): string {
  const classes = new Map<string, string>();
  const functions = SIZES.map((size) => writeFunction(bench, size, capital(size), classes, ""));
  for (let at = 0; at < many; at++) {
    const end = `\n\nThis is text number ${at}.`;
    functions.push(writeFunction(bench, sizeOf(at), capital(nameOf(at)), classes, end));
  }
  return [...classes.values(), ...functions].join("\n");
}

/** Makes the project in the folder of this run. With `many`, a function for each of the many prompts, too. */
export function writeBamlProject(bench: Bench, peer: InstalledPeer, many: number): BamlProject {
  const folder = join(bench.work, `baml-${many}`);
  const isNew = mkdirSync(join(folder, "baml_src"), { recursive: true }) !== undefined;
  if (isNew) symlinkSync(join(peer.folder, "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const head = `generator target {
  output_type "typescript"
  output_dir "../"
  version "${peer.version}"
  module_format esm
  default_client_mode "async"
}
client<llm> Gpt {
  provider openai
  options {
    model "${bench.workload.models.openai}"
    temperature 0.2
    max_tokens 1024
    api_key "none"
  }
}
`;
  writeFileSync(join(folder, "baml_src/main.baml"), head + writeSources(bench, many));
  const before = () => rmSync(join(folder, "baml_client"), { recursive: true, force: true });
  const cli = join(folder, "node_modules/@boundaryml/baml/cli.js");
  return {
    folder,
    generate: { args: [cli, "generate"], cwd: folder, before },
    client: join(folder, "client.mjs"),
  };
}

/** Generates the client and makes one module of it. Returns its address. */
export function bundleClient({ generate, folder, client }: BamlProject): string {
  generate.before?.();
  runCommand(generate);
  buildSync({
    entryPoints: [join(folder, "baml_client/index.ts")],
    outfile: client,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  return pathToFileURL(client).href;
}
