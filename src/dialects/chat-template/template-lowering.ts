import type { Tell, Turn } from "../../runtime/turns.ts";
import type { Report } from "../../runtime/types.ts";
import { ControlTokens } from "./control-tokens.ts";
import {
  type ConversationForm,
  type FunctionTool,
  type Leaf,
  type Put,
  type WrittenMessage,
  writeConversation,
  writeTools,
} from "./conversation.ts";
import { applyRepair, costOf, listRepairs, type Repair, silence } from "./fit.ts";
import { cutAtEnd, END, findMarks, Marks } from "./marks.ts";
import type { ChatTemplateRules } from "./rules.ts";
import { ChatTemplate, type ParseTemplate, type Rendering } from "./template-engine.ts";
import { tellLosses } from "./template-losses.ts";

/** How a conversation goes into the template, and what a marked copy of it became there. */
interface Plan {
  readonly repair: Repair;
  readonly form: ConversationForm;
  readonly rendering: Rendering;
  /** Where each mark stands in the rendering. */
  readonly places: readonly (number | undefined)[];
}

/** A plan, and what is wrong with it. */
interface ScoredPlan {
  readonly plan: Plan;
  readonly score: number;
}

/** A conversation as it is written, before it is rendered. */
interface Written {
  readonly messages: readonly WrittenMessage[];
  readonly tools: readonly object[];
  readonly isContinued: boolean;
}

const REFUSED = 1_000_000;
const LOST = 1_000;

const silent: Tell = () => {};

const hasReasoning = ({ parts }: Turn) => parts.some(({ part }) => part.type === "reasoning");

/** Lowers conversations by one template. */
export class TemplateLowering {
  readonly #template: ChatTemplate;
  readonly #tokens: ControlTokens;
  readonly #tools: readonly FunctionTool[];
  readonly #rules: ChatTemplateRules;

  constructor(parse: ParseTemplate, rules: ChatTemplateRules) {
    const variables = JSON.parse(rules.variables);
    this.#template = new ChatTemplate(parse, rules.template, { ...rules, variables });
    this.#tokens = new ControlTokens(JSON.parse(rules.controlTokens));
    this.#tools = JSON.parse(rules.tools);
    this.#rules = rules;
  }

  /**
   * The prompt of a conversation. A marked copy is rendered first: what the template refuses, drops or moves is known
   * from it, and where the marks can be kept by changing the turns, the turns are changed.
   */
  lower(turns: readonly Turn[], report: Report): string {
    const plan = this.#choosePlan(silence(turns));
    const fitted = applyRepair(turns, plan.repair);
    const leaves: { readonly text: string; readonly leaf: Leaf }[] = [];
    const tellTool: Tell = (id, level, subject) =>
      report({ id, level, category: "content", ...(subject !== undefined && { subject }) });
    const record: Put = (text, leaf) => {
      leaves.push({ text, leaf });
      return text;
    };
    this.#write(fitted, plan.form, record, tellTool);
    if ("error" in plan.rendering) return this.#refuse(fitted, plan, plan.rendering.error);
    const marked = leaves.filter(({ text, leaf }) => text.trim() !== "" && leaf.kind !== "label");
    tellLosses(marked, plan.places, { isMoved: plan.repair.system === undefined });
    return this.#renderTexts(fitted, plan, leaves);
  }

