import type { MatcherState } from "vitest";
import { renderRequest } from "../generate/render-request.ts";
import { resolveModel } from "../generate/resolve-model.ts";
import type { PromptCall } from "../runtime/types.ts";
import type { RenderExactlyOptions } from "./matcher-types.ts";

/** Whether a call of a prompt renders to a body for a model. Throws what rendering throws. */
export function toRenderExactly(
  this: MatcherState,
  received: unknown,
  model: string,
  body: unknown,
  { context, history, dialect }: RenderExactlyOptions = {},
) {
  if (!isCall(received)) {
    throw new TypeError(
      "toRenderExactly takes a call of a prompt: expect(greet(input)).toRenderExactly(model, body).",
    );
  }
  const found = resolveModel(received, model, dialect);
  const conversation = { ...(context && { context }), ...(history && { history }) };
  // What is lost is a matter of the report; only a refusal leaves no body to compare.
  const rendered = renderRequest({ prompt: received, conversation, onFinding: () => {} }, found);
  const actual: unknown = JSON.parse(JSON.stringify(rendered.body));
  const pass = this.equals(actual, body);
  const { reference } = found;
  const { name } = received.meta;
  return {
    pass,
    message: () =>
      pass
        ? `${name} renders to this very body for ${reference}.`
        : `${name} renders to another body for ${reference}.`,
    actual,
    expected: body,
  };
}

function isCall(value: unknown): value is PromptCall {
  return typeof value === "object" && value !== null && "dialects" in value && "servers" in value;
}
