import type { Answer } from "../dialects/decoder.ts";
import { OutputError } from "../runtime/errors.ts";
import type { AnswerSource, Note, PromptCall, Repair } from "../runtime/types.ts";
import { type AnswerFacts, UnfitAnswerError } from "./answer-errors.ts";
import type { ModelFailure, Result, Step } from "./result.ts";
import { sumUsage } from "./sum-usage.ts";

/** What led to the answer of a call. */
export interface CallFacts {
  readonly findings: readonly Note[];
  readonly failures: readonly ModelFailure[];
}

/** The result of a call whose model is done. Throws {@link UnfitAnswerError} where the answer is no output of the prompt. */
export function makeResult(
  prompt: PromptCall,
  { model, steps, answer: last }: AnswerFacts,
  { findings, failures }: CallFacts,
): Result {
  const answer = joinPaused(steps, last);
  const { text, parts, toolCalls, reasoning, finishReason, rawFinishReason, id } = answer;
  const repairs: Repair[] = [];
  const usage = sumUsage(steps.map((step) => step.answer.usage));
  const result: { -readonly [Key in keyof Result]: Result[Key] } = {
    output: readOutput(prompt, { model, steps, answer }, (repair) => repairs.push(repair)),
    text,
    parts,
    toolCalls: finishReason === "tool-calls" ? toolCalls : [],
    reasoning,
    finishReason,
    model,
    steps,
    findings,
    repairs,
    failures,
  };
  if (rawFinishReason !== undefined) result.rawFinishReason = rawFinishReason;
  if (usage) result.usage = usage;
  if (id !== undefined) result.id = id;
  return result;
}

function readOutput(prompt: PromptCall, facts: AnswerFacts, onRepair: (repair: Repair) => void): unknown {
  const { answer, steps } = facts;
  if (answer.finishReason === "tool-calls") {
    if (Object.keys(prompt.tools).length > 0) return undefined;
    const names = answer.toolCalls.map(({ name }) => name).join(", ");
    const message = `is a call of ${names}, and the prompt has no tools`;
    throw new UnfitAnswerError(facts, { errors: [{ path: "", message }], text: answer.text });
  }
  try {
    return prompt.parseOutput(answer.text, sourceOf(steps), onRepair);
  } catch (error) {
    throw error instanceof OutputError ? new UnfitAnswerError(facts, error) : error;
  }
}

function sourceOf(steps: AnswerFacts["steps"]): AnswerSource | undefined {
  const request = steps.at(-1)?.request;
  return request && { dialect: request.dialect, model: request.model, backend: request.backend };
}

/** The last answer, with what it was in the middle of when its service paused. */
function joinPaused(steps: readonly Step[], answer: Answer): Answer {
  if (steps.length === 1) return answer;
  const before = steps.slice(0, -1).map((step) => step.answer);
  const from = before.findLastIndex(({ finishReason }) => finishReason !== "paused") + 1;
  const paused = before.slice(from);
  if (paused.length === 0) return answer;
  const all = [...paused, answer];
  return {
    ...answer,
    text: all.map(({ text }) => text).join(""),
    parts: all.flatMap(({ parts }) => parts),
    reasoning: all.map(({ reasoning }) => reasoning).join(""),
  };
}
