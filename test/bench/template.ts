/// <reference types="handlebars" preserve="true" />
import Handlebars from "handlebars";

/** What a template says, in the few words that the prompts of the bench use. */
type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly value: string }
  | {
      readonly kind: "if";
      readonly test: Test;
      readonly then: readonly Node[];
      readonly else: readonly Node[];
    }
  | { readonly kind: "each"; readonly list: string; readonly item: string; readonly body: readonly Node[] };

interface Test {
  readonly value: string;
  readonly equals?: string;
}

/** One message of a prompt: its role as the prompt file spells it, and its text. */
export interface Turn {
  readonly role: string;
  readonly nodes: readonly Node[];
}

/** How another language writes a template. `value` is an expression such as `x.name` or `item1.name`. */
export interface TemplateLanguage {
  /** The variable that holds the input; empty where its keys are variables themselves. */
  readonly root: string;
  text(text: string): string;
  value(value: string): string;
  if(value: string, equals: string | undefined): string;
  readonly else: string;
  readonly endIf: string;
  each(list: string, item: string): string;
  readonly endEach: string;
}

/** Reads the body of a prompt file with our own hands, not the compiler's. Throws on what the bench has no use for. */
export function readTurns(
  body: string,
  partials: ReadonlyMap<string, string>,
  language: TemplateLanguage,
): Turn[] {
  const turns: Turn[] = [];
  let nodes: Node[] = [];
  for (const statement of Handlebars.parse(body).body) {
    const role = readRole(statement);
    if (role === undefined) {
      nodes.push(...readStatement(statement, { partials, scopes: [language.root] }));
    } else {
      nodes = [];
      turns.push({ role, nodes });
    }
  }
  return turns.map(({ role, nodes }) => ({ role, nodes: trim(nodes) }));
}

/** Writes nodes as a template of another language. */
export function printNodes(nodes: readonly Node[], language: TemplateLanguage): string {
  return nodes.map((node) => printNode(node, language)).join("");
}

function printNode(node: Node, language: TemplateLanguage): string {
  if (node.kind === "text") return language.text(node.text);
  if (node.kind === "value") return language.value(node.value);
  if (node.kind === "each") {
    return language.each(node.list, node.item) + printNodes(node.body, language) + language.endEach;
  }
  const otherwise = node.else.length > 0 ? language.else + printNodes(node.else, language) : "";
  return (
    language.if(node.test.value, node.test.equals) +
    printNodes(node.then, language) +
    otherwise +
    language.endIf
  );
}

interface Around {
  readonly partials: ReadonlyMap<string, string>;
  /** Variables that hold the current value, innermost last. */
  readonly scopes: readonly string[];
}

function readRole(statement: hbs.AST.Statement): string | undefined {
  if (statement.type !== "MustacheStatement") return undefined;
  const { path, params } = statement as hbs.AST.MustacheStatement;
  const isRole = path.type === "PathExpression" && (path as hbs.AST.PathExpression).original === "role";
  return isRole ? literal(params[0]) : undefined;
}

function readStatement(statement: hbs.AST.Statement, around: Around): Node[] {
  switch (statement.type) {
    case "ContentStatement": {
      const { value } = statement as hbs.AST.ContentStatement;
      return value ? [{ kind: "text", text: value }] : [];
    }
    case "MustacheStatement":
      return [{ kind: "value", value: readPath((statement as hbs.AST.MustacheStatement).path, around) }];
    case "PartialStatement": {
      const { name } = statement as hbs.AST.PartialStatement;
      const text = around.partials.get((name as hbs.AST.PathExpression).original);
      if (text === undefined)
        throw new Error(`there is no partial ${(name as hbs.AST.PathExpression).original}`);
      return readProgram(Handlebars.parse(text), around);
    }
    case "BlockStatement":
      return readBlock(statement as hbs.AST.BlockStatement, around);
    default:
      throw new Error(`the bench cannot read a ${statement.type}`);
  }
}

function readProgram(program: hbs.AST.Program | undefined, around: Around): Node[] {
  return (program?.body ?? []).flatMap((statement) => readStatement(statement, around));
}

function readBlock(block: hbs.AST.BlockStatement, around: Around): Node[] {
  const [first, second] = block.params;
  const name = block.path.original;
  if (!first) throw new Error(`the bench cannot read a ${name} without a value`);
  const [then, otherwise] = [
    () => readProgram(block.program, around),
    () => readProgram(block.inverse, around),
  ];
  const value = readPath(first, around);
  if (name === "if") return [{ kind: "if", test: { value }, then: then(), else: otherwise() }];
  if (name === "ifEquals") {
    return [{ kind: "if", test: { value, equals: literal(second) }, then: then(), else: otherwise() }];
  }
  if (name !== "each" || block.inverse) throw new Error(`the bench cannot read this ${name}`);
  const item = `item${around.scopes.length}`;
  const body = readProgram(block.program, { ...around, scopes: [...around.scopes, item] });
  return [{ kind: "each", list: value, item, body }];
}

function readPath(expression: hbs.AST.Expression, { scopes }: Around): string {
  const path = expression as hbs.AST.PathExpression;
  if (path.type !== "PathExpression" || path.data) throw new Error("the bench reads plain paths only");
  const scope = scopes.at(-1 - path.depth);
  return [scope, ...path.parts].filter(Boolean).join(".");
}

function literal(expression: hbs.AST.Expression | undefined): string {
  if (expression?.type !== "StringLiteral") throw new Error("the bench reads texts in quotes only");
  return (expression as hbs.AST.StringLiteral).value;
}

/** A message begins and ends without white space. */
function trim(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node, at): Node[] => {
    if (node.kind !== "text") return [node];
    const start = at === 0 ? node.text.trimStart() : node.text;
    const text = at === nodes.length - 1 ? start.trimEnd() : start;
    return text ? [{ kind: "text", text }] : [];
  });
}
