import { ControlTokens, type TokenPattern } from "./control-tokens.ts";
import type { ChatTemplateRules } from "./rules.ts";
import { ChatTemplate, type ParseTemplate } from "./template-engine.ts";

/** What a template does, found by rendering it. */
export interface TemplateFacts {
  /** What it puts at the end of an assistant's turn, so that an answer ends there. */
  readonly ends: readonly string[];
  /** The variables that switch thinking on and off, of those that templates commonly have. */
  readonly switches: readonly string[];
  /** Whether it reads `reasoning_effort`. */
  readonly takesEffort: boolean;
  /** Whether it shows a clock. */
  readonly showsClock: boolean;
  /** What stands between turns, where that holds no control token. */
  readonly headings: readonly TokenPattern[];
}

const SWITCHES = ["enable_thinking", "thinking"];

const user = { role: "user", content: "\uE0000\uE001" };
const assistant = { role: "assistant", content: "\uE0001\uE001" };
const call = {
  role: "assistant",
  content: "",
  tool_calls: [
    { id: "000000000", type: "function", function: { name: "look", arguments: { at: "\uE0001\uE001" } } },
  ],
};

/** Finds out about a template. What it refuses says nothing. */
export function findFacts(parse: ParseTemplate, rules: ChatTemplateRules): TemplateFacts {
  const patterns: TokenPattern[] = JSON.parse(rules.controlTokens);
  const tokens = new ControlTokens(patterns);
  const settings = { ...rules, variables: JSON.parse(rules.variables) };
  const template = new ChatTemplate(parse, rules.template, settings);
  const render = (messages: readonly object[], opensTurn: boolean, variables = {}): string => {
    const rendering = template.render({ messages, tools: [], opensTurn }, variables);
    return "text" in rendering ? rendering.text : "";
  };
  const differs = (name: string, one: unknown, other: unknown) =>
    [[user], [user, assistant, user]].some(
      (messages) => render(messages, true, { [name]: one }) !== render(messages, true, { [name]: other }),
    );
  const later = new ChatTemplate(parse, rules.template, { ...settings, now: "1999-12-31T23:59:58Z" });
  const ends = [assistant, call].flatMap((last) => {
    const [, end] = render([user, last], false).split(MARKED_LAST);
    return end === undefined ? [] : (tokens.find(end).at(-1) ?? []);
  });
  const timed = { messages: [user], tools: [], opensTurn: true };
  return {
    ends: [...new Set(ends)],
    switches: SWITCHES.filter((name) => differs(name, true, false)),
    takesEffort: differs("reasoning_effort", "low", "high"),
    showsClock: JSON.stringify(template.render(timed)) !== JSON.stringify(later.render(timed)),
    headings: findHeadings(render([user, assistant, user], true), tokens),
  };
}

const MARKED_LAST = "\uE0001\uE001";

/** Lines between turns, where nothing else divides them. */
function findHeadings(text: string, tokens: ControlTokens): string[] {
  const between = text.split(/\uE000\d+\uE001/);
  const bare = between.filter((part) => tokens.scan(part).length === 0);
  const lines = bare.flatMap((part) => part.split("\n")).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length > 2);
}
