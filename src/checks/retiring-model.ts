import { adviseSuccessor } from "./advise-successor.ts";
import type { Check } from "./check.ts";

/** Time enough to try the next model and to release. */
const NOTICE_DAYS = 90;

const DAY = 86_400_000;

/** A model that is about to be served no more. */
export const retiringModel: Check = {
  id: "retiring-model",
  severity: "warning",
  level: "exact",
  category: "model",
  title: "The model is retired soon",
  why: `The provider switches the model off within the next ${NOTICE_DAYS} days; from that day on every request for it is an error.`,
  help: "Move to its successor before that day, and read what the report says about it.",
  *checkTarget(target) {
    const { model, today, family } = target;
    if (family.retires === undefined) return;
    const days = Math.round((Date.parse(family.retires) - Date.parse(today)) / DAY);
    if (!(days > 0 && days <= NOTICE_DAYS)) return;
    yield {
      message: `\`${model}\` is served until ${family.retires}: ${days} more ${days === 1 ? "day" : "days"}.`,
      subject: model,
      ...adviseSuccessor(target),
    };
  },
};
