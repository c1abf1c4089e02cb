import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compileSource } from "../src/compiler.ts";
import type { JsonObject, JsonSchema, Message, Part, Role } from "../src/runtime/types.ts";
import { outsideData } from "./support/outside-data.ts";

// Dotprompt's own cases, each through `compileSource`. What this file does is translate between the two forms.

interface Suite {
  name: string;
  template: string;
  data?: CaseData;
  schemas?: Record<string, JsonSchema>;
  resolverSchemas?: Record<string, JsonSchema>;
  partials?: Record<string, string>;
  resolverPartials?: Record<string, string>;
  tests: {
    desc?: string;
    data?: CaseData;
    options?: { input?: { default?: JsonObject } };
    expect: Expected;
  }[];
}

interface CaseData {
  input?: JsonObject;
  context?: JsonObject;
  messages?: DotpromptMessage[];
}

interface Expected {
  messages?: DotpromptMessage[];
  model?: string;
  config?: JsonObject;
  ext?: JsonObject;
  raw?: JsonObject;
  input?: { schema?: JsonSchema };
  output?: { schema?: JsonSchema };
}

interface DotpromptMessage {
  role: string;
  content: DotpromptPart[];
  metadata?: JsonObject;
}

type DotpromptPart = {
  text?: string;
  media?: { url: string; contentType?: string };
  metadata?: JsonObject;
};

/** Cases where polylect departs from Dotprompt on purpose, by suite and description, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const folder = outsideData("POLYLECT_DOTPROMPT_SPEC", "conformance/dotprompt");

describe.skipIf(folder === undefined)("Dotprompt conformance", () => {
  for (const file of folder === undefined ? [] : caseFiles(folder)) {
    describe(file, () => {
      for (const suite of parse(readFileSync(join(folder as string, file), "utf8")) as Suite[]) {
        suite.tests.forEach((test, index) => {
          const name = `${suite.name}: ${test.desc ?? index + 1}`;
          const reason = EXCEPTIONS[name];
          if (reason) it.skip(`${name} (${reason})`);
          else it(name, () => runCase(suite, test));
        });
      }
    });
  }
});

function caseFiles(root: string): string[] {
  return (readdirSync(root, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml")).sort();
}

async function runCase(suite: Suite, test: Suite["tests"][number]): Promise<void> {
  const data = { ...suite.data, ...test.data };
  const { prompt, diagnostics } = await compileSource(suite.template, {
    path: `${suite.name}.prompt`,
    partials: { ...suite.partials, ...suite.resolverPartials },
    schemas: { ...suite.schemas, ...suite.resolverSchemas },
    config: { strictKeys: false },
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!prompt) throw new Error("There is no prompt beside no error.");
  const { expect: expected } = test;
  if (expected.messages) {
    const input = { ...test.options?.input?.default, ...data.input };
    const messages = prompt.messages(input, {
      history: (data.messages ?? []).map(fromDotprompt),
      ...(data.context && { context: data.context }),
    });
    expect(messages.map(toDotprompt)).toEqual(expected.messages);
  }
  if (expected.model !== undefined) expect(prompt.meta.model).toBe(expected.model);
  if (expected.config) expect(prompt.meta.config).toEqual(expected.config);
  if (expected.ext) expect(prompt.meta.ext).toEqual(expected.ext);
  if (expected.raw) expect(prompt.meta.raw).toEqual(expected.raw);
  if (expected.input?.schema) expect(prompt.inputSchema).toEqual(expected.input.schema);
  if (expected.output?.schema) expect(prompt.outputSchema).toEqual(expected.output.schema);
}

function toDotprompt({ role, parts, metadata }: Message): DotpromptMessage {
  return {
    role: role === "assistant" ? "model" : role,
    content: parts.map(partToDotprompt),
    ...(metadata && { metadata: metadata as JsonObject }),
  };
}

function partToDotprompt(part: Part): DotpromptPart {
  switch (part.type) {
    case "text":
      return { text: part.text };
    case "media":
      return {
        media: { ...(part.mimeType !== undefined && { contentType: part.mimeType }), url: part.url },
      };
    case "section":
      return { metadata: { purpose: part.purpose, pending: true } };
    default:
      throw new Error(`Dotprompt has no ${part.type} part.`);
  }
}

function fromDotprompt({ role, content, metadata }: DotpromptMessage): Message {
  const parts = content.map((part): Part => {
    if (part.media) {
      const { url, contentType } = part.media;
      return { type: "media", url, ...(contentType !== undefined && { mimeType: contentType }) };
    }
    return { type: "text", text: part.text ?? "" };
  });
  return { role: (role === "model" ? "assistant" : role) as Role, parts, ...(metadata && { metadata }) };
}
