import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { parseTemplate } from "../phases/2-parse/parse-template.ts";
import type { Template } from "../phases/2-parse/template.ts";
import type { SourceFile } from "../phases/source-file.ts";

/** Partials by name, each parsed once, when it is first asked for. */
export class PartialLibrary {
  readonly #parsed = new Map<string, Template>();
  /** Problems of the partials that were asked for. */
  readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly files: ReadonlyMap<string, SourceFile>) {}

  /** The partial's template; an empty one where the file is broken, which has its own diagnostics. */
  readonly lookup = (name: string): Template | undefined => {
    const known = this.#parsed.get(name);
    const file = this.files.get(name);
    if (known || !file) return known;
    const start = file.text.startsWith("\uFEFF") ? 1 : 0;
    const parsed = parseTemplate({
      path: file.path,
      lines: indexLines(file.text),
      text: file.text.slice(start),
      start,
    });
    this.diagnostics.push(...parsed.diagnostics);
    const template = parsed.template ?? emptyTemplate(file.path);
    this.#parsed.set(name, template);
    return template;
  };

  /** Every name there is. */
  get names(): readonly string[] {
    return [...this.files.keys()];
  }

  /** The file behind a name. */
  source(name: string): SourceFile | undefined {
    return this.files.get(name);
  }
}

function emptyTemplate(path: string): Template {
  const parsed = parseTemplate({ path, lines: indexLines(""), text: "", start: 0 });
  if (!parsed.template) throw new Error("An empty template must parse.");
  return parsed.template;
}
