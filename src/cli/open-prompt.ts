import type { CompiledPrompt } from "../compiler.ts";
import { type Context, FAILED, FOUND } from "./context.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { openProject, type Project } from "./project.ts";

/** A prompt with its project; or, where there is none to call, the exit code, with the reason printed. */
export type OpenedPrompt =
  | { readonly project: Project; readonly prompt: CompiledPrompt; readonly code?: never }
  | { readonly project?: never; readonly prompt?: never; readonly code: number };

/** Opens the one prompt that the command line names. */
export async function openPrompt(context: Context): Promise<OpenedPrompt> {
  const project = await openProject(context);
  const unknown = project.unknown.filter(({ code }) => code === "unknown-prompt");
  const [prompt] = project.prompts;
  if (prompt && unknown.length === 0) return { project, prompt };
  printDiagnostics(context, project, unknown.length > 0 ? unknown : project.diagnostics);
  return { code: unknown.length > 0 ? FAILED : FOUND };
}
