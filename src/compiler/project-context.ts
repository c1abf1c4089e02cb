import { projectBackends } from "../backends/registry.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import type { PromptHead } from "../ir/prompt.ts";
import { findDuplicateNames, type NamedPrompt } from "../phases/3-analyze/analyze-names.ts";
import { findUnknownTargets, type KnownTargets } from "../phases/3-analyze/analyze-targets.ts";
import { checkGrowth } from "../phases/4-lower/check-growth.ts";
import type { ProjectSources, SourceFile } from "../phases/source-file.ts";
import {
  findMisplacedBackends,
  findTakenNames,
  findUnknownBackends,
  findUnknownModels,
  knownTargets,
} from "./check-targets.ts";
import { type EmitSettings, emitSettings } from "./emit-settings.ts";
import { type LoweredPrompt, lowerPrompt, type Surroundings } from "./lower-prompt.ts";
import { PartialLibrary } from "./partial-library.ts";
import { type Reads, recordReads } from "./recorded-reads.ts";
import { SchemaLibrary } from "./schema-library.ts";

/** What the prompts of a project share while they are compiled. */
export interface ProjectContext {
  readonly config: ResolvedConfig;
  readonly settings: EmitSettings;
  readonly known: KnownTargets;
  readonly partials: PartialLibrary;
  readonly schemas: SchemaLibrary;
  readonly around: Surroundings;
}

/** A prompt in its neutral form, and all that can be said of it without the other prompts. */
export interface AnalyzedPrompt {
  /** What its front matter says. */
  readonly head: PromptHead;
  /** Absent where nothing can be rendered. */
  readonly prompt: LoweredPrompt | undefined;
  readonly reads: Reads;
  /** Those of the partials it uses included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes ready for the prompts of a project. Reads no file before it is needed. */
export function openContext(sources: ProjectSources, config: ResolvedConfig): ProjectContext {
  const partials = new PartialLibrary(sources.partials);
  const schemas = new SchemaLibrary(sources.schemas);
  const around: Surroundings = {
    partials,
    promptsDir: config.prompts,
    strictKeys: config.strictKeys,
    inProject: true,
    helpers: new Set(config.helpers?.names),
    schema: schemas.schema,
    schemaSource: schemas.source,
    tool: () => undefined,
  };
  const backends = projectBackends(config.backends);
  const settings = emitSettings(config.targets, backends, config.helpers?.from);
  return { config, settings, known: knownTargets(config.targets, backends), partials, schemas, around };
}

/** Takes one prompt to the neutral form, with every check that needs no other prompt. */
export function analyzePrompt(
  source: SourceFile,
  { around, partials, known }: Pick<ProjectContext, "around" | "partials"> & { known?: KnownTargets },
): AnalyzedPrompt {
  const recorded = recordReads(around);
  const { head, prompt, diagnostics } = lowerPrompt(source, recorded.around);
  const reads = recorded.reads();
  const all = [
    ...diagnostics,
    ...partials.problemsOf(reads.partials.map(([name]) => name)),
    ...(known ? findUnknownTargets(head, known) : []),
    ...(prompt ? checkGrowth(prompt.id, prompt.bodies) : []),
  ];
  return { head, prompt, reads, diagnostics: all };
}

/** Every problem of a project, sorted: those of its prompts and schemas, and those that take all of them to see. */
export function findProblems(
  prompts: readonly {
    readonly named: NamedPrompt;
    readonly diagnostics: readonly Diagnostic[];
  }[],
  others: readonly Diagnostic[],
  { settings, config }: ProjectContext,
): Diagnostic[] {
  return sortDiagnostics([
    ...distinct(prompts.flatMap(({ diagnostics }) => diagnostics)),
    ...others,
    ...findDuplicateNames(prompts.map(({ named }) => named)),
    ...findUnknownBackends(config),
    ...findMisplacedBackends(config),
    ...findTakenNames(config),
    ...findUnknownModels(settings, config),
  ]);
}

/** A partial that several prompts use has the same problem in each of them. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(diagnostics.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}
