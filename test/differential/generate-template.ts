import type { Random } from "./random.ts";

/** A template, its partials, and which constructs are in it. */
export interface GeneratedTemplate {
  readonly template: string;
  readonly partials: Readonly<Record<string, string>>;
  readonly constructs: ReadonlySet<string>;
}

type Maker = (generator: TemplateGenerator, depth: number) => string;

/** Each construct under its name; the count of each is printed and must not be small. */
const CONSTRUCTS: Readonly<Record<string, Maker>> = {
  text: (g) =>
    // biome-ignore lint/suspicious/noTemplateCurlyInString: template text that looks like JavaScript is the point.
    g.random.pick(["word ", "\n", " ", "a,b\n", "  indented\n", '<tag> & "q"', "é\n\n", "\\n", "`${x}`"]),
  variable: (g) => `{{${g.name()}}}`,
  path: (g) => `{{${g.path()}}}`,
  "triple stash": (g) => `{{{${g.path()}}}}`,
  this: (g) => `{{${g.random.pick(["this", ".", "this.name", "./a", "this/name"])}}}`,
  parent: (g) =>
    `{{${g.random.pick(["../a", "../name", "../../a", "../this", "../user.name", "..", "../../../n"])}}}`,
  "segment literal": (g) =>
    `{{${g.random.pick(["[weird key]", "list.[0]", "user.[name]", "grid.[1].[0]"])}}}`,
  "literal name": (g) => `{{${g.random.pick(["12", "true", '"weird key"', "'a'"])}}}`,
  if: (g, d) => `{{#if ${g.value()}}}${g.body(d)}{{/if}}`,
  "if else": (g, d) => `{{#if ${g.value()}}}${g.body(d)}{{else}}${g.body(d)}{{/if}}`,
  "if includeZero": (g, d) =>
    `{{#if ${g.value()} includeZero=${g.random.pick(["true", "flag", "false"])}}}${g.body(d)}{{/if}}`,
  "static if": (g, d) =>
    `{{#if ${g.random.pick(["true", "false", '"s"', "0", "null", "undefined"])}}}${g.body(d)}{{else}}e{{/if}}`,
  unless: (g, d) => `{{#unless ${g.value()}}}${g.body(d)}{{else}}${g.body(d)}{{/unless}}`,
  "else chain": (g, d) =>
    `{{#if ${g.value()}}}${g.body(d)}{{else if ${g.value()}}}${g.body(d)}{{else unless ${g.value()}}}${g.body(d)}{{else}}z{{/if}}`,
  "else with": (g, d) => `{{#if ${g.value()}}}y{{else with user}}${g.body(d)}{{/if}}`,
  each: (g, d) => `{{#each ${g.collection()}}}${g.body(d)}{{/each}}`,
  "each else": (g, d) => `{{#each ${g.collection()}}}${g.body(d)}{{else}}none${g.body(d)}{{/each}}`,
  "each object": (g, d) => `{{#each map}}{{@key}}={{this.name}}${g.body(d)}{{/each}}`,
  "block parameters": (g, d) =>
    `{{#each ${g.collection()} as |item at|}}{{at}}:{{item}}{{item.name}}${g.body(d)}{{/each}}`,
  with: (g, d) => `{{#with ${g.value()}}}${g.body(d)}{{else}}${g.body(d)}{{/with}}`,
  "with parameter": (g, d) => `{{#with user as |person|}}{{person.name}}${g.body(d)}{{/with}}`,
  section: (g, d) => g.section((name) => `{{#${name}}}${g.body(d)}{{/${name}}}`),
  "section else": (g, d) => g.section((name) => `{{#${name}}}${g.body(d)}{{else}}${g.body(d)}{{/${name}}}`),
  "inverted section": (g, d) => g.section((name) => `{{^${name}}}${g.body(d)}{{/${name}}}`),
  "@index": (g, d) => `{{#each ${g.collection()}}}{{@index}}${g.body(d)}{{/each}}`,
  "@first @last": (g, d) =>
    `{{#each ${g.collection()}}}{{#if @first}}first{{/if}}{{#unless @last}}, ${g.body(d)}{{/unless}}{{/each}}`,
  "@key": (g) => `{{#each ${g.collection()}}}{{@key}};{{/each}}{{@key}}`,
  "@root": (g) => `{{@root.${g.name()}}}{{#each @root.list}}{{this}}{{/each}}`,
  "@../": (g, d) =>
    `{{#each objs}}{{#each tags}}{{@../index}}.{{@index}}${g.body(d)}{{@../../key}}{{/each}}{{/each}}`,
  context: (g) =>
    `{{${g.random.pick(["@auth.email", "@auth.roles.[1]", "@missing", "@auth.x.y", "@index"])}}}`,
  lookup: (g) =>
    `{{lookup ${g.value()} ${g.random.pick(['"name"', "0", '"0"', "a", '"constructor"', "n"])}}}`,
  subexpression: (g, d) =>
    `{{#with (lookup ${g.random.pick(["objs", "grid", "map"])} ${g.random.pick(["0", '"k"', "n"])})}}${g.body(d)}{{/with}}{{join (join a "-") (lookup list 0)}}`,
  ifEquals: (g, d) => `{{#ifEquals ${g.value()} ${g.value()}}}${g.body(d)}{{else}}${g.body(d)}{{/ifEquals}}`,
  unlessEquals: (g, d) => `{{#unlessEquals ${g.value()} ${g.value()}}}${g.body(d)}{{/unlessEquals}}`,
  json: (g) => `{{json ${g.value()}${g.random.pick(["", " indent=2"])}}}`,
  helper: (g) => `{{join ${g.value()} ${g.value()} sep=${g.random.pick(['"-"', "a", "n"])}}}{{shout}}`,
  "block helper": (g, d) => `{{#wrap ${g.value()} mark="*"}}${g.body(d)}{{else}}${g.body(d)}{{/wrap}}`,
  "block helper data": (g, d) => `{{#times 2 as |turn|}}{{turn}}{{@turn}}{{@index}}${g.body(d)}{{/times}}`,
  "raw block": (g) => `{{{{verbatim}}}} {{${g.name()}}} {{#if}} {{{{/verbatim}}}}`,
  comment: (g) => g.random.pick(["{{! note }}", "{{!-- a }} b --}}", "\n{{! alone }}\n", "{{~!-- x --~}}"]),
  "whitespace control": (g, d) =>
    `  {{~#if ${g.value()}~}}  ${g.body(d)}  {{~else~}}  no  {{~/if~}}  {{~${g.name()}~}}  `,
  standalone: (g, d) => `\n  {{#if ${g.value()}}}  \n  line ${g.body(d)}\n  {{/if}}  \n`,
  escaped: () => "\\{{a}} \\\\{{a}}",
  partial: (g, d) => `{{> ${g.partial(d)}}}`,
  "partial context": (g, d) =>
    `{{> ${g.partial(d)} ${g.random.pick(["user", "this", "objs", "nil", "missing", "../user"])}}}`,
  "partial hash": (g, d) => `{{> ${g.partial(d)} a=${g.value()} extra="e" user=objs.[0]}}`,
  "partial indent": (g, d) => `before\n    {{> ${g.partial(d, true)}}}\nafter`,
  "partial block": (g, d) => {
    const name = g.layout(d);
    // Handlebars runs the block to answer `{{#if @partial-block}}`, so that an empty one counts as absent; here one that
    // is given is given. Text in front keeps the two alike.
    return `{{#> ${name}}}:${g.body(d)}{{@index}}{{/${name}}}`;
  },
  "partial block failover": (g, d) => `{{#> nowhere}}${g.body(d)}{{/nowhere}}`,
  "inline partial": (g, d) =>
    `{{#each objs}}{{#*inline "own"}}(${g.body(d)}{{../a}}{{@index}}){{/inline}}{{> own}}{{> own user}}{{/each}}`,
  "inline for layout": (g, d) => `{{#> framed}}{{#*inline "nav"}}nav ${g.body(d)}{{/inline}}{{/framed}}`,
  recursion: (g) => `{{> ${g.recursive()} tree}}`,
  "recursion with block": () => `{{#> boxed tree}}[{{label}}]{{/boxed}}`,
  "prototype names": (g) =>
    `{{${g.random.pick(["constructor", "toString", "user.constructor", "list.length", "a.length", "__proto__", "list.map", "hasOwnProperty"])}}}`,
};

