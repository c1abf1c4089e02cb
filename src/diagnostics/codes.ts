import type { Severity } from "./diagnostic.ts";

/** What is known of a diagnostic code before any file is read. */
export interface DiagnosticEntry {
  readonly severity: Severity;
  /** A heading for docs and `explain`. */
  readonly title: string;
  /** Default reason, in one sentence. */
  readonly why: string;
  /** Default way out, in one sentence. */
  readonly help: string;
  /** The long text of `explain`: what it means, an example, how to solve it. Markdown. */
  readonly explain: string;
}

const todo = (severity: Severity): DiagnosticEntry => ({
  severity,
  title: "",
  why: "",
  help: "",
  explain: "",
});

/** Every diagnostic code, in the order of docs. */
export const diagnosticCodes = {
  // reading
  "file-too-large": todo("error"),
  "null-byte": todo("error"),
  "unreadable-file": todo("error"),
  "path-outside-project": todo("error"),
  // front matter
  "yaml-syntax": todo("error"),
  "yaml-alias-bomb": todo("error"),
  "javascript-front-matter": todo("error"),
  "front-matter-not-mapping": todo("error"),
  "unclosed-front-matter": todo("warning"),
  "unknown-key": todo("error"),
  "invalid-value": todo("error"),
  "genkit-key": todo("info"),
  "unknown-parameter": todo("warning"),
  "invalid-schema": todo("error"),
  "unknown-schema": todo("error"),
  "unknown-tool": todo("error"),
  "invalid-name": todo("error"),
  "reserved-name": todo("error"),
  "duplicate-name": todo("error"),
  // template
  "template-syntax": todo("error"),
  "unclosed-block": todo("error"),
  "nesting-too-deep": todo("error"),
  "unknown-partial": todo("error"),
  "partial-cycle": todo("error"),
  "dynamic-partial": todo("error"),
  "unknown-helper": todo("error"),
  "helper-arguments": todo("error"),
  "helper-failed": todo("error"),
  "structure-in-helper": todo("error"),
  "unsupported-decorator": todo("error"),
  "unknown-role": todo("error"),
  "dynamic-role": todo("error"),
  "unknown-dialect": todo("error"),
  "cache-without-part": todo("warning"),
  "undeclared-variable": todo("warning"),
  // inputs and cases
  "missing-input": todo("error"),
  "invalid-input": todo("error"),
  "invalid-case": todo("error"),
  // project
  "config-not-found": todo("error"),
  "config-failed": todo("error"),
  "invalid-config": todo("error"),
  "unknown-target": todo("error"),
  "unknown-prompt": todo("error"),
  "unwritable-output": todo("error"),
} as const satisfies Record<string, DiagnosticEntry>;

/** The name of a diagnostic; `polylect explain <code>` prints its text. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
