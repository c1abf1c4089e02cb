import { answerCodes } from "./codes/answers.ts";
import { frontMatterCodes } from "./codes/front-matter.ts";
import { projectCodes } from "./codes/project.ts";
import { readingCodes } from "./codes/reading.ts";
import { templateCodes } from "./codes/template.ts";
import type { DiagnosticEntry } from "./diagnostic-entry.ts";

export type { DiagnosticEntry } from "./diagnostic-entry.ts";

/** Every diagnostic code, in the order of docs. */
export const diagnosticCodes = {
  ...readingCodes,
  ...frontMatterCodes,
  ...templateCodes,
  ...projectCodes,
  ...answerCodes,
} as const satisfies Record<string, DiagnosticEntry>;

/** The name of a diagnostic; `polylect explain <code>` prints its text. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
