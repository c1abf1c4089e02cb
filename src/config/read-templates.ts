import { resolve } from "node:path";
import { isFolder, resolveBaseUrl } from "../backends/base-url.ts";
import { embeddedServer } from "../backends/embedded-server.ts";
import { modelPath } from "../backends/model-path.ts";
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

/**
 * Reads the chat templates that targets name, and those of the model files that this process is to run itself. `env` says
 * where such files are. Never throws.
 */
export async function readTemplates(
  config: ResolvedConfig,
  source: ModuleSource = diskModules,
  env: { readonly [name: string]: string | undefined } = process.env,
): Promise<ReadTemplates> {
  const ownFiles = new Map(config.targets.flatMap((target) => findOwnFile(target, config, env)));
  if (ownFiles.size === 0 && config.targets.every(({ template }) => template === undefined))
    return { config, files: [], diagnostics: [] };
  // Loaded only here: most projects have no model files.
  const reader = await import("../model-files/read-model-file.ts");
  const read = await Promise.all(
    config.targets.map((target) =>
      readTarget(target, config, {
        ...reader,
        locate: (path) => source.locate(path),
        ownFile: ownFiles.get(target.name),
      }),
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

type Reader = typeof import("../model-files/read-model-file.ts") &
  Pick<ModuleSource, "locate"> & {
    /** The model file of a target without a template of another file. */
    readonly ownFile: OwnFile | undefined;
  };

/** A model file that brings its template along. */
interface OwnFile {
  /** As the config says it, wherever the folder of models is here. */
  readonly path: string;
  /** Absolute path; undefined outside of the folder of models. */
  readonly location: string | undefined;
  /** How else the file could be found; reads on from "Put the file there, ". */
  readonly hint: string;
}

/** Without a template, a target that is a file of a folder of models has the one of that file. */
function findOwnFile(
  { name, reference, template }: Target,
  { root, backends }: ResolvedConfig,
  env: { readonly [name: string]: string | undefined },
): [string, OwnFile][] {
  const slash = reference.indexOf("/");
  const [id, model] = [reference.slice(0, slash), reference.slice(slash + 1)];
  const own = Object.hasOwn(backends, id) ? backends[id] : undefined;
  const server = own ?? (id === embeddedServer.id ? embeddedServer : undefined);
  if (template || !server || !isFolder(server.baseUrl)) return [];
  const path = `${server.baseUrl.replace(/^file:(?:\/\/)?/, "")}/${model}`;
  const location = modelPath(resolveBaseUrl(server, env), model, root);
  const hint = own ? "" : `name its folder in ${embeddedServer.baseUrlEnv}, `;
  return [[name, { path, location, hint }]];
}

async function readTarget(target: Target, config: ResolvedConfig, reader: Reader): Promise<ReadTarget> {
  const { readModelFile, useModelFiles, locate, ownFile } = reader;
  const { name, template } = target;
  if (ownFile) return readOwnFile(target, ownFile, config, reader);
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

async function readOwnFile(
  target: Target,
  { path, location, hint }: OwnFile,
  config: ResolvedConfig,
  { readModelFile, useModelFiles, locate }: Reader,
): Promise<ReadTarget> {
  const { name, reference } = target;
  try {
    if (location === undefined) throw new ModelFileError("is outside of the folder of models");
    const { file, files } = await readModelFile(locate(location));
    const template = { path, file: useModelFiles(file, undefined) };
    return { target: { ...target, template }, files, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    const problem = diagnose("invalid-template", {
      ...placeInConfig(config, ["targets", name]),
      message: `The target \`${name}\` names no template, and its model file \`${path}\` ${error.message}.`,
      help:
        error.help ??
        `Put the file there, ${hint}or name a template: \`{ model: "${reference}", template: "chat.jinja" }\`.`,
    });
    return { target, files: location === undefined ? [] : [location], diagnostics: [problem] };
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
