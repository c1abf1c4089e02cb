import type { Template } from "../phases/2-parse/template.ts";
import { type PartialLookup, partialName } from "../phases/3-analyze/analyze-template.ts";
import { alternativesOf, type Content, programsIn, statementKind, textStart } from "./statements.ts";
import type { Structure } from "./structure.ts";

/** What the text around a block or partial has to know of it. */
export interface BlockFacts {
  /** Whether a message may begin in it. */
  readonly breaks: boolean;
  /**
   * Depth of the heading that it begins with, the deepest where bodies differ; 0 where nothing stands in it. Undefined
   * where a body begins with something else.
   */
  readonly lead: number | undefined;
}

/** What outlines are read from. */
export interface OutlineSource {
  readonly helpers: ReadonlySet<string>;
  readonly partial: PartialLookup;
  readonly structureOf: (template: Template) => Structure;
}

/** Nothing is known of it, so nothing reaches across it. */
const UNKNOWN: BlockFacts = { breaks: true, lead: undefined };

/** Reads what blocks and partials of one template are to the text around them. */
export class Outline {
  readonly #inlines: ReadonlyMap<string, hbs.AST.Program>;
  /** Partials being read around this place. */
  readonly #reading: readonly Template[];

  constructor(
    private readonly template: Template,
    private readonly around: OutlineSource,
    reading: readonly Template[] = [],
  ) {
    this.#inlines = new Map(findInlines(template.program));
    this.#reading = [...reading, template];
  }

  /** Facts of a block or partial. */
  factsOf(statement: hbs.AST.Statement): BlockFacts {
    if (statement.type === "BlockStatement")
      return join(
        alternativesOf(statement as hbs.AST.BlockStatement).map((program) => this.#factsOfProgram(program)),
      );
    const name = partialName(statement as hbs.AST.PartialStatement);
    if (name === undefined || name === "@partial-block") return UNKNOWN;
    const given = (statement as Partial<hbs.AST.PartialBlockStatement>).program;
    return join([this.#factsOfPartial(name), ...(given ? [this.#factsOfProgram(given)] : [])]);
  }

  #factsOfPartial(name: string): BlockFacts {
    const inline = this.#inlines.get(name);
    if (inline) return this.#factsOfProgram(inline);
    const template = this.around.partial(name);
    if (!template) return UNKNOWN;
    // What calls itself adds nothing to what it is.
    if (this.#reading.includes(template)) return { breaks: false, lead: 0 };
    return new Outline(template, this.around, this.#reading).#factsOfProgram(template.program);
  }

  #factsOfProgram(program: hbs.AST.Program | undefined): BlockFacts {
    let lead: number | undefined = 0;
    let breaks = false;
    for (const statement of program?.body ?? []) {
      const facts = this.#factsOfStatement(statement);
      breaks ||= facts.breaks;
      if (lead === 0) lead = facts.lead;
    }
    return { breaks, lead };
  }

  #factsOfStatement(statement: hbs.AST.Statement): BlockFacts {
    switch (statementKind(statement, this.around.helpers)) {
      case "text":
        return { breaks: false, lead: this.#leadOfText(statement as Content) };
      case "break":
        return UNKNOWN;
      case "nothing":
        return { breaks: false, lead: 0 };
      case "block":
      case "partial":
        return this.factsOf(statement);
      default:
        return { breaks: false, lead: undefined };
    }
  }

  #leadOfText(content: Content): number | undefined {
    const { value } = content;
    if (value.trim() === "") return 0;
    const start = textStart(this.template, content);
    if (start === undefined) return undefined;
    const first = start + value.length - value.trimStart().length;
    const { headings } = this.around.structureOf(this.template);
    return headings.find((heading) => heading.isTop && heading.start === first)?.depth;
  }
}

function join(all: readonly BlockFacts[]): BlockFacts {
  const leads = all.map(({ lead }) => lead);
  return {
    breaks: all.some(({ breaks }) => breaks),
    lead: leads.some((lead) => lead === undefined) ? undefined : Math.max(...leads.map((lead) => lead ?? 0)),
  };
}

function findInlines(program: hbs.AST.Program): [name: string, program: hbs.AST.Program][] {
  return program.body.flatMap((statement) => {
    const inside = programsIn(statement).flatMap(findInlines);
    if (statement.type !== "DecoratorBlock") return inside;
    const { params, program: body } = statement as hbs.AST.DecoratorBlock;
    return [[String((params[0] as hbs.AST.StringLiteral | undefined)?.value), body], ...inside];
  });
}
