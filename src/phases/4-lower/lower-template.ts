import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Node } from "../../ir/node.ts";
import type { Body } from "../../ir/prompt.ts";
import type { DialectId } from "../../runtime/types.ts";
import type { Template } from "../2-parse/template.ts";

import { Depths } from "./depths.ts";
import { foldNodes } from "./fold.ts";
import { STRUCTURE_HELPERS } from "./helper-names.ts";
import { collectInlines } from "./inlines.ts";
import { lowerBlock } from "./lower-block.ts";
import { type Call, lowerCall } from "./lower-expression.ts";
import { lowerPartial } from "./lower-partial.ts";
import { asPath, helperName } from "./lower-path.ts";
import { lowerStructure } from "./lower-structure.ts";
import { Lowering, type LoweringEnvironment } from "./lowering.ts";
import { bindDepths, type Scope } from "./scope.ts";

/** What lowering one template for one dialect gives. */
export interface LoweredTemplate {
  readonly body: Body;
  /** Whether a `{{#dialect}}` block was met, so that other dialects need a body of their own. */
  readonly dependsOnDialect: boolean;
  /** Names of the partials that the body is made of. */
  readonly partials: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns a template into the neutral form: text, structure and control flow, with every name resolved. */
export function lowerTemplate(
  template: Template,
  environment: LoweringEnvironment,
  dialect: DialectId | undefined,
): LoweredTemplate {
  const lowering = new Lowering(environment, dialect, lowerProgram);
  const scope: Scope = {
    template,
    context: { kind: "input" },
    depths: Depths.root({ kind: "input" }, lowering.nameOuter),
    outerDepths: undefined,
    locals: new Map(),
    frame: { kind: "root" },
    inlines: new Map(),
    partialBlock: undefined,
    insideHelper: undefined,
    expanding: [],
  };
  const nodes = bindDepths(scope.depths, lowerProgram(lowering, template.program, scope));
  const functions = lowering.functions.flatMap((shared) => shared.function ?? []);
  return {
    body: { ...foldNodes(nodes, functions), hasHistory: lowering.hasHistory },
    dependsOnDialect: lowering.dependsOnDialect,
    partials: lowering.usedPartials,
    diagnostics: lowering.diagnostics,
  };
}

function lowerProgram(
  lowering: Lowering,
  program: hbs.AST.Program | undefined,
  outer: Scope,
): readonly Node[] {
  if (!program) return [];
  const inlines = collectInlines(lowering, program, outer);
  const scope = inlines === outer.inlines ? outer : { ...outer, inlines };
  return program.body.flatMap((statement) => lowerStatement(lowering, statement, scope));
}

function lowerStatement(lowering: Lowering, statement: hbs.AST.Statement, scope: Scope): Node[] {
  switch (statement.type) {
    case "ContentStatement": {
      const text = (statement as hbs.AST.ContentStatement).value;
      return text === "" ? [] : [{ kind: "text", text, origin: lowering.origin(scope, statement.loc) }];
    }
    case "MustacheStatement":
      return lowerMustache(lowering, statement as hbs.AST.MustacheStatement, scope);
    case "BlockStatement":
      return lowerBlock(lowering, statement as hbs.AST.BlockStatement, scope);
    case "PartialStatement":
    case "PartialBlockStatement":
      return lowerPartial(lowering, statement as hbs.AST.PartialStatement, scope);
    default:
      // Comments print nothing; inline partials were collected with their body.
      return [];
  }
}

function lowerMustache(lowering: Lowering, mustache: hbs.AST.MustacheStatement, scope: Scope): Node[] {
  const call: Call = mustache;
  const name = helperName(asPath(call.path), scope);
  const isStructure = name !== undefined && STRUCTURE_HELPERS.has(name);
  if (isStructure && !lowering.environment.helpers.has(name))
    return lowerStructure(lowering, name, call, scope);
  const origin = lowering.origin(scope, mustache.loc);
  return [{ kind: "value", value: lowerCall(lowering, call, scope), origin }];
}
