import { describe, expect, test } from "vitest";
import type { Node } from "../../src/ir/node.ts";
import {
  hasStructure,
  listFunctions,
  structuralFunctions,
  variablesRead,
  visit,
} from "../../src/ir/visit.ts";
import { type Around, lowerText } from "../support/lower-text.ts";
import { showExpression } from "../support/show-nodes.ts";

const EVERYTHING = `{{role kind}}{{media url=u contentType=t}}{{section s}}{{#if (shout a)}}{{json b indent=c}}{{else}}{{lookup d e}}{{/if}}
{{#each list}}{{f}}{{else}}{{g}}{{/each}}{{#wrap h}}{{i}}{{else}}{{j}}{{/wrap}}{{#ifEquals k l}}{{@m}}{{/ifEquals}}{{> p n o=q}}`;

const around: Around = {
  helpers: ["shout", "wrap"],
  partials: {
    p: "{{this}}",
    tree: "{{#each kids}}{{> tree}}{{/each}}",
    said: '{{role "user"}}{{#each kids}}{{> said}}{{/each}}',
  },
  schema: { type: "object", properties: { kind: { enum: ["user"] } } },
};

describe("visit", () => {
  test("comes to every name of a template", () => {
    const names: string[] = [];
    visit(lowerText(EVERYTHING, around).body.nodes, {
      expression: (expression) => {
        if (expression.kind === "member" || expression.kind === "context") names.push(expression.name);
      },
    });
    expect(names.sort()).toEqual([..."abcdefghijklmnqstu", "kind", "list"].sort());
  });

  test("comes to parents first, and to what stands inside in order", () => {
    const kinds: string[] = [];
    const { nodes } = lowerText("a{{#if b}}{{c}}{{else}}{{#each d}}e{{/each}}{{/if}}").body;
    visit(nodes, {
      node: ({ kind }) => kinds.push(kind),
      expression: (expression) => kinds.push(showExpression(expression)),
    });
    expect(kinds).toEqual(["text", "if", "$.b", "$.b", "$", "value", "$.c", "$", "loop", "$.d", "$", "text"]);
  });
});

describe("variablesRead", () => {
  test.each<[template: string, hints: string[]]>([
    ["{{a}}", []],
    ["{{#each a}}x{{/each}}", []],
    ["{{#each a}}{{this}}{{@index}}{{/each}}", ["item", "index"]],
    ["{{#with a}}{{b}}{{/with}}", ["context"]],
    ["{{#wrap}}{{#each a}}{{@key}}{{/each}}{{/wrap}}", ["context", "key"]],
  ])("%s", (template, hints) => {
    const { nodes } = lowerText(template, around).body;
    const named = new Map<number, string>();
    visit(nodes, {
      expression: (expression) => {
        if (expression.kind === "variable") named.set(expression.id, expression.hint);
      },
    });
    expect([...variablesRead(nodes)].map((id) => named.get(id)).sort()).toEqual([...hints].sort());
  });
});

describe("structure", () => {
  test.each<[template: string, has: boolean]>([
    ["x{{a}}{{#if b}}c{{/if}}", false],
    ['{{role "user"}}', true],
    ["{{#each a}}{{#if b}}{{history}}{{/if}}{{/each}}", true],
    ["{{#each a}}x{{else}}{{media url=b}}{{/each}}", true],
    ['{{#with a}}{{section "x"}}{{/with}}', true],
    ["x{{cache}}", true],
    ["{{> tree}}", false],
    ["{{> said}}", true],
  ])("%s", (template, has) => {
    const { body } = lowerText(template, around);
    expect(hasStructure(body.nodes, structuralFunctions(body))).toBe(has);
  });

  test("functions are those that are shared and those made in place", () => {
    const shared = lowerText("{{> tree}}", around).body;
    expect(listFunctions(shared).map(({ id }) => id)).toEqual(shared.functions.map(({ id }) => id));
    const inPlace = lowerText('{{#*inline "i"}}{{#each kids}}{{> i}}{{/each}}{{/inline}}{{> i}}').body;
    expect(inPlace.functions).toEqual([]);
    expect(inPlace.nodes.map(({ kind }: Node) => kind)).toEqual(["define"]);
    expect(listFunctions(inPlace)).toHaveLength(1);
  });
});
