import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import { readSchemaProblems } from "../../diagnostics/schema-problems.ts";
import type { InputSpec } from "../../ir/prompt.ts";
import type { OutputSpec } from "../../ir/tool.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";
import type { FrontMatter } from "../2-parse/front-matter.ts";
import type { Shape } from "./check-shape.ts";
import type { FrontMatterEnv } from "./front-matter-env.ts";
import { resolveSchema } from "./resolve-schema.ts";
import type { SchemaScope } from "./schema-types.ts";
import { checkValue } from "./schema-validator.ts";

/** A scope that turns complaints into diagnostics at their place in the front matter. */
export function createSchemaScope(
  frontMatter: FrontMatter,
  env: FrontMatterEnv,
  diagnostics: Diagnostic[],
): SchemaScope {
  return {
    lookup: env.schemas,
    complain({ code, path, part, message, help }) {
      const span = frontMatter.spans[part](path);
      const lowered = code === "unknown-schema" && !env.inProject ? ({ severity: "warning" } as const) : {};
      diagnostics.push(diagnose(code, { path: env.path, span, message, ...lowered, ...(help && { help }) }));
    },
  };
}

/** Reads `input`: its schema, and defaults that fit it. */
export function analyzeInput(
  frontMatter: FrontMatter,
  shape: Shape,
  env: FrontMatterEnv,
): { input: InputSpec; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const scope = createSchemaScope(frontMatter, env, diagnostics);
  const written = shape.read<Json>("input", "schema");
  const schema = written === undefined ? undefined : resolveSchema(written, ["input", "schema"], scope);
  const defaults = shape.read<JsonObject>("input", "default") ?? {};
  if (schema !== undefined) diagnostics.push(...checkDefaults(schema, defaults, frontMatter, env));
  return { input: { schema, defaults, required: readRequired(schema, defaults) }, diagnostics };
}

/** Reads `output`; undefined where nothing is asked of the answer. */
export function analyzeOutput(
  frontMatter: FrontMatter,
  shape: Shape,
  env: FrontMatterEnv,
  id: string,
): { output: OutputSpec | undefined; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const scope = createSchemaScope(frontMatter, env, diagnostics);
  const written = shape.read<Json>("output", "schema");
  const schema = written === undefined ? undefined : resolveSchema(written, ["output", "schema"], scope);
  const format = shape.read<OutputSpec["format"]>("output", "format") ?? (written ? "json" : undefined);
  if (!format) return { output: undefined, diagnostics };
  const name = id.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 64);
  return { output: { format, name, ...(schema !== undefined && { schema }) }, diagnostics };
}

function readRequired(schema: JsonSchema | undefined, defaults: JsonObject): string[] {
  const required = typeof schema === "object" ? schema["required"] : undefined;
  if (!Array.isArray(required)) return [];
  return required.filter((key): key is string => typeof key === "string" && !Object.hasOwn(defaults, key));
}

function checkDefaults(
  schema: JsonSchema,
  defaults: JsonObject,
  frontMatter: FrontMatter,
  env: FrontMatterEnv,
): Diagnostic[] {
  if (Object.keys(defaults).length === 0) return [];
  // Defaults are part of an input, so what they leave out is for the caller to give.
  const partial = typeof schema === "object" ? { ...schema, required: [] } : schema;
  return readSchemaProblems(checkValue(partial, defaults)).map((problem) => {
    const path = ["input", "default", ...problem.path];
    if (problem.kind === "unknown-key") {
      const key = problem.path.at(-1) ?? "";
      const meant = findNearest(key, problem.allowed);
      const message = `\`input.default.${problem.path.join(".")}\` is no field of the input schema.`;
      const help = meant
        ? `Did you mean \`${meant}\`?`
        : "Add the field to `input.schema`, or leave its default out.";
      return diagnose("invalid-value", { path: env.path, span: frontMatter.spans.key(path), message, help });
    }
    const name = path.join(".");
    const message =
      problem.kind === "missing-key"
        ? `\`${name}\` needs \`${problem.expected}\`, as the input schema says.`
        : `\`${name}\` must be ${problem.expected}, as the input schema says, not ${problem.received}.`;
    const help = "Make the default fit the schema, or the schema fit the default.";
    return diagnose("invalid-value", { path: env.path, span: frontMatter.spans.value(path), message, help });
  });
}
