import type { Json, JsonObject, Message, MessageRules, Report } from "../runtime/types.ts";
import type { AppendTurns } from "./protocol.ts";

/** Stands before the turns, so that no dialect takes what the assistant said for the beginning of a conversation. */
const opening: Message = { role: "user", parts: [{ type: "text", text: "." }] };

/** Appends turns to the list that a body has under a key, by the dialect's own lowering. */
export function appendTurnsTo<Rules extends MessageRules>(
  key: string,
  lowerMessages: (messages: readonly Message[], rules: Rules, report: Report) => object,
): AppendTurns {
  return (body, turns, rules, report) => {
    const fields = lowerMessages([opening, ...turns], rules as Rules, ({ message, ...note }) =>
      report(message === undefined ? note : { ...note, message: Math.max(0, message - 1) }),
    );
    const [, ...later] = listUnder(fields as JsonObject, key);
    return { ...body, [key]: [...listUnder(body, key), ...later] };
  };
}

function listUnder(fields: JsonObject, key: string): Json[] {
  const list = fields[key];
  if (!Array.isArray(list)) throw new TypeError(`A body has no list of ${key}.`);
  return list;
}