/** Names of every construct that the generator makes. */
export const constructNames: readonly string[] = Object.keys(CONSTRUCTS);

const MAX_DEPTH = 3;

class TemplateGenerator {
  readonly partials: Record<string, string> = {};
  readonly constructs = new Set<string>();

  constructor(readonly random: Random) {}

  /** A run of constructs. */
  body(depth: number): string {
    if (depth <= 0) return this.random.pick(["x", " y ", "{{a}}", "{{this}}", "{{name}}", "{{../a}}", ""]);
    const count = this.random.pick([1, 1, 2, 3]);
    return Array.from({ length: count }, () =>
      this.construct(this.random.pick(constructNames), depth - 1),
    ).join("");
  }

  construct(name: string, depth: number): string {
    this.constructs.add(name);
    return CONSTRUCTS[name]?.(this, depth) ?? "";
  }

  name(): string {
    return this.random.pick(["a", "b", "n", "flag", "nil", "list", "name", "user", "missing", "tags"]);
  }

  path(): string {
    return this.random.pick([
      "user.name",
      "user.user.name",
      "a.b.c",
      "list.[0]",
      "user/name",
      "nil.x",
      "tree.label",
      "map.k.name",
    ]);
  }

  value(): string {
    const literal = this.random.pick(['"s"', "0", "1", "true", "null", '""']);
    const path = this.random.pick([
      "../a",
      "this",
      "@index",
      "@first",
      "empty",
      "@root.flag",
      "name",
      "objs",
      "map",
    ]);
    return this.random.pick([this.name(), this.name(), this.path(), path, literal]);
  }

