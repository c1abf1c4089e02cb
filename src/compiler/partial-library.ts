import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import type { Restyling } from "../ir/style.ts";
import { parseTemplate } from "../phases/2-parse/parse-template.ts";
import type { Template } from "../phases/2-parse/template.ts";
import type { SourceFile } from "../phases/source-file.ts";
import { Restyler } from "../style/restyler.ts";

/** The partials that a prompt may use. */
export interface Partials {
  /** The partial's template; an empty one where the file is broken, which has its own diagnostics. */
  readonly lookup: (name: string) => Template | undefined;
  /** Every name there is. */
  readonly names: readonly string[];
  /** The file behind a name. */
  source(name: string): SourceFile | undefined;
  /** A prompt's or partial's template in another style, by the helpers that its blocks may name. */
  restyle(template: Template, style: Restyling, helpers: ReadonlySet<string>): Template;
}

interface Parsed {
  readonly template: Template;
  readonly diagnostics: readonly Diagnostic[];
}

/** Partials by name, each parsed once, when it is first asked for. */
export class PartialLibrary implements Partials {
  readonly #parsed = new Map<string, Parsed>();
  #restyler: { readonly helpers: ReadonlySet<string>; readonly restyler: Restyler } | undefined;

  constructor(private readonly files: ReadonlyMap<string, SourceFile>) {}

  readonly lookup = (name: string): Template | undefined => this.#parse(name)?.template;

  get names(): readonly string[] {
    return [...this.files.keys()];
  }

  source(name: string): SourceFile | undefined {
    return this.files.get(name);
  }

  restyle(template: Template, style: Restyling, helpers: ReadonlySet<string>): Template {
    if (this.#restyler?.helpers !== helpers) {
      this.#restyler = { helpers, restyler: new Restyler({ helpers, partial: this.lookup }) };
    }
    return this.#restyler.restyler.restyle(template, style);
  }

  /** Problems of the partials of these names, where they were asked for. */
  problemsOf(names: Iterable<string>): Diagnostic[] {
    return [...names].flatMap((name) => this.#parsed.get(name)?.diagnostics ?? []);
  }

  #parse(name: string): Parsed | undefined {
    const known = this.#parsed.get(name);
    const file = this.files.get(name);
    if (known || !file) return known;
    const start = file.text.startsWith("\uFEFF") ? 1 : 0;
    const { template = emptyTemplate(file.path), diagnostics } = parseTemplate({
      path: file.path,
      lines: indexLines(file.text),
      text: file.text.slice(start),
      start,
    });
    const parsed = { template, diagnostics };
    this.#parsed.set(name, parsed);
    return parsed;
  }
}

function emptyTemplate(path: string): Template {
  const parsed = parseTemplate({ path, lines: indexLines(""), text: "", start: 0 });
  if (!parsed.template) throw new Error("An empty template must parse.");
  return parsed.template;
}
