import type { Dialect, MessageRules } from "../dialects/dialect.ts";
import type { Prompt } from "../ir/prompt.ts";
import { instruct } from "../runtime/instruct.ts";
import type { Note } from "../runtime/types.ts";
import { describeNote, type NoteTarget } from "./describe-note.ts";
import type { Finding } from "./finding.ts";
import type { SampleConversation } from "./sample-conversations.ts";

/** What a report is made for. */
export interface ReportSubject {
  readonly prompt: Prompt;
  /** Those of the body that the target gets. */
  readonly samples: readonly SampleConversation[];
  readonly dialect: Dialect;
  readonly target: NoteTarget;
  /** The head of the body: what it loses, what lowering knows, and what the conversation says for it. */
  readonly head: {
    readonly notes: readonly Note[];
    readonly rules: MessageRules;
    readonly instruction?: string;
  };
}

/**
 * The findings of a prompt on a target, ahead of any input: the dialect lowers sample conversations that stand for
 * every way through the template, and says what it would keep, bend or lose.
 */
export function reportPrompt(subject: ReportSubject): Finding[] {
  const { prompt, samples, dialect, target } = subject;
  const { notes, instruction, rules } = subject.head;
  const findings = notes.map((note) => describeNote(note, prompt, target, []));
  for (const sample of samples) {
    dialect.lowerMessages(instruct(sample.messages, instruction), rules, (note) => {
      findings.push(describeNote(note, prompt, target, sample.origins));
    });
  }
  return distinctFindings(findings);
}

/** Findings without repetition, in the order of the prompt file. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([
      finding.id,
      finding.level,
      finding.subject,
      finding.path,
      finding.span.start,
    ]);
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()].sort(
    (a, b) => a.span.start - b.span.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
