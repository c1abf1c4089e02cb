import type { AppSources } from "./app-folder.ts";

/** Prompts of every kind that emission treats differently. */
export const sampleApp: AppSources = {
  targets: { claude: "anthropic/claude-sonnet-4-5", gpt: "openai/gpt-5.1" },
  partials: { signature: "Signed: {{who}}", tone: "Write in a {{style}} tone.\n" },
  schemas: {
    Address: JSON.stringify({
      type: "object",
      properties: { street: { type: "string" }, zip: { type: "string" } },
      required: ["street"],
      additionalProperties: false,
    }),
  },
  prompts: {
    "triage.prompt": `---
model: anthropic/claude-sonnet-4-5
description: Sorts a ticket.
config:
  temperature: 0
input:
  schema:
    subject: string
    urgency(enum): [low, high]
    tags?(array): string
    customer?:
      name: string
      address?: Address
  default:
    urgency: low
output:
  schema:
    label(enum): [billing, bug]
    reasons(array): string
---
{{role "system"}}You sort tickets. TRIAGE-ONLY-TEXT
{{> tone style="calm"}}
{{role "user"}}{{subject}} ({{urgency}})
{{#each tags}}- {{this}}
{{/each}}{{#if customer}}From {{customer.name}}, {{customer.address.street}}.{{/if}}
{{> signature who=subject}}
`,
    "billing/refund-letter.prompt": `---
input:
  schema:
    amount: number
    turns(array):
      question: string
      answer: string
---
REFUND-ONLY-TEXT {{amount}}
{{#each turns}}{{role "user"}}{{question}}{{role "model"}}{{answer}}{{/each}}
{{history}}
{{role "user"}}{{@locale}} And now?
`,
    "billing/refund-letter.formal.v2.prompt": `---
input:
  schema:
    amount: number
---
Formal: {{amount}}
`,
    "chat.prompt": `---
config:
  stopSequences: [END]
  reasoning:
    effort: high
  maxOutputTokens: 4096
overrides:
  anthropic:
    metadata:
      user_id: someone
  gpt:
    user: someone
input:
  default:
    facts: { city: Bern }
output:
  schema:
    reply: string
    sources?(array):
      title: string
tools: [search]
toolDefs:
  - name: search
    inputSchema:
      query: string
      filters?:
        since: string
---
{{role "system" tag=facts}}{{json facts}}{{cache ttl="1h"}}
{{history}}{{cache}}
{{role "user"}}{{question}} {{@user.name}}{{#each @user.notes}} {{this}}{{/each}}
`,
    "look.prompt": `---
input:
  schema:
    photo: string
output:
  format: json
tools: [lookup_price]
toolDefs:
  - name: lookup_price
    description: Finds a price.
    inputSchema:
      item: string
---
{{role "system"}}Look. {{#dialect "anthropic"}}LOOK-ANTHROPIC-TEXT{{else}}LOOK-OTHER-TEXT{{/dialect}}
{{role "user"}}What is this? {{media url=photo contentType="image/png"}}
`,
  },
};
