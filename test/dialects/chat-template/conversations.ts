import type { Message, Part } from "../../../src/runtime/types.ts";
import fc from "../../support/fast-check.ts";
import type { JudgedConversation, JudgedTool } from "./template-judge.ts";

/** A message of one text. */
export function say(role: Message["role"], text: string): Message {
  return { role, parts: [{ type: "text", text }] };
}

/** A tool with a description of its own. */
export function tool(name: string, description: string): JudgedTool {
  const parameters = { type: "object", properties: { at: { type: "string" } }, required: ["at"] };
  return { type: "function", function: { name, description, parameters } };
}

const call = (id: string, at: string, name = "look_up"): Part => ({
  type: "tool-call",
  id,
  name,
  input: { at },
});
const result = (id: string, output: string, name = "look_up"): Part => ({
  type: "tool-result",
  id,
  name,
  output,
});

const assistant = (...parts: Part[]): Message => ({ role: "assistant", parts });
const results = (...parts: Part[]): Message => ({ role: "tool", parts });

const ask = say("user", "What is above us?");
const rule = say("system", "Answer in one line.");
const answered = say("assistant", "The sky.");
const onward = say("user", "And above that?");
const tools = [tool("look_up", "Finds a word in a book")];
// No other text holds what is looked up: it could be taken for it.
const looks = assistant(call("call00001", "zenith"));
const found = results(result("call00001", "blue"));

/** Twenty conversations that programs have, by name. */
export const conversations: { readonly [name: string]: JudgedConversation } = {
  "one question": { messages: [ask], tools: [] },
  "system and question": { messages: [rule, ask], tools: [] },
  "two turns": { messages: [ask, answered, onward], tools: [] },
  "system and two turns": { messages: [rule, ask, answered, onward], tools: [] },
  "two system messages": { messages: [rule, say("system", "Be polite."), ask], tools: [] },
  "late system": { messages: [ask, answered, rule, onward], tools: [] },
  developer: { messages: [say("developer", "Answer in rhymes."), ask], tools: [] },
  "two questions in a row": { messages: [ask, onward], tools: [] },
  "two answers in a row": { messages: [ask, answered, say("assistant", "Or a roof."), onward], tools: [] },
  "assistant first": { messages: [say("assistant", "Hello!"), ask], tools: [] },
  "system alone": { messages: [rule], tools: [] },
  prefill: { messages: [ask, say("assistant", "Above us is")], tools: [] },
  "prefill after system": { messages: [rule, ask, say("assistant", "Above")], tools: [] },
  "empty answer": { messages: [ask, say("assistant", ""), onward], tools: [] },
  "tools alone": { messages: [rule, ask], tools },
  "one call": { messages: [ask, looks, found], tools },
  "call and answer": { messages: [rule, ask, looks, found, answered, onward], tools },
  "two calls at once": {
    messages: [
      ask,
      assistant(call("call00001", "zenith"), call("call00002", "gable")),
      results(result("call00001", "blue"), result("call00002", "red")),
      answered,
      onward,
    ],
    tools,
  },
  "text beside a call": {
    messages: [ask, assistant({ type: "text", text: "Let me look." }, call("call00001", "zenith")), found],
    tools,
  },
  "thought before a call": {
    messages: [
      ask,
      assistant({ type: "reasoning", text: "A book may help." }, call("call00001", "zenith")),
      found,
    ],
    tools,
  },
};

/** Conversations with any turns in any order; every text is one that stands nowhere else. */
export const anyConversation: fc.Arbitrary<JudgedConversation> = fc
  .tuple(
    fc.array(
      fc.record({
        kind: fc.constantFrom("user", "user", "assistant", "system", "developer", "calls", "calls-silently"),
        calls: fc.integer({ min: 1, max: 3 }),
        thinks: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
        space: fc.constantFrom("", "", " ", "\n"),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    fc.boolean(),
  )
  .map(([turns, hasTools]) => {
    let words = 0;
    const word = () => `word${++words}x`;
    const messages = turns.flatMap(({ kind, calls, thinks, space }): Message[] => {
      if (kind !== "assistant" && !kind.startsWith("calls"))
        return [say(kind as Message["role"], space + word() + space)];
      const thought: Part[] = thinks ? [{ type: "reasoning", text: word() }] : [];
      const said: Part[] = kind === "calls-silently" ? [] : [{ type: "text", text: `${space}${word()}` }];
      if (kind === "assistant") return [assistant(...thought, ...said)];
      const ids = Array.from({ length: calls }, () => `call0${String(++words).padStart(4, "0")}`);
      return [
        assistant(...thought, ...said, ...ids.map((id) => call(id, word()))),
        results(...ids.map((id) => result(id, word()))),
      ];
    });
    return { messages, tools: hasTools ? tools : [] };
  });
