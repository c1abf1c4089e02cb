import type { Node } from "../ir/node.ts";
import type { Body } from "../ir/prompt.ts";
import { visit } from "../ir/visit.ts";

/** A stretch of text that a template writes out itself. */
export type StaticText = Extract<Node, { kind: "text" }>;

/** Every static text of a body, those of partials included. */
export function staticTexts({ nodes, functions }: Body): StaticText[] {
  const texts: StaticText[] = [];
  const node = (each: Node) => {
    if (each.kind === "text") texts.push(each);
  };
  visit(nodes, { node });
  for (const { body } of functions) visit(body, { node });
  return texts;
}
