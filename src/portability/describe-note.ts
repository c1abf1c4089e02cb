import { FILE_START, type Span } from "../diagnostics/span.ts";
import type { Origin } from "../ir/node.ts";
import type { Prompt } from "../ir/prompt.ts";
import type { Note } from "../runtime/types.ts";
import { findAcceptance } from "./find-acceptance.ts";
import type { Finding } from "./finding.ts";
import { fillText, findingTexts } from "./finding-texts.ts";
import type { MessageOrigin } from "./sample-conversations.ts";

/** The target whose report a note goes into. */
export interface NoteTarget {
  /** What the reader calls it: a target name, a model reference or a dialect. */
  readonly name: string;
  /** Every name under which an acceptance may mean it. */
  readonly names: readonly string[];
  /** What the rows of its server and of its model were read from, and when. */
  readonly sources: { readonly server: string; readonly model: string };
}

/** Turns a note into a finding: with its place in the prompt, its prose, and the author's acceptance if there is one. */
export function describeNote(
  note: Note,
  prompt: Prompt,
  target: NoteTarget,
  origins: readonly MessageOrigin[],
): Finding {
  const place = placeOf(note, prompt, origins);
  const accepted = findAcceptance(prompt.acceptances, note.id, target.names);
  const texts = findingTexts[note.id] ?? UNKNOWN;
  const fill = (text: string) => fillText(text, target.name, note.subject);
  return {
    id: note.id,
    level: note.level,
    category: note.category,
    ...(note.subject !== undefined && { subject: note.subject }),
    prompt: prompt.id,
    target: target.name,
    message: fill(texts.message),
    why: fill(texts.why),
    help: fill(texts.help),
    // What a conversation becomes is the model's doing; fields are the server's.
    source: note.category === "content" ? target.sources.model : target.sources.server,
    path: place.path,
    span: place.span,
    ...(accepted && { accepted: accepted.reason }),
  };
}

const UNKNOWN = { message: "{target} departs from the prompt.", why: "", help: "" };

function placeOf(note: Note, prompt: Prompt, origins: readonly MessageOrigin[]): Origin {
  const message = note.message === undefined ? undefined : origins[note.message];
  const part = note.part === undefined ? undefined : message?.parts[note.part];
  const origin = part ?? message?.message ?? message?.parts[0];
  return origin ?? { path: prompt.path, span: keySpan(note, prompt) };
}

/** The front-matter key that a note without a message is about. */
function keySpan({ category, subject }: Note, prompt: Prompt): Span {
  const spans = prompt.spans();
  const own = spans[`config.${subject}`] ?? overriddenSpan(spans, subject);
  if (own) return own;
  const candidates = [
    ...(category === "schema" ? ["output.schema", "output.format", "output", "toolDefs"] : []),
    ...(category === "parameters" ? ["config"] : []),
    "model",
    "name",
  ];
  const found = candidates.find((path) => spans[path] !== undefined);
  return (found === undefined ? undefined : spans[found]) ?? FILE_START;
}

function overriddenSpan(spans: ReturnType<Prompt["spans"]>, subject: Note["subject"]): Span | undefined {
  const path = Object.keys(spans).find((key) => key.startsWith("overrides.") && key.endsWith(`.${subject}`));
  return path === undefined ? undefined : spans[path];
}
