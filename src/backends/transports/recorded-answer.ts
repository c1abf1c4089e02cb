import type { Json } from "../../runtime/types.ts";

/** What is kept of an answer. Of its headers, the content type alone: the others may tell who asked. */
export interface RecordedAnswer {
  /** Of HTTP. */
  readonly status: number;
  readonly contentType: string;
  /** The body where it is JSON. */
  readonly body?: Json;
  /** The body where it is not. */
  readonly text?: string;
}

/** Makes what is kept of an answer from its body as text. */
export function recordAnswer(status: number, contentType: string, text: string): RecordedAnswer {
  try {
    return { status, contentType, body: JSON.parse(text) };
  } catch {
    return { status, contentType, text };
  }
}

/** The body as text, as a transport gives it. */
export function bodyText({ body, text }: RecordedAnswer): string {
  return text ?? JSON.stringify(body);
}
