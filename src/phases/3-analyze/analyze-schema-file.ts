import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { findJsonFault } from "../../diagnostics/json-fault.ts";
import { indexLines } from "../../diagnostics/line-index.ts";
import type { Json, JsonSchema } from "../../runtime/types.ts";
import { parseYaml } from "../2-parse/parse-yaml.ts";
import type { SourceFile } from "../source-file.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** Reads a file of the schemas folder: JSON that is a JSON Schema. `schema` is undefined beside a diagnostic. */
export function analyzeSchemaFile(source: SourceFile): {
  schema: JsonSchema | undefined;
  diagnostics: Diagnostic[];
} {
  const { path } = source;
  const text = source.text.replace(/^\uFEFF/, " ");
  const lines = indexLines(text);
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = findJsonFault(text);
    const message = "The schema file is not valid JSON.";
    const help = "Correct the JSON at the marked place.";
    return {
      schema: undefined,
      diagnostics: [diagnose("invalid-schema", { path, span: lines.span(offset, offset), message, help })],
    };
  }
  // JSON is YAML, and the YAML parser knows where everything stands.
  const { spans } = parseYaml(text, { path, lines, offset: 0 });
  const diagnostics: Diagnostic[] = [];
  if (typeof value !== "object" && typeof value !== "boolean") {
    const message = "The schema file holds a single value; a JSON Schema is an object.";
    diagnostics.push(diagnose("invalid-schema", { path, span: spans.value([]), message }));
    return { schema: undefined, diagnostics };
  }
  const schema = resolveSchema(value, [], {
    form: "json-schema",
    lookup: () => undefined,
    complain({ code, path: place, part, message, help }) {
      diagnostics.push(diagnose(code, { path, span: spans[part](place), message, ...(help && { help }) }));
    },
  });
  return { schema, diagnostics };
}
