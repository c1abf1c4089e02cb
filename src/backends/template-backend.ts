import { controlTokens } from "../checks/control-tokens.ts";
import type { Target } from "../config/resolved-config.ts";
import { type ChatTemplateFamily, FIXED_NOW } from "../dialects/chat-template/capabilities.ts";
import { modelName } from "../runtime/model-name.ts";
import type { Backend, ResolvedModel } from "./backend.ts";
import { resolveModel } from "./registry.ts";

/**
 * What a target names. With a chat template, the target is a backend of its own, under its name: its server's route for
 * raw text, and the one model whose template it is. Undefined where nothing is known by the reference, where the server
 * has no such route, or where the template could not be read.
 */
export function resolveTarget(target: Target, known: readonly Backend[]): ResolvedModel | undefined {
  const resolved = resolveModel(target.reference, known);
  if (!target.template || !resolved) return resolved;
  const { backend, model } = resolved;
  const family = templateFamily(target, model);
  if (!backend.completesText || model === undefined || !family) return undefined;
  const { aliases: _, parsesControlTokens: __, ...server } = backend;
  const own: Backend = {
    ...server,
    id: target.name,
    dialect: "chat-template",
    families: { defaultFamily: family, families: [family] },
  };
  return { backend: own, dialect: own.dialect, model };
}

/** The template of a target as a row of data. */
function templateFamily({ template }: Target, model = ""): ChatTemplateFamily | undefined {
  const file = template?.file;
  if (!template || file?.template === undefined) return undefined;
  const { now, bosToken = file.bosToken, eosToken = file.eosToken } = template;
  const { contextWindow, toolTemplate, addsBos = true } = file;
  const wellKnown = controlTokens.flatMap(({ tokens }) => tokens);
  const own = [bosToken, eosToken].filter((token) => token !== undefined && token !== "");
  return {
    name: template.path,
    match: [modelName(model)],
    rules: {
      template: file.template,
      bosToken: bosToken ?? "",
      eosToken: eosToken ?? "",
      addsBos,
      controlTokens: JSON.stringify([...new Set([...file.controlTokens, ...own, ...wellKnown])]),
      variables: JSON.stringify(template.templateArgs ?? {}),
      now: now ?? FIXED_NOW,
      tools: "[]",
    },
    ...(toolTemplate !== undefined && { toolTemplate }),
    ...(contextWindow !== undefined && { contextWindow }),
    stop: template.stop ?? [],
    ...(now !== undefined && { hasClock: true }),
    source: template.path,
    // The file is read by every build.
    checked: "",
  };
}
