import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { indexLines, type LineIndex } from "../diagnostics/line-index.ts";
import { dialects } from "../dialects/registry.ts";
import type { Bodies, Body, DialectBodies, Prompt, PromptHead, SourceRef } from "../ir/prompt.ts";
import { type Restyling, restylingsOf } from "../ir/style.ts";
import type { Tool } from "../ir/tool.ts";
import { emptyFrontMatter, parseFrontMatter } from "../phases/2-parse/parse-front-matter.ts";
import { parseTemplate } from "../phases/2-parse/parse-template.ts";
import { splitSource } from "../phases/2-parse/split-source.ts";
import type { Template } from "../phases/2-parse/template.ts";
import { analyzeFrontMatter } from "../phases/3-analyze/analyze-front-matter.ts";
import { analyzeTemplate } from "../phases/3-analyze/analyze-template.ts";
import { type LoweredTemplate, lowerTemplate } from "../phases/4-lower/lower-template.ts";
import type { LoweringEnvironment } from "../phases/4-lower/lowering.ts";
import type { SourceFile } from "../phases/source-file.ts";
import type { DialectId, JsonSchema } from "../runtime/types.ts";
import { familyStyles } from "./family-styles.ts";
import type { Partials } from "./partial-library.ts";

/** What prompts share while they are compiled. */
export interface Surroundings {
  readonly partials: Partials;
  readonly promptsDir: string;
  readonly strictKeys: boolean;
  readonly inProject: boolean;
  readonly helpers: ReadonlySet<string>;
  readonly schema: (name: string) => JsonSchema | undefined;
  readonly schemaSource: (name: string) => SourceFile | undefined;
  readonly tool: (name: string) => Tool | undefined;
}

/** A prompt in its neutral form, with what its front matter says beyond that. */
export type LoweredPrompt = Prompt & Pick<PromptHead, "raw" | "ext" | "metadata" | "targets">;

/**
 * Takes one prompt file from text to the neutral form. The prompt is absent where nothing can be rendered; what its
 * front matter says is there all the same.
 */
export function lowerPrompt(
  source: SourceFile,
  around: Surroundings,
): { head: PromptHead; prompt: LoweredPrompt | undefined; diagnostics: Diagnostic[] } {
  const lines = indexLines(source.text);
  const { head, schemas, body, diagnostics } = readHead(source, lines, around);
  const parsed = parseTemplate({ path: source.path, lines, ...body });
  diagnostics.push(...parsed.diagnostics);
  if (!parsed.template) return { head, prompt: undefined, diagnostics };
  diagnostics.push(...analyzeTemplate(parsed.template, around.partials.lookup));
  const { bodies, partials, diagnostics: lowered } = lowerBodies(parsed.template, head, around);
  diagnostics.push(...lowered);
  const sources = listSources(source, schemas, partials, around);
  return { head, prompt: { ...head, bodies, sources }, diagnostics };
}

function readHead(source: SourceFile, lines: LineIndex, around: Surroundings) {
  const split = splitSource(source.text);
  const diagnostics: Diagnostic[] = split.problems.map((problem) =>
    diagnose(problem.code, {
      message: problem.message,
      path: source.path,
      span: lines.span(problem.start, problem.end),
    }),
  );
  const block = split.frontMatter && parseFrontMatter(split.frontMatter, { path: source.path, lines });
  diagnostics.push(...(block?.diagnostics ?? []));
  const schemas = new Set<string>();
  const analyzed = analyzeFrontMatter(block?.frontMatter ?? emptyFrontMatter(lines), {
    path: source.path,
    promptsDir: around.promptsDir,
    strictKeys: around.strictKeys,
    inProject: around.inProject,
    schemas: (name) => {
      schemas.add(name);
      return around.schema(name);
    },
    tools: around.tool,
  });
  diagnostics.push(...analyzed.diagnostics);
  return { head: analyzed.head, schemas, body: split.body, diagnostics };
}

/** The bodies as written, and those of each style that some model of the prompt may need. */
function lowerBodies(
  template: Template,
  head: PromptHead,
  around: Surroundings,
): { bodies: Bodies; partials: ReadonlySet<string>; diagnostics: Diagnostic[] } {
  const { helpers, inProject } = around;
  const common = { helpers, inProject, inputSchema: head.input.schema };
  const environment = {
    ...common,
    partial: around.partials.lookup,
    get partialNames() {
      return around.partials.names;
    },
  };
  const { bodies, lowered } = lowerDialects(template, environment);
  const styled: { [style in Restyling]?: DialectBodies } = {};
  for (const style of restylingsOf(head.style, familyStyles)) {
    const restyle = (each: Template) => around.partials.restyle(each, style, helpers);
    const partial = (name: string) => {
      const found = around.partials.lookup(name);
      return found && restyle(found);
    };
    // What there is to say has been said of the template as written.
    const { bodies: own } = lowerDialects(restyle(template), { ...common, partial, partialNames: [] });
    if (bodiesKey(own) !== bodiesKey(bodies)) styled[style] = own;
  }
  return {
    bodies: Object.keys(styled).length > 0 ? { ...bodies, styled } : bodies,
    partials: new Set(lowered.flatMap((each) => [...each.partials])),
    diagnostics: distinct(lowered.flatMap((each) => each.diagnostics)),
  };
}

/** One body for every dialect, and another for each dialect to which a `{{#dialect}}` block makes a difference. */
function lowerDialects(
  template: Template,
  environment: LoweringEnvironment,
): { bodies: DialectBodies; lowered: LoweredTemplate[] } {
  const neutral = lowerTemplate(template, environment, undefined);
  const lowered = [neutral];
  const own: { [id in DialectId]?: Body } = {};
  const known = new Map<string, Body>();
  if (neutral.dependsOnDialect) known.set(bodyKey(neutral.body), neutral.body);
  for (const id of neutral.dependsOnDialect ? (Object.keys(dialects) as DialectId[]) : []) {
    const each = lowerTemplate(template, environment, id);
    lowered.push(each);
    const key = bodyKey(each.body);
    const body = known.get(key) ?? each.body;
    known.set(key, body);
    if (body !== neutral.body) own[id] = body;
  }
  return { bodies: { neutral: neutral.body, dialects: own }, lowered };
}

function bodiesKey({ neutral, dialects }: DialectBodies): string {
  return JSON.stringify([
    bodyKey(neutral),
    ...Object.entries(dialects).map(([id, body]) => [id, bodyKey(body)]),
  ]);
}

/** Equal for bodies that say the same, so that dialects can share them. */
function bodyKey(body: Body): string {
  return JSON.stringify(body, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}

/** A partial that is used twice, or a body lowered per dialect, reports the same problem again. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, path, span, message }) => {
    const key = JSON.stringify([code, path, span.start, message]);
    return seen.has(key) ? false : seen.add(key);
  });
}

function listSources(
  source: SourceFile,
  schemas: ReadonlySet<string>,
  partials: ReadonlySet<string>,
  around: Surroundings,
): SourceRef[] {
  const files = [
    ...[...partials].map((name) => around.partials.source(name)),
    ...[...schemas].map(around.schemaSource),
  ].filter((file) => file !== undefined);
  const others = files.map(({ path, hash }) => ({ path, hash })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return [{ path: source.path, hash: source.hash }, ...others];
}
