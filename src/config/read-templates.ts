import { resolve } from "node:path";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { ModelFileError } from "../model-files/model-file.ts";
import { placeInConfig } from "./config-place.ts";
import { diskModules, type ModuleSource } from "./module-source.ts";
import type { ResolvedConfig, Target, TargetTemplate } from "./resolved-config.ts";

/** A config with what the files of its templates say. */
export interface ReadTemplates {
  readonly config: ResolvedConfig;
  /** Absolute paths of the files. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the chat templates that targets name. Never throws. */
export async function readTemplates(
  config: ResolvedConfig,
  source: ModuleSource = diskModules,
): Promise<ReadTemplates> {
  if (config.targets.every(({ template }) => template === undefined))
    return { config, files: [], diagnostics: [] };
  // Loaded only here: most projects have no model files.
  const reader = await import("../model-files/read-model-file.ts");
  const read = await Promise.all(
    config.targets.map((target) =>
      readTarget(target, config, { ...reader, locate: (path) => source.locate(path) }),
    ),
  );
  return {
    config: { ...config, targets: read.map(({ target }) => target) },
    files: [...new Set(read.flatMap(({ files }) => files))],
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface ReadTarget {
  readonly target: Target;
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

type Reader = typeof import("../model-files/read-model-file.ts") & Pick<ModuleSource, "locate">;

async function readTarget(
  target: Target,
  config: ResolvedConfig,
  { readModelFile, useModelFiles, locate }: Reader,
): Promise<ReadTarget> {
  const { name, template } = target;
  if (!template) return { target, files: [], diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  const read = async (key: "template" | "tokenizer", path: string) => {
    try {
      const read = await readModelFile(locate(resolve(config.root, path)));
      files.push(...read.files);
      return read.file;
    } catch (error) {
      if (!(error instanceof ModelFileError)) throw error;
      files.push(resolve(config.root, path));
      diagnostics.push(diagnoseFile(["targets", name, key], path, error, config));
      return undefined;
    }
  };
  const own = await read("template", template.path);
  const tokens = template.tokenizer === undefined ? undefined : await read("tokenizer", template.tokenizer);
  if (!own || diagnostics.length > 0) return { target, files, diagnostics };
  try {
    const file = useModelFiles(own, tokens);
    return { target: { ...target, template: { ...template, file } }, files, diagnostics };
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    const problem = diagnoseFile(["targets", name, "template"], template.path, error, config);
    return { target, files, diagnostics: [problem] };
  }
}

function diagnoseFile(
  key: readonly string[],
  path: TargetTemplate["path"],
  { message, help }: { readonly message: string; readonly help: string | undefined },
  config: ResolvedConfig,
): Diagnostic {
  return diagnose("invalid-template", {
    ...placeInConfig(config, key),
    message: `\`${key.join(".")}\` is \`${path}\`, which ${message}.`,
    ...(help !== undefined && { help }),
  });
}
