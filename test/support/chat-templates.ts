import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { controlTokens } from "../../src/checks/control-tokens.ts";
import { capabilities } from "../../src/dialects/chat-template/capabilities.ts";
import type { ChatTemplateRules } from "../../src/dialects/chat-template/rules.ts";
import { tokensInTemplate } from "../../src/model-files/template-tokens.ts";
import { outsideData } from "./outside-data.ts";

/** A template of the suite. */
export interface SuiteTemplate {
  readonly name: string;
  readonly text: string;
  readonly rules: ChatTemplateRules;
}

/** The start token that each template of the suite is given. */
export const BOS = "<|begin|>";

/** What the clocks of templates show. */
export const NOW = "2026-03-09T12:00:00Z";

const ownFolder = fileURLToPath(new URL("../fixtures/chat-templates", import.meta.url));

/** Every `.jinja` file of the folder that `POLYLECT_TEMPLATES` names, and our own. */
export function suiteTemplates(): SuiteTemplate[] {
  const shared = outsideData("POLYLECT_TEMPLATES", "templates");
  return [ownFolder, ...(shared === undefined ? [] : [shared])].flatMap((folder) => {
    const names = readdirSync(folder).filter((name) => name.endsWith(".jinja"));
    if (names.length === 0) throw new Error(`${folder} holds no template.`);
    return names.map((name) => describe(name, readFileSync(`${folder}/${name}`, "utf8")));
  });
}

function describe(name: string, text: string): SuiteTemplate {
  const tokens = [...tokensInTemplate(text), ...controlTokens.flatMap((each) => each.tokens), BOS];
  const rules = {
    ...capabilities.defaultFamily.rules,
    template: text,
    bosToken: BOS,
    eosToken: "",
    now: NOW,
    controlTokens: JSON.stringify(tokens),
  };
  return { name, text, rules };
}
