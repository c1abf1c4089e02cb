import type { Dialect, HeadRequest, LoweredHead, MessageRules, ModelFamily } from "../../dialects/dialect.ts";
import { overridesFor } from "../../ir/overrides.ts";
import type { Prompt } from "../../ir/prompt.ts";
import type { Note } from "../../runtime/types.ts";
import type { AdaptedSchemas } from "../../schema/adapted-schemas.ts";

/** The part of a body that does not depend on messages, and what it loses. */
export interface Head extends LoweredHead {
  readonly notes: readonly Note[];
  /** What message lowering needs to know: the rules of the family, and what the head adds to them. */
  readonly rules: MessageRules;
}

/** Lowers a prompt's parameters, tools and output for a family. `target` names the overrides that apply besides the dialect's. */
export function lowerHead(
  prompt: Pick<Prompt, "config" | "tools" | "output">,
  dialect: Dialect,
  family: ModelFamily,
  target: string | undefined,
  schemas: AdaptedSchemas,
): Head {
  const notes: Note[] = [];
  const head = dialect.lowerHead(headRequest(prompt, dialect, target, schemas), family, (note) =>
    notes.push(note),
  );
  for (const name of Object.keys(prompt.config.unknown)) {
    notes.push({ id: "unknown-parameter", level: "lossy", category: "parameters", subject: name });
  }
  return { ...head, notes, rules: head.rules ? { ...family.rules, ...head.rules } : family.rules };
}

function headRequest(
  { config, tools, output }: Pick<Prompt, "config" | "tools" | "output">,
  dialect: Dialect,
  target: string | undefined,
  schemas: AdaptedSchemas,
): HeadRequest {
  const overrides = overridesFor(config, dialect.id, target);
  return {
    parameters: Object.assign({}, config.parameters, ...overrides.map((each) => each.parameters)),
    fields: Object.assign({}, ...overrides.map((each) => each.fields)),
    tools,
    output,
    adapt: schemas.adapt,
  };
}
