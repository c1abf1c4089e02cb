import type { JsonObject } from "../../../runtime/types.ts";
import type { Completion, LoadedModel, PreparedPrompt } from "./loaded-model.ts";
import { untilAborted } from "./until-aborted.ts";

/** A whole answer, or the last event of a streamed one, whose `content` is empty. */
export function answerBody(model: string, content: string, completion: Completion): JsonObject {
  const { stopType, stoppingWord, isTruncated, evaluated, predicted, promptTime, predictedTime } = completion;
  return {
    index: 0,
    content,
    tokens: [],
    stop: true,
    model,
    tokens_predicted: predicted,
    tokens_evaluated: evaluated,
    truncated: isTruncated,
    stop_type: stopType,
    stopping_word: stoppingWord,
    timings: {
      cache_n: 0,
      prompt_n: evaluated,
      prompt_ms: round(promptTime),
      predicted_n: predicted,
      predicted_ms: round(predictedTime),
    },
  };
}

/** Milliseconds, to the microsecond. */
function round(time: number): number {
  return Math.round(time * 1000) / 1000;
}

/** A piece of a streamed answer. */
function pieceBody(content: string): JsonObject {
  return { index: 0, content, tokens: [], stop: false };
}

/** One server-sent event. */
function serverSentEvent(body: JsonObject): Uint8Array {
  return new TextEncoder().encode(`data: ${JSON.stringify(body)}\n\n`);
}

/**
 * An answer as server-sent events. It is written whether it is read or not, and ends where the reader cancels; when
 * `signal` is aborted, reading fails with its reason.
 */
export function streamAnswer(
  name: string,
  model: LoadedModel,
  prompt: PreparedPrompt,
  signal: AbortSignal,
): Response {
  const reader = new AbortController();
  const either = AbortSignal.any([signal, reader.signal]);
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => {
        if (!either.aborted) controller.enqueue(serverSentEvent(pieceBody(text)));
      };
      try {
        const completion = await untilAborted(model.complete(prompt, write, either), either);
        controller.enqueue(serverSentEvent(answerBody(name, "", completion)));
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
    cancel: (reason) => reader.abort(reason),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
