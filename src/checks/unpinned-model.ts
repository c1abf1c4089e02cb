import type { Check, CheckedTarget } from "./check.ts";
import { type MovingIds, movingIds } from "./moving-ids.ts";

/** An id that means another model tomorrow. */
export const unpinnedModel: Check = {
  id: "unpinned-model",
  severity: "warning",
  level: "exact",
  category: "model",
  title: "The model id moves",
  why: "The id stands for whatever the provider serves under it today. When it moves to the next model, answers change, and so may what is refused, without any change in the repository.",
  help: "Name one version of the model.",
  *checkTarget(target) {
    const { model, reference, family, modelSpan } = target;
    const { aliases = {} } = family;
    const pinned = Object.hasOwn(aliases, model) ? aliases[model] : undefined;
    if (pinned === undefined && !movingIds.some((row) => moves(target, row))) return;
    yield {
      message: `\`${reference}\` names no fixed version of a model.`,
      subject: model,
      ...(pinned !== undefined && { help: `Write \`${pinned}\`.` }),
      ...(pinned !== undefined && modelSpan && { fix: { span: modelSpan, text: pinned } }),
    };
  },
};

function moves({ like, model }: CheckedTarget, row: MovingIds): boolean {
  if (row.backends && !row.backends.includes(like)) return false;
  const isListed = row.ids?.includes(model) || row.endings?.some((ending) => model.endsWith(ending));
  return Boolean(isListed) || (row.tag !== undefined && !model.includes(row.tag));
}
