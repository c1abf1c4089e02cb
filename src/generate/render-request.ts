import type { Protocol } from "../dialects/protocol.ts";
import { PortabilityError } from "../runtime/errors.ts";
import { isFatal } from "../runtime/lower.ts";
import type { ConversationOptions, JsonObject, Message, Note, PromptCall, Report } from "../runtime/types.ts";
import type { ResolvedReference } from "./resolve-model.ts";

/** What a prompt is rendered with. */
export interface RenderGiven {
  readonly prompt: PromptCall;
  readonly conversation: Pick<ConversationOptions, "context" | "history">;
  readonly onFinding: Report | undefined;
}

/** A prompt as one model is sent it. */
export interface RenderedRequest {
  /** As the dialect's own function returns it. */
  readonly body: JsonObject;
  readonly findings: readonly Note[];
}

/**
 * Renders a prompt by its dialect's own function. Throws `InputError` for what cannot be rendered, and `PortabilityError`
 * where the target refuses the prompt, or where content is lost and nobody listens.
 */
export function renderRequest(
  { prompt, conversation, onFinding }: RenderGiven,
  { dialect, backend, model }: ResolvedReference,
): RenderedRequest {
  const findings: Note[] = [];
  const options = { ...conversation, backend, model };
  const render = (onNote?: Report) =>
    prompt.dialects[dialect]?.body(onNote ? { ...options, onFinding: onNote } : options);
  const body = render((note) => findings.push(note)) as JsonObject;
  // Only the function itself knows what the prompt accepts, and it throws where nobody listens.
  if (findings.some(isFatal)) refuse(() => render(), onFinding !== undefined);
  for (const note of findings) onFinding?.(note);
  return { body, findings };
}

function refuse(render: () => unknown, isHeard: boolean): void {
  try {
    render();
  } catch (error) {
    if (!(isHeard && error instanceof PortabilityError)) throw error;
    throwRefused(error.notes);
  }
}

function throwRefused(notes: readonly Note[]): void {
  const refused = notes.filter(({ level }) => level === "refused");
  if (refused.length > 0) throw new PortabilityError(refused);
}

/**
 * The body with the turns since the first request, and what of them is lost. Losses do not throw: the turns are the
 * model's own, and no caller could write them otherwise. Throws `PortabilityError` where the dialect refuses them.
 */
export async function appendTurns(
  body: JsonObject,
  turns: readonly Message[],
  prompt: PromptCall,
  { dialect, backend, model }: ResolvedReference,
  protocol: Protocol,
): Promise<RenderedRequest> {
  if (turns.length === 0) return { body, findings: [] };
  const rules = prompt.dialects[dialect]?.rules?.(model, backend);
  const append = await protocol.appendTurns?.();
  if (!rules || !append) return { body, findings: [] };
  const findings: Note[] = [];
  const appended = append(body, turns, rules, (note) => findings.push(note));
  throwRefused(findings);
  return { body: appended, findings };
}
