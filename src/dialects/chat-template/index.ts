import { adaptSchema } from "../../schema/adapt-schema.ts";
import type { Dialect } from "../dialect.ts";
import { mergeFields, tellHead } from "../head.ts";
import { type ChatTemplateFamily, capabilities } from "./capabilities.ts";
import type { TokenPattern } from "./control-tokens.ts";
import { loadEngine } from "./load-engine.ts";
import { lowerBy, type MessageLowering } from "./messages.ts";
import { lowerOutput } from "./output.ts";
import { lowerParameters, lowerReasoning } from "./parameters.ts";
import { protocol } from "./protocol.ts";
import type { ChatTemplateRules } from "./rules.ts";
import { type ParseTemplate, parseOnce } from "./template-engine.ts";
import { findFacts, type TemplateFacts } from "./template-facts.ts";
import { lowerTools } from "./tools.ts";

/** The engine is loaded with the first template, and finds out about each of them once. */
class LazyEngine {
  #parse: ParseTemplate | undefined;
  #lower: MessageLowering | undefined;
  readonly #facts = new Map<string, TemplateFacts>();

  readonly lower: MessageLowering = (messages, rules, report) => {
    this.#lower ??= lowerBy(loadEngine());
    return this.#lower(messages, rules, report);
  };

  factsOf(rules: ChatTemplateRules): TemplateFacts {
    this.#parse ??= parseOnce(loadEngine());
    const key = JSON.stringify(rules);
    const facts = this.#facts.get(key) ?? findFacts(this.#parse, rules);
    this.#facts.set(key, facts);
    return facts;
  }
}

// What it remembers makes it faster and nothing else.
const engine = new LazyEngine();

/** Raw text by a model's own chat template, for llama.cpp's completion route. */
export const chatTemplate: Dialect<ChatTemplateFamily> = {
  id: "chat-template",
  exportName: "chatTemplate",
  bodyType: "ChatTemplateBody",
  capabilities,
  modelIn: "body",
  needsTarget: true,
  readsTexts: true,
  wireSchema: async () => (await import("./wire-schema.ts")).wireSchema,
  protocol,
  lowerHead({ parameters, tools, output, fields, adapt = adaptSchema }, family, report) {
    const { rules, toolTemplate, stop, isAssumed, hasClock } = family;
    const own = tools.length > 0 && toolTemplate !== undefined ? toolTemplate : rules.template;
    const facts = engine.factsOf({ ...rules, template: own });
    if (isAssumed) tellHead(report, "assumed-template", "adapted", undefined, "model");
    if (facts.showsClock && !hasClock) tellHead(report, "template-clock", "adapted", rules.now.slice(0, 10));
    const variables = { ...JSON.parse(rules.variables), ...lowerReasoning(parameters, facts, report) };
    const patterns: TokenPattern[] = JSON.parse(rules.controlTokens);
    const ends = [...(rules.eosToken ? [rules.eosToken] : []), ...facts.ends, ...stop];
    const { fields: asked, ...words } = lowerOutput(output, adapt, report);
    const head = { ...lowerParameters(parameters, ends, report), ...asked };
    return {
      fields: mergeFields(head, fields),
      ...words,
      rules: {
        template: own,
        controlTokens: JSON.stringify([...patterns, ...facts.headings]),
        variables: JSON.stringify(variables),
        tools: JSON.stringify(lowerTools(tools, parameters, report)),
      },
    };
  },
  lowerMessages: engine.lower,
};
