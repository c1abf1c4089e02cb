import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import type { OutputSpec, Tool } from "../../src/ir/tool.ts";
import type { DialectId, JsonObject, Message, Note } from "../../src/runtime/types.ts";

/** One conversation, with what else a request says; read from `test/fixtures/dialects`. */
export interface DialectCase {
  name: string;
  messages: Message[];
  parameters?: Parameters;
  tools?: Tool[];
  output?: OutputSpec;
  fields?: { [Id in DialectId]?: JsonObject };
  models?: { [Id in DialectId]?: string };
}

/** What one dialect makes of a case. */
export interface RenderedCase {
  path: string;
  headers: Record<string, string>;
  body: JsonObject;
  notes: Note[];
}

export const caseFolder = resolve(import.meta.dirname, "../fixtures/dialects");

export const dialectIds = Object.keys(dialects) as DialectId[];

export function readCases(): DialectCase[] {
  return readdirSync(caseFolder)
    .filter((file) => file.endsWith(".yaml") && !file.endsWith(".expected.yaml"))
    .map((file) => ({
      name: file.replace(/\.yaml$/, ""),
      ...(parse(readFileSync(join(caseFolder, file), "utf8")) as Omit<DialectCase, "name">),
    }));
}

export function renderCase(given: DialectCase, id: DialectId): RenderedCase {
  const dialect = dialects[id];
  const model = given.models?.[id];
  const family = findFamily(dialect.capabilities, model);
  const notes: Note[] = [];
  const report = (note: Note) => void notes.push(note);
  const { parameters = {}, tools = [], output } = given;
  const fields = given.fields?.[id] ?? {};
  const head = dialect.lowerHead({ parameters, tools, output, fields }, family, report);
  const messages = dialect.lowerMessages(given.messages, family.rules, report);
  const named = dialect.modelIn === "body" ? { model: model ?? "unknown-model" } : {};
  return {
    path: dialect.path(model ?? "unknown-model"),
    headers: dialect.headers(family),
    body: { ...named, ...head, ...messages },
    notes,
  };
}
