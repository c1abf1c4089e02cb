import { indexLines } from "../../src/diagnostics/line-index.ts";
import type { Body } from "../../src/ir/prompt.ts";
import { parseTemplate } from "../../src/phases/2-parse/parse-template.ts";
import type { Template } from "../../src/phases/2-parse/template.ts";
import { type LoweredTemplate, lowerTemplate } from "../../src/phases/4-lower/lower-template.ts";
import type { DialectId, JsonSchema } from "../../src/runtime/types.ts";
import { showNodes } from "./show-nodes.ts";

/** What a template may use. */
export interface Around {
  readonly partials?: Readonly<Record<string, string>>;
  readonly helpers?: readonly string[];
  readonly schema?: JsonSchema;
  readonly dialect?: DialectId;
}

/** Lowers a template that is given as text. Throws where it cannot be parsed. */
export function lowerText(text: string, around: Around = {}): LoweredTemplate {
  const partials = new Map(
    Object.entries(around.partials ?? {}).map(([name, source]) => [name, parse(`_${name}.prompt`, source)]),
  );
  return lowerTemplate(
    parse("a.prompt", text),
    {
      partial: (name) => partials.get(name),
      partialNames: [...partials.keys()],
      helpers: new Set(around.helpers),
      inputSchema: around.schema,
      inProject: true,
    },
    around.dialect,
  );
}

/** The functions that a body calls and its nodes, each on a line. */
export function showBody({ functions, nodes }: Body): string {
  return [...functions.map(({ id, body }) => `${id}: ${showNodes(body)}`), showNodes(nodes)].join("\n");
}

function parse(path: string, text: string): Template {
  const { template, diagnostics } = parseTemplate({ path, lines: indexLines(text), text, start: 0 });
  if (!template) throw new Error(diagnostics[0]?.message);
  return template;
}