  collection(): string {
    return this.random.pick([
      "list",
      "objs",
      "grid",
      "map",
      "tags",
      "user",
      "this",
      "tree.kids",
      "../list",
      "empty",
      "a",
      "nil",
    ]);
  }

  section(make: (name: string) => string): string {
    const names = [
      "flag",
      "list",
      "objs",
      "user",
      "nil",
      "a",
      "n",
      "empty",
      "missing",
      "user.tags",
      "../flag",
      "map",
      "this",
    ];
    return make(this.random.pick(names));
  }

  partial(depth: number, withLines = false): string {
    const name = `p${Object.keys(this.partials).length}`;
    this.partials[name] = "";
    const lines = withLines ? `one\n\n  two {{a}}\n${this.body(depth)}\n` : this.body(depth);
    this.partials[name] = `${this.random.pick(["", "{{name}}", "{{../a}}", "{{@index}}"])}${lines}`;
    return name;
  }

  layout(depth: number): string {
    const name = `layout${Object.keys(this.partials).length}`;
    this.partials[name] = "";
    // Inside `{{#if}}` a null context would reach the block as the layout's own stand-in for null, which the block's
    // template takes for a new `../` level: a quirk of Handlebars that is not copied. Hash arguments avoid it.
    const calls = [
      "{{> @partial-block}}",
      "{{> @partial-block user}}",
      "{{#if @partial-block}}{{> @partial-block a=1}}{{/if}}",
    ];
    this.partials[name] = `<${this.random.pick(calls)}${this.body(depth - 1)}>`;
    return name;
  }

  recursive(): string {
    this.partials["walk"] = "{{label}}{{#if kids}}({{#each kids}}{{@index}}{{> walk}}{{/each}}){{/if}}";
    this.partials["ping"] = "{{label}}{{#each kids}}{{> pong}}{{@../index}}{{/each}}";
    this.partials["pong"] = "<{{#each kids}}{{> ping}}{{/each}}>{{../label}}\n";
    this.partials["steps"] = "- {{label}}\n{{#each kids}}\n  {{> steps}}\n{{/each}}";
    return this.random.pick(["walk", "ping", "steps"]);
  }
}

/** A random template in which the wanted construct occurs. */
export function generateTemplate(random: Random, wanted: string): GeneratedTemplate {
  const generator = new TemplateGenerator(random);
  generator.partials["framed"] = "<{{> nav}}|{{> @partial-block}}>";
  generator.partials["boxed"] = "{{> @partial-block}}{{#each kids}}{{> boxed}}{{/each}}";
  const before = random.chance(0.5) ? generator.body(1) : "";
  const template =
    before + generator.construct(wanted, MAX_DEPTH) + (random.chance(0.5) ? generator.body(1) : "");
  return { template, partials: generator.partials, constructs: generator.constructs };
}
