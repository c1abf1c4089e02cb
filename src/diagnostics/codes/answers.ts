import type { DiagnosticEntry } from "../diagnostic-entry.ts";

/** Codes of answers: recorded ones, and those of a live run. */
export const answerCodes = {
  "failed-expectation": {
    severity: "error",
    title: "An answer is not what its case expects",
    why: "The prompt does not do on this target what it is meant to do.",
    help: "Look at the answer: change the prompt, or the expectation where it asks for too much.",
    explain: `\`expect\` in a case file says what answers must be like. \`polylect test\` holds it against each recorded answer, and with
\`--live\` against what the backends answer now. The message names prompt, case, target and where the answer comes from,
what is wrong, and how the answer begins:

\`\`\`yaml
expect:
  queue: billing # a property of the output
  contains: refund # the text of the answer
\`\`\`

See docs/testing.md for all words of \`expect\`.`,
  },
  "invalid-output": {
    severity: "error",
    title: "An answer does not fit its schema",
    why: "The application would get an error instead of the output.",
    help: "Look at the answer; a clearer description in the schema, or an example in the prompt, often helps.",
    explain: `An answer was read leniently and checked strictly, as the application does it, and does not fit the output schema of the
prompt; or the model calls a tool that the prompt does not have, or with arguments that do not fit the tool's schema. What
a backend promises to enforce is checked here, too: not every backend keeps every promise.`,
  },
  "failed-request": {
    severity: "error",
    title: "A backend gave no answer",
    why: "Nothing was proved for this target.",
    help: "Start the server, or correct its base URL or key; `--target` asks some targets alone.",
    explain: `\`polylect test --live\` sent a request and got an error, also when it was repeated. The message has the words of the
service. Errors are never recorded. Where a server cannot be reached, or refuses the key, its other requests are not sent.`,
  },
  "unasked-target": {
    severity: "warning",
    title: "A target was not asked",
    why: "Without its key no service answers, so nothing is proved for this target.",
    help: "Set the variable, or choose targets by `--target`.",
    explain: `\`polylect test --live\` reads keys from the environment. The variable that holds the key of a backend is not set, so its
targets are left out and show \`none\`.`,
  },
  "stale-replay": {
    severity: "warning",
    title: "A recorded answer is of another request",
    why: "The request has changed since, and nobody knows what the model answers now.",
    help: "Record the answer anew with `polylect test --live --record`, or remove the file.",
    explain: `A replay holds the hash of the request that it answers: of dialect, path and body. Prompt, case, target or model have changed
since, so the answer is shown as stale and not used. That is a warning and not an error, because whoever changes a prompt
need not have the keys to ask every backend. The message has the command that records the answers anew.`,
  },
  "invalid-replay": {
    severity: "error",
    title: "A replay file is not valid",
    why: "An answer that cannot be read proves nothing.",
    help: "Record the answer anew with `polylect test --live --record`, or remove the file.",
    explain: `\`fixtures/<prompt>/<case>.<target>.replay.json\` holds a recorded answer. It is written by \`polylect test --live --record\` and
not by hand: it is not JSON, a key or a value is none that the command writes, a merge left its marks, or its body is not an
answer of the target's dialect.`,
  },
} as const satisfies Record<string, DiagnosticEntry>;
