import type { DiagnosticEntry } from "../diagnostic-entry.ts";

/** Codes of inputs, cases, config and output. */
export const projectCodes = {
  "missing-input": {
    severity: "error",
    title: "Required input is missing",
    why: "A prompt rendered with holes is sent, paid for, and answered wrongly.",
    help: "Pass the named keys, or give them a default in `input.default`.",
    explain: `A prompt was called without keys that its schema requires and that have no default. One error names all of them. Make a
key optional with \`name?\` in Picoschema.`,
  },
  "invalid-input": {
    severity: "error",
    title: "The input does not fit the schema",
    why: "The template was written for the types that the schema declares.",
    help: "Pass values of the declared types, or correct the schema.",
    explain: `A value has another type than \`input.schema\` says, or is not among the values of an enum. The message names the place inside
the input.`,
  },
  "invalid-case": {
    severity: "error",
    title: "The case file is not valid",
    why: "A case that can't be read proves nothing.",
    help: "Correct the file; its keys are input, history, context and expect.",
    explain: `A case is a YAML file \`fixtures/<prompt>/<case>.yaml\`:

\`\`\`yaml
input: { subject: "Late parcel" }
history: []
context: {}
expect: {}
\`\`\``,
  },
  "invalid-body": {
    severity: "error",
    title: "A rendered body is not a request of its dialect",
    why: "The service would answer with an error instead of the model.",
    help: "Look at `overrides` in the front matter: the provider fields there are sent as they are written.",
    explain: `\`polylect test\` checks every body against the schema of its dialect before it compares it with the snapshot. The message
names prompt, case and target, and of each mistake the place in the body (a JSON pointer) and what is wrong there. Fields
under \`overrides\` are merged into the body without a look inside, so a misspelt name or a wrong type arrives there:

\`\`\`yaml
overrides:
  claude:
    service_tier: fast # Anthropic knows auto and standard_only
\`\`\`

Where the prompt has no such fields, the rendering itself is wrong: please report it with the prompt.`,
  },
  "config-not-found": {
    severity: "error",
    title: "There is no config file",
    why: "The command needs targets or folders that only a config names.",
    help: "Go to the project's folder, or write a `prompt.config.ts` there.",
    explain: `No \`prompt.config.ts\` (or \`.mts\`, \`.js\`, \`.mjs\`, \`.json\`) was found in this folder or any above
it, and this folder has no \`prompts\` folder either, which would do for a project without targets.`,
  },
  "config-failed": {
    severity: "error",
    title: "The config file failed",
    why: "The file threw an error or could not be parsed, so nothing is known of the project.",
    help: "Correct the error that the message quotes.",
    explain: `The config is a program (or a JSON file). It is loaded without a build step, so it may be TypeScript; what it imports must be
installed. The message is the original one.`,
  },
  "invalid-config": {
    severity: "error",
    title: "The config is not valid",
    why: "A misspelled or mistyped setting would silently be the default.",
    help: "Correct the named key; `schemas/config.schema.json` lists them all.",
    explain: `A key is unknown, or its value has the wrong type.

\`\`\`ts
import { defineConfig } from "polylect";

export default defineConfig({
  prompts: "prompts",
  targets: { main: "anthropic/claude-sonnet-5-5", local: "ollama/qwen3:8b" },
});
\`\`\``,
  },
  "invalid-template": {
    severity: "error",
    title: "The chat template of a target cannot be used",
    why: "A target that names a template is rendered here, so that the file has to be there, hold a Jinja template and be readable: @huggingface/jinja runs the template, @huggingface/gguf reads the header of a GGUF file.",
    help: "Correct the path, which is relative to the project, or name another file of the model.",
    explain:
      "A target whose text Polylect renders itself names a file that is not there, cannot be read, or holds no template. See docs/chat-templates.md.",
  },
  "unmerged-file": {
    severity: "error",
    title: "A file has a conflict in the git index",
    why: "The index holds several versions of it, and no commit can be made of them.",
    help: "Resolve the conflict, and stage the file with `git add`.",
    explain: `\`polylect check --staged\` reads what the next commit will hold. A merge, a rebase or a cherry-pick left a file of the
project with a conflict, so that nothing else is looked at. \`git status\` lists such files as "both modified".`,
  },
  "missing-submodule": {
    severity: "warning",
    title: "A submodule is not checked out",
    why: "What it holds at the commit that the index pins cannot be read, so prompts, schemas or cases are missing.",
    help: "Run `git submodule update --init`.",
    explain: `\`polylect check --staged\` reads files of a submodule at the commit that the index pins, from the submodule's own
repository. That repository, or that commit in it, is not there.`,
  },
  "invalid-baseline": {
    severity: "error",
    title: "The baseline is not valid",
    why: "A baseline that cannot be trusted lets nothing pass, so everything that it stood for fails again.",
    help: "Run `polylect check --baseline`, which writes the file anew.",
    explain: `\`prompts.baseline.json\` holds what was there when the project took up \`polylect check\`. It is written by
\`polylect check --baseline\` and not by hand: it is not JSON, a key or a value is none that the command writes, an entry
stands there twice, or a merge left its marks. After a merge, keep either side and run the command: it records what is found
now. Look at the difference before it is committed, because what is new is recorded too.`,
  },
  "stale-baseline": {
    severity: "error",
    title: "An entry of the baseline is fixed",
    why: "An entry that stands for nothing would let the same thing come back unseen.",
    help: "Run `polylect check --baseline` to take it out.",
    explain: `\`prompts.baseline.json\` has an entry for something that is not found any more: it is fixed, the policy ignores it now,
it is accepted in front matter, or its prompt or target is gone. The baseline shrinks with what is repaired:

\`\`\`sh
npx polylect check --baseline
git add prompts.baseline.json
\`\`\`

A run that looks at some prompts or targets alone reports entries of those.`,
  },
  "invalid-package-json": {
    severity: "error",
    title: "package.json cannot be added to",
    why: "What is added to a file that is broken already could break more of it.",
    help: "Correct the file where the message points, and run the command again.",
    explain: `\`polylect init\` adds scripts, imports and a dependency to \`package.json\`. The file is not valid JSON, or one of the
keys that it adds to does not hold an object. Nothing was written.`,
  },
  "unknown-target": {
    severity: "error",
    title: "There is no target of that name",
    why: "Nothing would be rendered or checked under that name.",
    help: "Add the target to `targets` in the config, or correct the name.",
    explain: `A target is a model reference with a name, listed in the config: \`targets: { main: "anthropic/claude-sonnet-5-5" }\`. Front
matter (\`targets\`, \`style\`, \`overrides\`, \`portability.accept\`) and the command line name targets by it. All but
\`targets\` take a dialect as well, and \`portability.accept\` a model reference. In the config itself the reference must
begin with the name of a backend, or be a model id that is known.`,
  },
  "unknown-backend": {
    severity: "error",
    title: "A server is like no backend",
    why: "Its dialect and what it takes are those of the backend that it is like.",
    help: "Name a backend that `polylect targets` lists, or a dialect.",
    explain: `\`backends\` in the config names servers of your own: \`backends: { mine: { like: "llama.cpp", baseUrl: "http://10.0.0.5:8080" } }\`.
\`like\` is the id of a backend that is known, \`polylect targets\` lists them all, or a dialect such as \`openai-chat\`, which stands
for the service that it comes from. A target then reads \`mine/<model>\`.`,
  },
  "unknown-prompt": {
    severity: "error",
    title: "There is no prompt of that name",
    why: "Nothing matches, so nothing would be done.",
    help: "Use the id of a prompt: its path below the prompts folder without `.prompt`.",
    explain: `A command or a case names a prompt that does not exist. Ids are paths below the prompts folder, with the variant after a dot:
\`billing/refund-letter.formal\`.`,
  },
  "unwritable-output": {
    severity: "error",
    title: "A file can't be written",
    why: "The emitted files would be a mix of old and new.",
    help: "Check permissions and free space of the output folder.",
    explain: `An emitted file could not be written or removed. The message quotes the system. Files that were written before it stay; run
the command again when the cause is gone.`,
  },
} as const satisfies Record<string, DiagnosticEntry>;
