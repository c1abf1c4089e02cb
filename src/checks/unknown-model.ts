import { findNearest } from "../diagnostics/nearest.ts";
import type { Check } from "./check.ts";
import { isForeignModel } from "./is-foreign-model.ts";

/** The tables have no row for a model. */
export const unknownModel: Check = {
  id: "unknown-model",
  severity: "warning",
  level: "adapted",
  category: "model",
  title: "The model is not in the tables",
  why: "What a model takes is known by the beginning of its id. An id without a row gets the defaults of the backend, so the report may be wrong about it.",
  help: "Check the spelling. For a model that is newer than Polylect, read a rendered body once, or update Polylect.",
  *checkTarget(target) {
    if (target.known || isForeignModel(target)) return;
    const nearest = findNearest(target.model, target.prefixes);
    yield {
      message: `No row of \`${target.backend}\` knows the model \`${target.model}\`; it gets the defaults.`,
      subject: target.model,
      ...(nearest && { help: `Did you mean \`${nearest}\`?` }),
    };
  },
};
