import { adviseSuccessor } from "./advise-successor.ts";
import type { Check } from "./check.ts";

/** A model that is served no more. */
export const retiredModel: Check = {
  id: "retired-model",
  severity: "error",
  level: "refused",
  category: "model",
  title: "The model is retired",
  why: "The provider has switched the model off; every request for it is an error.",
  help: "Move to a model that is served, and read what the report says about it.",
  *checkTarget(target) {
    const { model, today, family } = target;
    if (family.retires === undefined || family.retires > today) return;
    yield {
      message: `\`${model}\` is served no more since ${family.retires}.`,
      subject: model,
      ...adviseSuccessor(target),
    };
  },
};
