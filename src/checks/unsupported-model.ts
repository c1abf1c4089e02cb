import type { Check } from "./check.ts";
import { isForeignModel } from "./is-foreign-model.ts";

/** A hosted service is asked for a model of somebody else. */
export const unsupportedModel: Check = {
  id: "unsupported-model",
  severity: "error",
  level: "refused",
  category: "model",
  title: "The model belongs to another backend",
  why: "A hosted service answers only for the models on its own list; a request for another one is an error.",
  help: "Name the backend that serves the model.",
  *checkTarget(target) {
    if (!isForeignModel(target)) return;
    const { backend, model, knownAt } = target;
    const others = knownAt.map((each) => `\`${each}\``).join(" and ");
    yield {
      message: `\`${backend}\` does not serve \`${model}\`; ${others} ${knownAt.length > 1 ? "do" : "does"}.`,
      subject: model,
      help: `Write \`${knownAt[0]}/${model}\`.`,
    };
  },
};
