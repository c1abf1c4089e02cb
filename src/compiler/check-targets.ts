import type { Backend } from "../backends/backend.ts";
import { isFolder } from "../backends/base-url.ts";
import { embeddedServer } from "../backends/embedded-server.ts";
import { backends, likeBackend, projectBackends, resolveModel } from "../backends/registry.ts";
import { placeInConfig } from "../config/config-place.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import { dialects } from "../dialects/registry.ts";
import type { KnownTargets } from "../phases/3-analyze/analyze-targets.ts";
import type { EmitSettings } from "./emit-settings.ts";

/** What the front matter of a project's prompts may name. */
export function knownTargets(targets: readonly Target[], backends: readonly Backend[]): KnownTargets {
  return {
    targets: targets.map(({ name }) => name),
    dialects: Object.keys(dialects),
    isModel: (reference) => resolveModel(reference, backends) !== undefined,
  };
}

/** A diagnostic for each server of the config that is like no backend. */
export function findUnknownBackends(
  config: Pick<ResolvedConfig, "path" | "text" | "backends">,
): Diagnostic[] {
  const names = [...new Set([...backends.map(({ id }) => id), ...Object.keys(dialects)])];
  return Object.entries(config.backends)
    .filter(([, { like }]) => !likeBackend(like))
    .map(([name, { like }]) => {
      const nearest = findNearest(like, names);
      return diagnose("unknown-backend", {
        ...placeInConfig(config, ["backends", name, "like"]),
        message: `The server \`${name}\` is like \`${like}\`, which is no backend and no dialect.`,
        ...(nearest && { help: `Did you mean \`${nearest}\`?` }),
      });
    });
}

/** A diagnostic for each server of the config whose address is of another kind than that of the backend it is like. */
export function findMisplacedBackends(
  config: Pick<ResolvedConfig, "path" | "text" | "backends">,
): Diagnostic[] {
  return Object.entries(config.backends).flatMap(([name, { like, baseUrl }]) => {
    const row = likeBackend(like);
    if (!row || isFolder(row.baseUrl) === isFolder(baseUrl)) return [];
    const runs = isFolder(row.baseUrl);
    return diagnose("invalid-config", {
      ...placeInConfig(config, ["backends", name, "baseUrl"]),
      message: `The server \`${name}\` is like \`${like}\`, which is ${runs ? "no server but a folder of models" : "no folder of models"}, and its base URL is \`${baseUrl}\`.`,
      help: runs
        ? "Write `file:` and the folder, as in `file:models`, or name a server in `like`."
        : `Write an http(s) URL, or \`like: "${embeddedServer.id}"\`, which runs the models of a folder in the process.`,
    });
  });
}

/** A server that does not complete raw text cannot be given a template. */
function diagnoseServer(
  name: string,
  reference: string,
  config: Pick<ResolvedConfig, "path" | "text">,
): Diagnostic {
  const ids = backends.filter(({ completesText }) => completesText).map(({ id }) => `\`${id}\``);
  return diagnose("unknown-target", {
    ...placeInConfig(config, ["targets", name, "model"]),
    message: `The target \`${name}\` names a template, and \`${reference}\` is no server that takes raw text.`,
    help: `Name a model of ${ids.join(", ")} or of a server of your own that is like it, or leave \`template\` out.`,
  });
}

/** A diagnostic for each target with a template that has the name of a backend, as which it would be known too. */
export function findTakenNames(
  config: Pick<ResolvedConfig, "path" | "text" | "targets" | "backends">,
): Diagnostic[] {
  const taken = projectBackends(config.backends).flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  return config.targets
    .filter(({ name, template }) => template && taken.includes(name))
    .map(({ name }) =>
      diagnose("invalid-config", {
        ...placeInConfig(config, ["targets", name]),
        message: `The target \`${name}\` names a template and has the name of a backend.`,
        help: "Give it another name: calls name it where they choose a backend.",
      }),
    );
}

/** A diagnostic for each target of the config whose model reference no backend knows. */
export function findUnknownModels(
  { targets, backends }: Pick<EmitSettings, "targets" | "backends">,
  config: Pick<ResolvedConfig, "path" | "text">,
): Diagnostic[] {
  return targets
    .filter(({ resolved }) => resolved === undefined)
    .map(({ target: { name, reference, template } }) => {
      if (template && resolveModel(reference, backends)) return diagnoseServer(name, reference, config);
      const [backend = "", ...model] = reference.split("/");
      const nearest = findNearest(
        backend,
        backends.map(({ id }) => id),
      );
      const suggested = nearest && [nearest, ...model].join("/");
      return diagnose("unknown-target", {
        ...placeInConfig(config, ["targets", name]),
        message: `The target \`${name}\` is \`${reference}\`, which no backend knows.`,
        help:
          suggested && suggested !== reference
            ? `Did you mean \`${suggested}\`?`
            : "Write a backend and a model, as in `anthropic/claude-sonnet-5-5`.",
      });
    });
}
