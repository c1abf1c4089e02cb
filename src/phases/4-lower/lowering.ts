import type { DiagnosticCode } from "../../diagnostics/codes.ts";
import { type Diagnostic, type DiagnosticDetails, diagnose, type Fix } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import type { Expression, Node, Origin, PartialFunction, Variable } from "../../ir/node.ts";
import type { DialectId, JsonSchema } from "../../runtime/types.ts";
import type { PartialLookup } from "../3-analyze/analyze-template.ts";
import { Variables } from "./expressions.ts";
import { SchemaMap } from "./schema-map.ts";
import type { Expansion, Scope } from "./scope.ts";

/** What lowering is told about the world outside the template. */
export interface LoweringEnvironment {
  /** Finds a partial's template. */
  readonly partial: PartialLookup;
  /** Every partial there is, for suggestions. */
  readonly partialNames: readonly string[];
  /** Names of registered helpers. */
  readonly helpers: ReadonlySet<string>;
  readonly inputSchema: JsonSchema | undefined;
  /** In a project an unknown helper is an error; in memory it is a warning and prints nothing. */
  readonly inProject: boolean;
}

/** More copies of partials than this become calls, so that partials including partials stay linear. */
const MAX_COPIES = 200;

/** And at this many the template is refused: only partial blocks, which cannot be shared, get there. */
const MAX_EXPANSIONS = 10_000;

/** The state of lowering one template for one dialect. */
export class Lowering {
  readonly variables = new Variables();
  readonly schemas: SchemaMap;
  readonly diagnostics: Diagnostic[] = [];
  /** Functions without captured variables, shared by the whole body. */
  readonly functions: { readonly expansion: Expansion; readonly id: string; function?: PartialFunction }[] =
    [];
  /** Functions that see variables around them and whose bodies are being lowered, innermost last. */
  readonly defining: { readonly expansion: Expansion; readonly id: string }[] = [];
  /** Whether a `{{#dialect}}` block was met. */
  dependsOnDialect = false;
  hasHistory = false;
  /** Names of the partials that were copied in or called. */
  readonly usedPartials = new Set<string>();
  #copies = 0;
  #functionIds = 0;

  constructor(
    readonly environment: LoweringEnvironment,
    readonly dialect: DialectId | undefined,
    /** Lowers a list of statements; handed in, so that blocks and partials need not import it. */
    readonly program: (
      lowering: Lowering,
      program: hbs.AST.Program | undefined,
      scope: Scope,
    ) => readonly Node[],
  ) {
    this.schemas = new SchemaMap(environment.inputSchema);
  }

  /** Where a syntax node stands. */
  origin(scope: Scope, location: hbs.AST.SourceLocation): Origin {
    return { path: scope.template.path, span: scope.template.spanOf(location) };
  }

  /** Records a problem at a syntax node. */
  report(
    code: DiagnosticCode,
    scope: Scope,
    location: hbs.AST.SourceLocation,
    details: Omit<DiagnosticDetails, "path" | "span">,
  ): void {
    this.diagnostics.push(diagnose(code, { ...details, ...this.origin(scope, location) }));
  }

  /** A variable for a context that `../` reaches, with what the schema says about it. */
  readonly nameOuter = (value: Expression): Variable => {
    const variable = this.variables.make("outer");
    this.schemas.define(variable, this.schemas.of(value));
    return variable;
  };

  /** Counts a copied partial; `call` once there are so many that calls must replace copies. */
  countCopy(): "copy" | "call" | "stop" {
    this.#copies++;
    return this.#copies <= MAX_COPIES ? "copy" : this.#copies <= MAX_EXPANSIONS ? "call" : "stop";
  }

  nextFunctionId(): string {
    return `partial${++this.#functionIds}`;
  }
}

/** " Did you mean `x`?" where a name is close to a known one, else nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const nearest = findNearest(name, known);
  return nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
}

/** The edit that writes the near one of a list of names, all there are, in a literal. */
export function renameLiteral(
  { span }: Pick<Origin, "span">,
  name: string,
  known: Iterable<string>,
): { readonly fix?: Fix } {
  const text = findNearest(name, known);
  // Escapes and line breaks make a literal longer than what it says.
  if (text === undefined || span.end - span.start !== name.length + 2) return {};
  const inside = { start: span.start + 1, end: span.end - 1, line: span.line, column: span.column + 1 };
  return { fix: { span: inside, text } };
}
