import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import type { Tool } from "../../ir/tool.ts";
import type { Json } from "../../runtime/types.ts";
import type { FrontMatter } from "../2-parse/front-matter.ts";
import { createSchemaScope } from "./analyze-schemas.ts";
import type { Shape } from "./check-shape.ts";
import type { FrontMatterEnv } from "./front-matter-env.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** Reads `toolDefs` and `tools`: tools defined in place come first, then those that are only named. */
export function analyzeTools(
  frontMatter: FrontMatter,
  shape: Shape,
  env: FrontMatterEnv,
): { tools: Tool[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const tools = new Map<string, Tool>();
  const known = new Set<string>();
  const definitions = listOf(frontMatter.data["toolDefs"]);
  for (const index of definitions.keys()) {
    const name = shape.read<string>("toolDefs", index, "name");
    if (name === undefined) continue;
    if (known.has(name)) {
      const span = frontMatter.spans.value(["toolDefs", index, "name"]);
      const message = `The tool \`${name}\` is defined twice.`;
      diagnostics.push(
        diagnose("invalid-value", { path: env.path, span, message, help: "Remove one of them." }),
      );
      continue;
    }
    known.add(name);
    tools.set(name, readDefinition(name, index, frontMatter, shape, env, diagnostics));
  }
  for (const index of listOf(frontMatter.data["tools"]).keys()) {
    const name = shape.read<string>("tools", index);
    if (name === undefined || tools.has(name)) continue;
    const tool = env.tools(name);
    if (tool) tools.set(name, tool);
    else diagnostics.push(diagnoseUnknownTool(name, index, known, frontMatter, env));
  }
  return { tools: [...tools.values()], diagnostics };
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

function readDefinition(
  name: string,
  index: number,
  frontMatter: FrontMatter,
  shape: Shape,
  env: FrontMatterEnv,
  diagnostics: Diagnostic[],
): Tool {
  const scope = createSchemaScope(frontMatter, env, diagnostics);
  const readSchema = (key: string) => {
    const written = shape.read<Json>("toolDefs", index, key);
    return written === undefined ? undefined : resolveSchema(written, ["toolDefs", index, key], scope);
  };
  const description = shape.read<string>("toolDefs", index, "description");
  const outputSchema = readSchema("outputSchema");
  return {
    name,
    ...(description !== undefined && { description }),
    inputSchema: readSchema("inputSchema") ?? { type: "object", properties: {} },
    ...(outputSchema !== undefined && { outputSchema }),
  };
}

function diagnoseUnknownTool(
  name: string,
  index: number,
  known: ReadonlySet<string>,
  frontMatter: FrontMatter,
  env: FrontMatterEnv,
): Diagnostic {
  const meant = findNearest(name, known);
  return diagnose("unknown-tool", {
    path: env.path,
    span: frontMatter.spans.value(["tools", index]),
    message: `There is no tool named \`${name}\`.`,
    ...(!env.inProject && { severity: "warning" }),
    ...(meant && { help: `Did you mean \`${meant}\`?` }),
  });
}
