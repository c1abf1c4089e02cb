import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import type { Backend } from "../../src/backends/backend.ts";
import { backends } from "../../src/backends/registry.ts";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import type { OutputSpec, Tool } from "../../src/ir/tool.ts";
import { instruct } from "../../src/runtime/instruct.ts";
import type { DialectId, JsonObject, Message, Note } from "../../src/runtime/types.ts";

/** One conversation, with what else a request says; read from `test/fixtures/dialects`. */
export interface DialectCase {
  name: string;
  messages: Message[];
  parameters?: Parameters;
  tools?: Tool[];
  output?: OutputSpec;
  /** By dialect; a server of the dialect gets them too, unless it has its own under its id. */
  fields?: { [dialectOrServer: string]: JsonObject };
  models?: { [dialectOrServer: string]: string };
  /** Where the case is not rendered, and why. */
  skip?: { [dialectOrServer: string]: string };
}

/** What one dialect or server makes of a case. */
export interface RenderedCase {
  path: string;
  headers: Record<string, string>;
  body: JsonObject;
  notes: Note[];
}

export const caseFolder = resolve(import.meta.dirname, "../fixtures/dialects");

export const dialectIds = Object.keys(dialects) as DialectId[];

/** The first backend of each dialect: the service that the dialect comes from. */
const homes = dialectIds.map((id) => backends.find(({ dialect }) => dialect === id) as Backend);

/** Every backend that speaks another service's dialect. */
export const servers: readonly Backend[] = backends.filter((backend) => !homes.includes(backend));

/** What a case is rendered for: dialects by their homes, and servers. */
export const targetIds: readonly string[] = [...dialectIds, ...servers.map(({ id }) => id)];

/** The model of a server where a case names none. */
export const usualModels: { readonly [server: string]: string } = {
  embedded: "qwen3-8b.gguf",
  "ollama-openai": "qwen3-vl:8b",
  "llama.cpp": "qwen3-vl-8b",
  vllm: "Qwen/Qwen3-VL-8B-Instruct",
  lmstudio: "qwen3-vl-8b",
  mlx: "mlx-community/Qwen3-8B-4bit",
  openclaw: "openclaw",
  openrouter: "anthropic/claude-sonnet-5.5",
  deepseek: "deepseek-flash",
};

export function readCases(): DialectCase[] {
  return readdirSync(caseFolder)
    .filter((file) => file.endsWith(".yaml") && !file.endsWith(".expected.yaml"))
    .map((file) => ({
      name: file.replace(/\.yaml$/, ""),
      ...(parse(readFileSync(join(caseFolder, file), "utf8")) as Omit<DialectCase, "name">),
    }));
}

/** What a dialect's own service is sent. */
export function renderCase(given: DialectCase, id: DialectId): RenderedCase {
  const home = homes[dialectIds.indexOf(id)] as Backend;
  return renderOn(given, home, given.models?.[id], given.fields?.[id]);
}

/** What a server is sent that speaks another service's dialect. */
export function renderServer(given: DialectCase, server: Backend): RenderedCase {
  const model = given.models?.[server.id] ?? usualModels[server.id];
  return renderOn(given, server, model, given.fields?.[server.id] ?? given.fields?.[server.dialect]);
}

function renderOn(
  given: DialectCase,
  { dialect: id, families }: Backend,
  model: string | undefined,
  fields: JsonObject = {},
): RenderedCase {
  const dialect: Dialect = dialects[id];
  const family = findFamily(families, model);
  const notes: Note[] = [];
  const report = (note: Note) => void notes.push(note);
  const { parameters = {}, tools = [], output } = given;
  const head = dialect.lowerHead({ parameters, tools, output, fields }, family, report);
  const told = instruct(given.messages, head.instruction);
  const messages = dialect.lowerMessages(told, { ...family.rules, ...head.rules }, report);
  const named = dialect.modelIn === "body" ? { model: model ?? "unknown-model" } : {};
  return {
    path: dialect.protocol.path(model ?? "unknown-model"),
    headers: dialect.protocol.headers(model ?? "unknown-model"),
    body: { ...named, ...head.fields, ...messages },
    notes,
  };
}
