import type { CheckedTarget } from "../checks/check.ts";
import { placesInConfig } from "../config/config-place.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { FILE_START, type Span } from "../diagnostics/span.ts";
import type { Prompt } from "../ir/prompt.ts";
import { factsOf } from "./model-facts.ts";

/** The targets of a config with what is known of their models; those that no backend knows are left out. */
export function checkedTargets(
  config: Pick<ResolvedConfig, "path" | "text" | "targets" | "backends">,
  today: string,
): CheckedTarget[] {
  const { text } = config;
  const place = placesInConfig(config);
  return config.targets.flatMap((target) => {
    const { path, span } = place(["targets", target.name]);
    return describeTarget({ ...target, path, span, text }, config, today) ?? [];
  });
}

/** The model that a prompt's own front matter names. Undefined where there is none, or no backend is known for it. */
export function ownTarget(
  { model, path, spans }: Pick<Prompt, "model" | "path" | "spans">,
  source: string,
  config: Pick<ResolvedConfig, "backends">,
  today: string,
): CheckedTarget | undefined {
  if (model === undefined) return undefined;
  const span = spans()["model"] ?? FILE_START;
  return describeTarget({ name: model, reference: model, path, span, text: source }, config, today);
}

/** How a model is named, and where: the key, and the text of its file. */
interface Named extends Target {
  readonly path: string;
  readonly span: Span;
  readonly text: string;
}

function describeTarget(
  { path, span, text, ...target }: Named,
  config: Pick<ResolvedConfig, "backends">,
  today: string,
): CheckedTarget | undefined {
  const { name, reference } = target;
  const facts = factsOf(target, config);
  if (!facts) return undefined;
  const { backend, dialect, model } = facts;
  const names = [...new Set([name, dialect, `${backend}/${model}`])];
  const modelSpan = findModel(text, span, reference, model);
  return { ...facts, name, names, reference, today, path, span, modelSpan };
}

/** The model at the end of a reference that stands right behind its key, as YAML, JSON and JavaScript write it. */
function findModel(text: string, key: Span, reference: string, model: string): Span | undefined {
  const start = text.indexOf(reference, key.end);
  if (start < 0 || !/^["']?\s*:\s*["'`]?$/.test(text.slice(key.end, start))) return undefined;
  const end = start + reference.length;
  return indexLines(text).span(end - model.length, end);
}
