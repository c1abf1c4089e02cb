import type { App } from "./app.ts";
import { promptText, SIZES, type Size, type Workload } from "./workload.ts";

/** Name of a prompt among many: `p0041`. */
export const nameOf = (at: number) => `p${String(at).padStart(5, "0")}`;

/** Which prompt of the workload it was made of. */
export const sizeOf = (at: number): Size => SIZES[at % SIZES.length] ?? "small";

/** Writes prompts made of the three of the workload in turn, each with a line of its own at the end, and restyled for every model where a style is named. */
export function fillWithMany(app: App, workload: Workload, count: number, style?: "xml"): void {
  for (const [name, text] of workload.files) {
    if (name.startsWith("_")) app.write(`prompts/${name}`, text);
  }
  for (let at = 0; at < count; at++) {
    const text = promptText(workload, sizeOf(at)).trimEnd();
    const styled = style === undefined ? text : text.replace(/^---\n/, `---\nstyle: ${style}\n`);
    app.write(`prompts/${nameOf(at)}.prompt`, `${styled}\n\nThis is text number ${at}.\n`);
  }
}
