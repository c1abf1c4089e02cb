import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Template } from "../2-parse/template.ts";

/** Finds a partial's template by name, or undefined where there is none. A broken one has its own diagnostics. */
export type PartialLookup = (name: string) => Template | undefined;

/** Walks the partials that a template reaches by name, and reports cycles that no block can end. */
export function analyzeTemplate(main: Template, lookup: PartialLookup): Diagnostic[] {
  const partials = new Map<string, Template>();
  const calls = new Map<Template, readonly PartialCall[]>();
  const queue = [main];
  for (const template of queue) {
    const found = partialCalls(template.program, false);
    calls.set(template, found);
    for (const { name } of found) {
      const partial = partials.has(name) ? undefined : lookup(name);
      if (!partial) continue;
      partials.set(name, partial);
      queue.push(partial);
    }
  }
  return findCycles(partials, calls);
}

interface PartialCall {
  readonly name: string;
  /** Whether a block stands around the call, so that data can end a recursion. */
  readonly guarded: boolean;
  readonly location: hbs.AST.SourceLocation;
}

function partialCalls(program: hbs.AST.Program | undefined, guarded: boolean): PartialCall[] {
  return (program?.body ?? []).flatMap((statement) => {
    switch (statement.type) {
      case "BlockStatement": {
        const block = statement as hbs.AST.BlockStatement;
        return [...partialCalls(block.program, true), ...partialCalls(block.inverse, true)];
      }
      case "PartialStatement":
        return namedCall(statement as hbs.AST.PartialStatement, guarded);
      case "PartialBlockStatement": {
        const block = statement as hbs.AST.PartialBlockStatement;
        return [...namedCall(block, guarded), ...partialCalls(block.program, true)];
      }
      case "DecoratorBlock":
        return partialCalls((statement as hbs.AST.DecoratorBlock).program, true);
      default:
        return [];
    }
  });
}

function namedCall(
  statement: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
  guarded: boolean,
): PartialCall[] {
  const name = partialName(statement);
  return name === undefined ? [] : [{ name, guarded, location: statement.loc }];
}

/** The name of a partial call, or undefined where it is computed. */
export function partialName(
  statement: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
): string | undefined {
  if (statement.name.type === "SubExpression") return undefined;
  return String((statement.name as hbs.AST.PathExpression).original);
}

function findCycles(
  partials: ReadonlyMap<string, Template>,
  calls: ReadonlyMap<Template, readonly PartialCall[]>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const done = new Set<string>();
  const walk = (name: string, trail: readonly string[]) => {
    const template = partials.get(name);
    if (!template || done.has(name)) return;
    for (const call of calls.get(template) ?? []) {
      if (call.guarded) continue;
      const at = [...trail, name].indexOf(call.name);
      if (at < 0) walk(call.name, [...trail, name]);
      else diagnostics.push(cycle(template, call, [...trail, name].slice(at)));
    }
    done.add(name);
  };
  // Sorted, so that every prompt that reaches a cycle reports it in the same place.
  for (const name of [...partials.keys()].sort()) walk(name, []);
  return diagnostics;
}

function cycle(template: Template, call: PartialCall, names: readonly string[]): Diagnostic {
  const path = [...names, call.name].map((name) => `\`${name}\``).join(" → ");
  return diagnose("partial-cycle", {
    message: `Partials include each other without end: ${path}.`,
    path: template.path,
    span: template.spanOf(call.location),
  });
}
