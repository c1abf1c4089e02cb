import { loadConfig } from "../../src/config/load-config.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../../src/diagnostics/diagnostic.ts";
import type { PromptHead } from "../../src/ir/prompt.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { parseHalves } from "../../src/phases/2-parse/parse-halves.ts";
import { analyzeFrontMatter } from "../../src/phases/3-analyze/analyze-front-matter.ts";
import { findDuplicateNames } from "../../src/phases/3-analyze/analyze-names.ts";
import { analyzeSchemaFile } from "../../src/phases/3-analyze/analyze-schema-file.ts";

/** Reads a project up to the front matter of its prompts: the compiler without templates. */
export async function analyzeProject(
  root: string,
): Promise<{ heads: PromptHead[]; diagnostics: Diagnostic[] }> {
  const loaded = await loadConfig(root);
  if (hasErrors(loaded.diagnostics)) return { heads: [], diagnostics: sortDiagnostics(loaded.diagnostics) };
  const { sources, diagnostics } = readProject(nodeFileSystem, loaded.config);
  const schemas = new Map(
    [...sources.schemas].map(([name, source]) => {
      const analyzed = analyzeSchemaFile(source);
      diagnostics.push(...analyzed.diagnostics);
      return [name, analyzed.schema] as const;
    }),
  );
  const heads = sources.prompts.flatMap((source) => {
    const halves = parseHalves(source);
    diagnostics.push(...halves.diagnostics);
    if (!halves.frontMatter) return [];
    const analyzed = analyzeFrontMatter(halves.frontMatter, {
      path: source.path,
      promptsDir: loaded.config.prompts,
      strictKeys: loaded.config.strictKeys,
      inProject: true,
      schemas: (name) => schemas.get(name),
      tools: () => undefined,
    });
    diagnostics.push(...analyzed.diagnostics);
    return [analyzed.head];
  });
  diagnostics.push(...findDuplicateNames(heads));
  return { heads, diagnostics: sortDiagnostics(diagnostics) };
}
