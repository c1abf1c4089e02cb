import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { App } from "../app.ts";
import type { Bench } from "../bench.ts";
import { bundledSize } from "../bundled-size.ts";
import type { Figure } from "../figure.ts";
import { nameOf, sizeOf } from "../many-prompts.ts";
import { type Command, compareCommands } from "../processes.ts";
import { bodyOf, promptText } from "../workload.ts";
import { bundleClient, functionName, writeBamlProject } from "./baml-client.ts";
import type { InstalledPeer } from "./install-peers.ts";
import { onPeer } from "./on-peer.ts";

/** Times a command of a peer against a reference. */
function timed(
  bench: Bench,
  peer: InstalledPeer,
  what: string,
  reference: Command,
  candidate: Command,
): Figure {
  const { pairs } = bench.options;
  const found = compareCommands(reference, candidate, pairs);
  const title = `${peer.name} ${peer.version}: ${what}`;
  return { what: title, unit: "ms", ...found, note: `${pairs} pairs of processes` };
}

const PARSE = `import { readdirSync, readFileSync } from "node:fs";
import { Dotprompt } from "dotprompt";
const texts = new Map(readdirSync("prompts").map((name) => [name, readFileSync(\`prompts/\${name}\`, "utf8")]));
const partials = {};
for (const [name, text] of texts) if (name.startsWith("_")) partials[name.slice(1).replace(".prompt", "")] = text;
const dotprompt = new Dotprompt({ partials });
for (const [name, text] of texts) if (!name.startsWith("_")) await dotprompt.compile(text);
`;

/** Peers that read or compile many prompts, against the same reference as ours. */
export async function compareCompilers(bench: Bench, app: App, reference: Command): Promise<Figure[]> {
  const dotprompt = await onPeer(bench, "dotprompt", "ms", (peer) => {
    const folder = join(app.folder, "dotprompt");
    const script = app.write("dotprompt/parse.mjs", PARSE);
    symlinkSync(join(peer.folder, "node_modules"), join(folder, "node_modules"), "junction");
    const what = `${bench.many} prompts parsed; templates are compiled when they first render`;
    return [timed(bench, peer, what, reference, { args: [script], cwd: app.folder })];
  });
  const baml = await onPeer(bench, "baml", "ms", (peer) => {
    const { generate } = writeBamlProject(bench, peer, bench.many);
    return [timed(bench, peer, `generate, ${bench.many} functions`, reference, generate)];
  });
  return [...dotprompt, ...baml];
}

/** A client with many functions, imported, and one request built. */
export function compareImports(bench: Bench): Promise<Figure[]> {
  return onPeer(bench, "baml", "ms", (peer) => {
    const project = writeBamlProject(bench, peer, bench.many);
    const client = bundleClient(project);
    const at = Math.floor(bench.many / 2);
    const values = Object.values(bench.workload.inputs[sizeOf(at)]).map((value) => JSON.stringify(value));
    const script = bench.write(
      "import-baml.mjs",
      `import { b } from ${JSON.stringify(client)};\nawait b.request.${functionName(nameOf(at))}(${values.join(", ")});\n`,
    );
    const what = `client of ${bench.many} functions, and one request`;
    return [timed(bench, peer, what, bench.bareNode(), { args: [script], cwd: project.folder })];
  });
}

/** An app that imports a client with many functions. `check` makes the command for it. */
export function compareTypes(
  bench: Bench,
  reference: Command,
  check: (folder: string, source: string) => Command,
): Promise<Figure[]> {
  return onPeer(bench, "baml", "ms", (peer) => {
    const project = writeBamlProject(bench, peer, bench.many);
    bundleClient(project);
    const inputs = Object.entries(bench.workload.inputs);
    const constants = inputs.map(([size, input]) => `const ${size} = ${JSON.stringify(input)};`);
    const calls = Array.from({ length: bench.many }, (_, at) => {
      const keys = Object.keys(bench.workload.inputs[sizeOf(at)]).map((key) => `${sizeOf(at)}.${key}`);
      return `  b.request.${functionName(nameOf(at))}(${keys.join(", ")}),`;
    });
    const source = `import { b } from "./baml_client/index.js";\n${constants.join("\n")}\nexport const requests = [\n${calls.join("\n")}\n];\n`;
    return [timed(bench, peer, `${bench.many} functions`, reference, check(project.folder, source))];
  });
}

/** What peers add to an app, by the same rule as ours. */
export async function compareBundles(bench: Bench, own: number): Promise<Figure[]> {
  const measure = async (
    peer: InstalledPeer,
    what: string,
    entry: string,
    folder: string,
    note = "",
  ): Promise<Figure> => {
    const size = await bundledSize(entry, folder);
    const title = `${peer.name} ${peer.version}: ${what}`;
    return { what: title, unit: "B", value: size - own, note: `${size} less ${own}${note}` };
  };
  const prompt = promptText(bench.workload, "small");
  const handlebars = await onPeer(bench, "handlebars", "B", async (peer) => {
    const body = bodyOf(prompt).replace(/\{\{~?role[^}]*\}\}/g, "");
    const entry = `import handlebars from "handlebars/runtime.js";\nexport const small = handlebars.template(${Handlebars.precompile(body)});`;
    return [await measure(peer, "small, precompiled, with its runtime", entry, peer.folder)];
  });
  const dotprompt = await onPeer(bench, "dotprompt", "B", async (peer) => {
    const entry = `import { Dotprompt } from "dotprompt";\nexport const small = new Dotprompt().compile(${JSON.stringify(prompt)});`;
    return [await measure(peer, "small", entry, peer.folder)];
  });
  const baml = await onPeer(bench, "baml", "B", async (peer) => {
    const project = writeBamlProject(bench, peer, 0);
    const entry = `export { b } from ${JSON.stringify(bundleClient(project).replace("file://", ""))};`;
    const scope = join(peer.folder, "node_modules/@boundaryml");
    const native = readdirSync(scope).filter((name) => name !== "baml");
    return [
      await measure(
        peer,
        "client of three functions",
        entry,
        project.folder,
        `, besides ${native.join(", ")}`,
      ),
    ];
  });
  return [...handlebars, ...dotprompt, ...baml];
}

/** The same number of cases with promptfoo's provider that answers with the prompt. */
export function compareSuites(bench: Bench, count: number): Promise<Figure[]> {
  return onPeer(bench, "promptfoo", "ms", (peer) => {
    const app = bench.newApp("promptfoo");
    const cases = Array.from({ length: count }, (_, at) => ({ vars: { text: `Text number ${at}` } }));
    const config = {
      prompts: ["Translate this text: {{text}}"],
      providers: ["one", "two", "three"].map((label) => ({ id: "echo", label })),
      tests: cases.map((each) => ({ ...each, assert: [{ type: "contains", value: each.vars.text }] })),
    };
    const path = app.write("promptfooconfig.json", JSON.stringify(config));
    const { bin } = JSON.parse(
      readFileSync(join(peer.folder, "node_modules/promptfoo/package.json"), "utf8"),
    );
    const script = join(peer.folder, "node_modules/promptfoo", bin.promptfoo);
    const args = [script, "eval", "-c", path, "--no-cache", "--no-table", "--no-progress-bar", "--no-write"];
    const env = {
      PROMPTFOO_DISABLE_TELEMETRY: "1",
      PROMPTFOO_DISABLE_UPDATE: "1",
      PROMPTFOO_CONFIG_DIR: app.folder,
    };
    const command = { args, cwd: app.folder, env };
    return [timed(bench, peer, `${count} cases × 3 targets`, bench.bareNode(), command)];
  });
}
