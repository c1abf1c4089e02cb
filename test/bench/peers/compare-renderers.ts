import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bench } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { compareFunctions } from "../functions.ts";
import { printNodes, readTurns, type TemplateLanguage } from "../template.ts";
import { eta, javaScript } from "../template-languages.ts";
import { bodyOf, partialsOf, promptText, SIZES, type Size } from "../workload.ts";
import { bundleClient, functionName, writeBamlProject } from "./baml-client.ts";
import type { InstalledPeer, PeerName } from "./install-peers.ts";
import { onPeer } from "./on-peer.ts";
import type { PeerTask } from "./peer.ts";

/** Peers that render, from fast to slow. Each has an adapter of its name in this folder. */
const RENDERERS = ["eta", "handlebars", "dotprompt", "ai", "baml"] as const satisfies readonly PeerName[];

/** Renders each size for `openai-chat` with each peer. `hand` gives the module of the reference. */
export async function compareRenderers(
  bench: Bench,
  form: PeerTask["form"],
  hand: (size: Size) => string,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of RENDERERS) {
    const found = await onPeer(bench, name, "ns", async (peer) => {
      const folder = prepareFolder(bench, peer, form);
      const generated = name === "baml" ? bundleClient(writeBamlProject(bench, peer, 0)) : undefined;
      const each: Figure[] = [];
      for (const size of SIZES) {
        const candidate = await writeContender(bench, peer, folder, { size, form, generated });
        const use = form === "json" ? "flatten" : "keep";
        const { note, differs, ...times } = compareFunctions(bench, {
          reference: hand(size),
          candidate,
          size,
          use,
          compare: "texts",
        });
        each.push({
          what: `${size}, openai-chat: ${name} ${peer.version}`,
          unit: "ns",
          ...times,
          note: [note, ...differs.map((what) => `differs in ${what}`)].join("; "),
        });
      }
      return each;
    });
    figures.push(...found);
  }
  return figures;
}

function prepareFolder(bench: Bench, peer: InstalledPeer, form: string): string {
  const folder = join(bench.work, `peer-${peer.name}-${form}`);
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(peer.folder, "node_modules"), join(folder, "node_modules"), "junction");
  bench.bundle(`peers/${peer.name}.ts`, folder);
  return folder;
}

interface Contender {
  readonly size: Size;
  readonly form: PeerTask["form"];
  readonly generated: string | undefined;
}

async function writeContender(
  bench: Bench,
  peer: InstalledPeer,
  folder: string,
  made: Contender,
): Promise<string> {
  const { size, form, generated } = made;
  const { workload } = bench;
  const prompt = promptText(workload, size);
  const partials = partialsOf(workload.files);
  const { req } = await import(workload.hand);
  const { messages: _, ...head } = req[size].openai(workload.inputs[size]);
  const turns = (language: TemplateLanguage) =>
    readTurns(bodyOf(prompt), partials, language).map(({ role, nodes }) => ({
      role: openaiRole(role),
      text: printNodes(nodes, language),
    }));
  const task: PeerTask = {
    form,
    prompt,
    partials: Object.fromEntries(partials),
    turns: {
      handlebars: splitTurns(bodyOf(prompt)),
      eta: turns(eta),
      javaScript: turns(javaScript).map(({ role, text }) => ({
        role,
        text: `let s = "";\n${text}return s;`,
      })),
    },
    head,
    keys: Object.keys(workload.inputs[size]),
    ...(generated === undefined ? {} : { generated: { address: generated, name: functionName(size) } }),
  };
  const file = join(folder, `${size}.mjs`);
  const text = `import { create } from "./${peer.name}.mjs";\nexport const { run, isAsync } = await create(${JSON.stringify(task)});\n`;
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

const openaiRole = (role: string) => (role === "model" ? "assistant" : role);

/** A template cut at its role tags, for an engine that knows no roles. */
function splitTurns(body: string): { role: string; text: string }[] {
  const [, ...parts] = body.split(/\s*\{\{~?role "(\w+)"~?\}\}\s*/);
  return parts.flatMap((role, at) =>
    at % 2 === 0 ? [{ role: openaiRole(role), text: parts[at + 1]?.trim() ?? "" }] : [],
  );
}
