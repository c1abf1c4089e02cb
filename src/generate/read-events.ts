import { createParser } from "eventsource-parser";
import type { StreamEvent } from "../dialects/decoder.ts";

/** How a body holds what it says. */
export type Framing = "whole" | "events" | "lines";

/** Server-sent events from pieces of text. What stands at the end without its empty line is an event too. */
export async function* readServerEvents(pieces: AsyncIterable<string>): AsyncGenerator<StreamEvent, void> {
  const events: StreamEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => events.push({ data, ...(event !== undefined && { event }) }),
  });
  for await (const piece of pieces) {
    parser.feed(piece);
    yield* events.splice(0);
  }
  parser.feed("\n\n");
  yield* events;
}

/** Lines of NDJSON from pieces of text, the last one with or without its line break. */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<StreamEvent, void> {
  let open: string[] = [];
  for await (const piece of pieces) {
    const [first = "", ...rest] = piece.split("\n");
    open.push(first);
    for (const line of rest) {
      const data = open.join("");
      open = [line];
      if (data.trim()) yield { data };
    }
  }
  const data = open.join("");
  if (data.trim()) yield { data };
}
