import Handlebars from "handlebars";
import type { Helper, HelperOptions } from "../../src/runtime/call-helper.ts";
import type { JsonObject } from "../../src/runtime/types.ts";
import type { GeneratedTemplate } from "./generate-template.ts";

// The one listed departure from Handlebars: values become strings before they are joined.
(Handlebars.Utils as { escapeExpression: (value: unknown) => string }).escapeExpression = plainText;

/** Written anew, so that a fault in the runtime's own `text` cannot hide. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(plainText).join(",");
  return typeof value === "object" ? "[object Object]" : `${value as string}`;
}

/** Helpers that both sides are given. */
export const helpers: Readonly<Record<string, Helper>> = {
  join(...args) {
    const options = args.pop() as HelperOptions;
    return args.map((value) => plainText(value)).join(plainText(options.hash["sep"] ?? "+"));
  },
  shout() {
    return `${plainText((this as JsonObject | undefined)?.["name"])}!`;
  },
  wrap(value, options) {
    const { fn, inverse, hash } = options as HelperOptions;
    return value ? `${plainText(hash["mark"])}${fn(value)}${fn(this)}` : inverse(this);
  },
  times(count, options) {
    const { fn, data } = options as HelperOptions;
    let result = "";
    for (let turn = 0; turn < (count as number); turn++) {
      result += fn(this, { data: { ...data, turn, _parent: data }, blockParams: [turn] });
    }
    return result;
  },
  verbatim(...args) {
    return (args.at(-1) as HelperOptions).fn(this);
  },
};

const dotpromptHelpers: Readonly<Record<string, Helper>> = {
  json(value, options) {
    return JSON.stringify(value, null, ((options as HelperOptions).hash["indent"] as number) || 0) ?? "";
  },
  ifEquals(left, right, options) {
    const { fn, inverse } = options as HelperOptions;
    return left === right ? fn(this) : inverse(this);
  },
  unlessEquals(left, right, options) {
    const { fn, inverse } = options as HelperOptions;
    return left !== right ? fn(this) : inverse(this);
  },
};

/** What Handlebars prints for a template, with every value turned into a string first. */
export function renderByHandlebars(
  generated: GeneratedTemplate,
  input: JsonObject,
  context: JsonObject,
): string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({ ...helpers, ...dotpromptHelpers } as unknown as Handlebars.HelperDeclareSpec);
  for (const [name, source] of Object.entries(generated.partials)) {
    handlebars.registerPartial(name, handlebars.compile(escaping(source)));
  }
  return handlebars.compile(escaping(generated.template))(input, { data: context });
}

/** The syntax tree with every mustache marked for escaping, so that `{{{x}}}` goes through the same conversion. */
function escaping(source: string): hbs.AST.Program {
  const program = Handlebars.parse(source);
  class Marker extends Handlebars.Visitor {
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      mustache.escaped = true;
      super.MustacheStatement(mustache);
    }
  }
  new Marker().accept(program);
  return program;
}
