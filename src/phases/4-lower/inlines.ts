import type { Lowering } from "./lowering.ts";
import type { InlinePartial, Scope } from "./scope.ts";

/**
 * The inline partials in force in a body: those around it and those it defines. A body that defines none keeps the
 * same map, so that recursion can be told by identity.
 */
export function collectInlines(
  lowering: Lowering,
  program: hbs.AST.Program | undefined,
  scope: Scope,
): ReadonlyMap<string, InlinePartial> {
  const decorators = (program?.body ?? []).filter((statement) => statement.type.startsWith("Decorator"));
  if (decorators.length === 0) return scope.inlines;
  const inlines = new Map(scope.inlines);
  for (const statement of decorators) {
    const decorator = statement as hbs.AST.DecoratorBlock;
    const name = inlineName(decorator);
    if (name !== undefined) inlines.set(name, { program: decorator.program, scope });
    else {
      lowering.report("unsupported-decorator", scope, decorator.loc, {
        message: 'The only decorator is `{{#*inline "name"}}…{{/inline}}`.',
      });
    }
  }
  return inlines;
}

function inlineName(decorator: hbs.AST.DecoratorBlock): string | undefined {
  const [name] = decorator.params;
  const isInline = decorator.program !== undefined && decorator.path.original === "inline";
  if (!isInline || decorator.params.length !== 1 || !name?.type.endsWith("Literal")) return undefined;
  return String((name as hbs.AST.StringLiteral).value);
}