  /** Renders the texts themselves, so that they give no control token beside those of the marked copy. */
  #renderTexts(
    fitted: readonly Turn[],
    { form, rendering, places }: Plan,
    leaves: readonly { readonly text: string; readonly leaf: Leaf }[],
  ): string {
    const expected = "text" in rendering ? this.#tokens.scan(rendering.text).join("\n") : "";
    const quiet = silence(fitted);
    let last: Rendering = rendering;
    for (const harder of [0, 1, 2] as const) {
      const written = this.#write(quiet, form, (text) => this.#tokens.neutralize(text, harder));
      last = this.#render(written);
      if ("error" in last || this.#tokens.scan(last.text).join("\n") !== expected) continue;
      const { text: prompt } = last;
      let mark = 0;
      for (const { text, leaf } of leaves) {
        const place = text.trim() === "" || leaf.kind === "label" ? undefined : places[mark++];
        const kept = this.#tokens.neutralize(text, harder);
        if (kept !== text)
          leaf.tell("neutralized-token", "adapted", this.#tokens.find(text)[0] ?? "a part of a token");
        if (place !== undefined && leaf.kind === "text" && !holds(prompt, kept))
          leaf.tell("template-dropped", "lossy");
      }
      return this.#withoutBos(prompt);
    }
    const reason = "error" in last ? last.error : "a control token would come together";
    fitted.at(-1)?.tell("template-refused", "refused", reason);
    return FAULT;
  }

  #withoutBos(prompt: string): string {
    const { addsBos, bosToken } = this.#rules;
    return addsBos && bosToken && prompt.startsWith(bosToken) ? prompt.slice(bosToken.length) : prompt;
  }

  /** The least change that keeps every text; where there is none, what keeps most. Reasoning is given up last. */
  #choosePlan(turns: readonly Turn[]): Plan {
    const repairs = listRepairs(turns, this.#rules.template);
    const kept = this.#tryPlans(turns, repairs);
    const isHelpless = kept.score >= REFUSED && turns.some(hasReasoning);
    if (!isHelpless) return kept.plan;
    const without = this.#tryPlans(
      turns,
      repairs.map((repair) => ({ ...repair, noReasoning: true as const })),
    );
    return (without.score < REFUSED ? without : kept).plan;
  }

  #tryPlans(turns: readonly Turn[], repairs: readonly Repair[]): ScoredPlan {
    let best: ScoredPlan | undefined;
    for (const repair of repairs) {
      const fitted = applyRepair(turns, repair);
      for (const form of this.#forms(turns)) {
        const tried = this.#tryPlan(fitted, repair, form);
        if (tried.score < LOST) return tried;
        if (!best || tried.score < best.score) best = tried;
      }
    }
    return best as ScoredPlan;
  }

  /** A marked copy through the template. What no repair can bring back does not count. */
  #tryPlan(fitted: readonly Turn[], repair: Repair, form: ConversationForm): ScoredPlan {
    const marks = new Marks();
    const rendering = this.#render(this.#write(fitted, form, marks.put));
    const text = "text" in rendering ? rendering.text : "";
    const places = findMarks(text, marks.leaves.length);
    const lost = marks.leaves.filter(
      ({ kind }, mark) => places[mark] === undefined && kind !== "reasoning" && kind !== "tool",
    );
    const refused = "error" in rendering ? REFUSED : 0;
    const plan: Plan = { repair, form, rendering, places };
    return { plan, score: refused + lost.length * LOST + costOf(repair) };
  }

  /** The forms that a conversation may be given in, without a loss in any; the most usual first. */
  #forms(turns: readonly Turn[]): ConversationForm[] {
    const { template } = this.#rules;
    const known = /["']developer["']/.test(template);
    const developers = known ? [true] : turns.some(({ developer }) => developer) ? [false, true] : [false];
    const reasoning =
      !template.includes("reasoning_content") && /\.thinking\b|["']thinking["']/.test(template)
        ? ("thinking" as const)
        : ("reasoning_content" as const);
    const contents = turns.some(({ parts }) => parts.some(({ part }) => part.type === "tool-call"))
      ? ([null, ""] as const)
      : ([""] as const);
    return developers.flatMap((developer) =>
      contents.map((emptyContent) => ({ emptyContent, reasoning, developer })),
    );
  }

  #write(turns: readonly Turn[], form: ConversationForm, put: Put, tellTool: Tell = silent): Written {
    const tools = writeTools(this.#tools, tellTool, put);
    const messages = writeConversation(turns, form, put);
    const last = turns.at(-1);
    const isContinued =
      last?.role === "assistant" && !last.parts.some(({ part }) => part.type === "tool-call");
    return { tools, messages, isContinued };
  }

  /** A last assistant message is continued: the rendering ends where its text does. */
  #render({ messages, tools, isContinued }: Written): Rendering {
    const all = messages.map(({ message }) => message);
    const last = all.at(-1);
    if (!isContinued || typeof last?.content !== "string")
      return this.#template.render({ messages: all, tools, opensTurn: true });
    const ended = [...all.slice(0, -1), { ...last, content: last.content + END }];
    const cut = cutAtEnd(this.#template.render({ messages: ended, tools, opensTurn: false }));
    // Nothing can be continued where the template leaves the text out, which is told as a loss.
    return cut ?? this.#template.render({ messages: all, tools, opensTurn: true });
  }

  /** Names the first message with which the template fails, and renders what stands before it. */
  #refuse(fitted: readonly Turn[], { form }: Plan, error: string): string {
    const { messages, tools } = this.#write(silence(fitted), form, (text) =>
      this.#tokens.neutralize(text, 2),
    );
    let before = FAULT;
    for (const [at, { turn }] of messages.entries()) {
      const rendering = this.#render({ messages: messages.slice(0, at + 1), tools, isContinued: false });
      if ("error" in rendering) {
        const given = fitted.find(({ message }) => message === turn.message);
        (given ?? fitted.at(-1))?.tell("template-refused", "refused", rendering.error);
        return before;
      }
      before = rendering.text;
    }
    fitted.at(-1)?.tell("template-refused", "refused", error);
    return before;
  }
}

/** The prompt of a conversation that the template refuses from its first message on. It is never sent. */
const FAULT = "\n";

/** Whether a text stands in a prompt, as it is or as JSON; templates trim what they take. */
function holds(prompt: string, text: string): boolean {
  const trimmed = text.trim();
  return prompt.includes(trimmed) || prompt.includes(JSON.stringify(trimmed).slice(1, -1));
}
