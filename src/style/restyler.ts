import { indexLines } from "../diagnostics/line-index.ts";
import type { Restyling } from "../ir/style.ts";
import { parseTemplate } from "../phases/2-parse/parse-template.ts";
import type { Template } from "../phases/2-parse/template.ts";
import type { PartialLookup } from "../phases/3-analyze/analyze-template.ts";
import { applyEdits, type Edit, rangeBefore } from "./edits.ts";
import { safeEdits } from "./keep-whitespace.ts";
import { Outline } from "./outline.ts";
import { plainEdits } from "./plain-edits.ts";
import { sectionEdits } from "./sections.ts";
import { readStructure, type Structure } from "./structure.ts";

interface Restyled {
  readonly template: Template;
  readonly edits: readonly Edit[];
}

/** Restyles templates and the partials they use, each once. Parses no template's Markdown before it is asked to. */
export class Restyler {
  readonly #structures = new WeakMap<Template, Structure>();
  readonly #restyled: Readonly<Record<Restyling, WeakMap<Template, Restyled>>> = {
    xml: new WeakMap(),
    plain: new WeakMap(),
  };

  constructor(
    private readonly around: { readonly helpers: ReadonlySet<string>; readonly partial: PartialLookup },
  ) {}

  /**
   * The template in another style; itself where nothing changes. Its nodes have the places of the template as written:
   * what is put in stands where the text around it does.
   */
  restyle(template: Template, style: Restyling): Template {
    return this.#restyledOf(template, style).template;
  }

  /** What `restyle` does to the template's source, by offsets within it; sorted, and without overlaps. */
  edits(template: Template, style: Restyling): readonly Edit[] {
    return this.#restyledOf(template, style).edits;
  }

  #restyledOf(template: Template, style: Restyling): Restyled {
    const known = this.#restyled[style].get(template);
    if (known) return known;
    const edits = safeEdits(template, this.#findEdits(template, style));
    const restyled = { edits, template: applyToTemplate(template, edits) };
    this.#restyled[style].set(template, restyled);
    return restyled;
  }

  #findEdits(template: Template, style: Restyling): Edit[][] {
    const { helpers, partial } = this.around;
    const structure = this.#structureOf(template);
    if (style === "plain") return plainEdits(structure, template.source.text);
    const structureOf = (each: Template) => this.#structureOf(each);
    const outline = new Outline(template, { helpers, partial, structureOf });
    return sectionEdits({ template, structure, outline, helpers });
  }

  #structureOf(template: Template): Structure {
    const known = this.#structures.get(template);
    if (known) return known;
    const structure = readStructure(template, this.around.helpers);
    this.#structures.set(template, structure);
    return structure;
  }
}

/** Parses the edited source, so that what Handlebars makes of whitespace is what it would make of a file like that. */
function applyToTemplate(template: Template, edits: readonly Edit[]): Template {
  if (edits.length === 0) return template;
  const { path, source } = template;
  const text = applyEdits(source.text, edits);
  const parsed = parseTemplate({ path, text, start: 0, lines: indexLines(text) }).template;
  if (!parsed) throw new Error(`${path} does not parse once it is restyled.`);
  const before = rangeBefore(edits);
  return {
    ...parsed,
    spanOf: (location) => {
      const restyled = parsed.spanOf(location);
      const { start, end } = before(restyled.start, restyled.end);
      return source.lines.span(source.start + start, source.start + end);
    },
  };
}
