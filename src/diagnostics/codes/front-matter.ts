import type { DiagnosticEntry } from "../diagnostic-entry.ts";

/** Codes of front matter. */
export const frontMatterCodes = {
  "yaml-syntax": {
    severity: "error",
    title: "The front matter is not valid YAML",
    why: "What the YAML means can't be told, and guessing could send it to the model as text.",
    help: "Correct the YAML at the marked place.",
    explain: `The text between the \`---\` lines is YAML 1.2. The frequent slips: a tab used to indent, a value that holds \`: \` or
starts with \`{\`, \`[\`, \`*\`, \`&\`, \`@\` or \`%\` without quotes, the same key twice, or an indent that fits no parent.

\`\`\`yaml
description: Reply: short and kind     # wrong: a second mapping on the line
description: "Reply: short and kind"   # right
\`\`\``,
  },
  "yaml-alias-bomb": {
    severity: "error",
    title: "YAML aliases repeat too much",
    why: "A few lines of aliases can stand for billions of values and would fill the memory.",
    help: "Write the values out, or use fewer aliases.",
    explain: `Aliases (\`*name\`) repeat the value that an anchor (\`&name\`) marks. They may add at most 10,000 values to one file, and no
value may contain itself.`,
  },
  "javascript-front-matter": {
    severity: "error",
    title: "The front matter asks for another language than YAML",
    why: "Some front-matter readers run `---js` blocks as programs; polylect never runs what a prompt file holds.",
    help: "Write the front matter as YAML between two lines of `---` alone.",
    explain: `A word stands after the opening fence, as in \`---js\` or \`---json\`. Front matter is YAML, and the fence is three dashes and
nothing else.

\`\`\`
---json                ---
{ "name": "greet" }    name: greet
---                    ---
wrong                  right
\`\`\``,
  },
  "front-matter-not-mapping": {
    severity: "error",
    title: "The front matter is not a mapping",
    why: "Front matter gives values to keys; a list or a single value names none.",
    help: "Write `key: value` lines.",
    explain: `The YAML between the fences is a list or a single value. Often the colon is missing after a key, or a rule of three
dashes at the top of a text was read as the start of front matter.

\`\`\`yaml
model openai/gpt-5     # a single string
model: openai/gpt-5    # a mapping
\`\`\``,
  },
  "unclosed-front-matter": {
    severity: "warning",
    title: "The front matter is not closed",
    why: "Without a closing fence the keys are sent to the model as text.",
    help: "Add a line of `---` after the last key.",
    explain: `The file starts with a \`---\` line and something that looks like YAML keys, but no second \`---\` line follows. Dotprompt
takes the whole file as the body then, and so does polylect. A closing fence starts at the left margin and has nothing else
on its line.`,
  },
  "unknown-key": {
    severity: "error",
    title: "The key is not known",
    why: "A misspelled key does nothing, and nobody would notice.",
    help: "Remove the key, keep it below `metadata`, or give it a namespace: `myapp.key`.",
    explain: `Front matter takes the keys that \`schemas/prompt.schema.json\` lists. Anything else is taken for a slip.

\`\`\`yaml
inputs:            # wrong: the key is called input
  schema: { name: string }
\`\`\`

Data of your own goes below \`metadata\`, or under a key with a dot (\`myapp.owner: support\`). With \`strictKeys: false\` in the
config, unknown keys are warnings.`,
  },
  "invalid-value": {
    severity: "error",
    title: "The value does not fit its key",
    why: "The value can't be given to any provider in this form.",
    help: "Write a value of the kind that the message names.",
    explain: `The value has the wrong type or is out of range. YAML decides types by how a value looks, so the frequent cause is a
missing or superfluous pair of quotes.

\`\`\`yaml
version: 1.0           # a number
version: "1.0.0"       # a version
config:
  temperature: "0.2"   # a string
  temperature: 0.2     # a number
\`\`\`

Values of \`input.default\` must fit \`input.schema\`.`,
  },
  "genkit-key": {
    severity: "info",
    title: "The key belongs to Genkit",
    why: "Genkit reads the key at run time; a compiled prompt has no such moment.",
    help: "Keep the key if Genkit reads this file too.",
    explain: `\`maxTurns\`, \`toolChoice\`, \`returnToolRequests\` and \`title\` are keys of Genkit, which reads the same files. They are taken so
that one file can serve both. \`toolChoice\` works as \`config.toolChoice\` does; the others change nothing here.`,
  },
  "unknown-parameter": {
    severity: "warning",
    title: "The parameter has no neutral name",
    why: "Providers name parameters differently, so a name that only one knows reaches none of them.",
    help: "Use a neutral name, or move the key below `overrides.<dialect>`.",
    explain: `\`config\` takes any key, but only the neutral names reach the providers: \`temperature, topP, topK, minP, seed,
maxOutputTokens, stopSequences, presencePenalty, frequencyPenalty, repetitionPenalty, reasoning, toolChoice,
parallelToolCalls, logprobs, n\`.

\`\`\`yaml
config:
  max_tokens: 500        # reaches nobody
  maxOutputTokens: 500   # reaches every provider
overrides:
  anthropic:
    service_tier: auto   # a field of one provider's body
\`\`\``,
  },
  "invalid-schema": {
    severity: "error",
    title: "This is not a schema",
    why: "Types, tool definitions and answers are checked by the schema, so it must be one.",
    help: "Write Picoschema, JSON Schema, or the name of a file in `schemas/`.",
    explain: `A schema is one of three things: Picoschema, JSON Schema (an object whose \`type\` is a JSON Schema type, or that has
\`properties\`), or the name of a file in \`schemas/\`.

\`\`\`yaml
schema:
  name: string, the customer's name
  age?: integer
  tags(array, at most five): string
  tone(enum): [kind, formal]
  address(object):
    city: string
  (*): any
\`\`\`

The scalar types are \`any, boolean, integer, null, number, string\`. In parentheses stand \`array\`, \`object\` or \`enum\`.`,
  },
  "unknown-schema": {
    severity: "error",
    title: "There is no schema of that name",
    why: "Without the schema neither types nor checks can be made.",
    help: "Add the schema to the schemas folder, or correct the name.",
    explain: `A name stands where a schema is expected, and it is neither a type of Picoschema nor a file in the schemas folder.
\`Invoice\` is looked up as \`schemas/Invoice.json\`, and \`billing/Invoice\` as \`schemas/billing/Invoice.json\`.

For a single source text (\`compileSource\`) this is a warning, and the schema accepts anything; pass \`schemas\` to solve it.`,
  },
  "unknown-tool": {
    severity: "error",
    title: "There is no tool of that name",
    why: "A tool without a definition can't be offered to a model.",
    help: "Define the tool below `toolDefs`, or remove its name.",
    explain: `\`tools\` names a tool that \`toolDefs\` does not define.

\`\`\`yaml
tools: [findOrder]
toolDefs:
  - name: findOrder
    description: Finds an order by its number.
    inputSchema: { number: string }
\`\`\`

For a single source text (\`compileSource\`) this is a warning.`,
  },
  "invalid-name": {
    severity: "error",
    title: "The name can't be exported",
    why: "A prompt becomes a function, and its name must be one that JavaScript accepts.",
    help: "Start with a letter, and use letters, digits, `-`, `_` and `.`.",
    explain: `The file name (or \`name\` and \`variant\` of the front matter) becomes a module and a function: \`refund-letter.formal\` exports
\`refundLetterFormal\`. Each part may hold ASCII letters, digits, \`-\` and \`_\`, and the whole must start with a letter.

\`\`\`
2nd-reminder.prompt     wrong: a digit comes first
second-reminder.prompt  right
\`\`\``,
  },
  "reserved-name": {
    severity: "error",
    title: "The name is taken",
    why: "The emitted module could not be parsed, or one of its exports would hide another.",
    help: "Rename the file, or set another `name` in the front matter.",
    explain: `The prompt's function would have the name of a JavaScript keyword (\`delete\`, \`await\`) or of something that every emitted
module exports: a dialect (\`openaiChat\`, \`anthropicJson\`), \`parseInput\`, \`parseOutput\` or \`meta\`. \`index\` is the module that
exports all prompts.`,
  },
  "duplicate-name": {
    severity: "error",
    title: "Two prompts have the same name",
    why: "Both would be written to one module, or exported under one name.",
    help: "Rename one of the two, by its file name or by `name` in the front matter.",
    explain: `Two prompt files lead to the same module or the same export. Module names are compared without regard to case, because
many disks do; exports are compared as written: \`refund-letter\` and \`refund_letter\` are both \`refundLetter\`.`,
  },
} as const satisfies Record<string, DiagnosticEntry>;
