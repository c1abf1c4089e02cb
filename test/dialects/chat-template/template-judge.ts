import { Template } from "@huggingface/jinja";
import type { Json, Message, ToolResultPart } from "../../../src/runtime/types.ts";
import { BOS } from "../../support/chat-templates.ts";

// What a template does to a conversation, found without the code under test: the conversation goes into the engine as
// programs write it for Chat Completions, and its texts are looked for in what comes out.

/** A tool as Chat Completions takes it. */
export interface JudgedTool {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: { [key: string]: Json };
  };
}

/** A conversation and its tools. */
export interface JudgedConversation {
  readonly messages: readonly Message[];
  readonly tools: readonly JudgedTool[];
}

/** A text of a conversation and where it stands; tools have no message. */
export interface JudgedLeaf {
  readonly text: string;
  readonly message?: number;
  readonly part?: number;
}

/** What the engine makes of the conversation in each form in which programs write it. */
export interface Verdict {
  /** Renderings; none where the template refuses every form. */
  readonly renderings: readonly string[];
  /** Texts that are missing from the one that misses the fewest. */
  readonly lost: readonly JudgedLeaf[];
  /** Whether the last message is one for the model to go on with. */
  readonly isContinued: boolean;
}

/** Templates disagree about the content of a turn that only calls, and about the name of reasoning. */
const forms = [null, ""].flatMap((empty) =>
  ["reasoning_content", "thinking"].flatMap((reasoning) =>
    ["developer", "system"].map((developer) => ({ empty, reasoning, developer })),
  ),
);

const parsed = new Map<string, Template>();

/** Judges one conversation. */
export function judge(template: string, { messages, tools }: JudgedConversation): Verdict {
  const engine = parsed.get(template) ?? new Template(template);
  parsed.set(template, engine);
  const last = messages.at(-1);
  const isContinued = last?.role === "assistant" && !last.parts.some(({ type }) => type === "tool-call");
  const renderings = new Set<string>();
  const tried = new Set<string>();
  for (const form of forms) {
    const written = messages.flatMap((message) => writeMessage(message, form));
    const key = JSON.stringify(written);
    if (tried.has(key)) continue;
    tried.add(key);
    try {
      const variables = { add_generation_prompt: !isContinued, bos_token: BOS, eos_token: "" };
      renderings.add(engine.render({ messages: written, ...(tools.length && { tools }), ...variables }));
    } catch {
      // The template refuses this form.
    }
  }
  const leaves = leavesOf({ messages, tools });
  const losses = [...renderings].map((rendering) =>
    leaves.filter(({ text }) => !rendering.includes(text.trim())),
  );
  const [lost = []] = losses.sort((one, other) => one.length - other.length);
  return { renderings: [...renderings], lost, isContinued };
}

function writeMessage({ role, parts }: Message, form: (typeof forms)[number]): object[] {
  if (role === "tool")
    return (parts as ToolResultPart[]).map(({ id, name, output }) => ({
      role,
      tool_call_id: id,
      name,
      content: typeof output === "string" ? output : JSON.stringify(output),
    }));
  const texts = parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  const thoughts = parts.flatMap((part) => (part.type === "reasoning" ? [part.text] : []));
  const calls = parts.flatMap((part) =>
    part.type === "tool-call"
      ? [{ id: part.id, type: "function", function: { name: part.name, arguments: part.input } }]
      : [],
  );
  return [
    {
      role: role === "developer" ? form.developer : role,
      content: calls.length && !texts.length ? form.empty : texts.join(""),
      ...(thoughts.length && { [form.reasoning]: thoughts.join("\n\n") }),
      ...(calls.length && { tool_calls: calls }),
    },
  ];
}

/** Every text of a conversation. */
export function leavesOf({ messages, tools }: JudgedConversation): JudgedLeaf[] {
  const ofParts = messages.flatMap(({ parts }, message) =>
    parts.flatMap((given, part) => {
      const texts =
        given.type === "text" || given.type === "reasoning"
          ? [given.text]
          : given.type === "tool-call"
            ? stringsOf(given.input)
            : given.type === "tool-result"
              ? stringsOf(given.output)
              : [];
      return texts.map((text) => ({ text, message, part }));
    }),
  );
  return [...ofParts, ...tools.map((tool) => ({ text: tool.function.description }))].filter(
    ({ text }) => text.trim() !== "",
  );
}

function stringsOf(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}
