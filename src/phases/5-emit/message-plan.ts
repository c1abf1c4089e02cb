import type { MediaNode, Node, RoleNode } from "../../ir/node.ts";
import { presenceOf } from "../../ir/presence.ts";
import { hasStructure, isStructural } from "../../ir/visit.ts";

/** A conversation whose messages and parts are the same for every input: only their texts differ. */
export interface MessagePlan {
  /** Names bound and functions made before the messages, in order. */
  readonly prelude: readonly (Extract<Node, { kind: "let" }> | Extract<Node, { kind: "define" }>)[];
  readonly items: readonly (PlannedMessage | "history")[];
}

/** One message of a plan. */
export interface PlannedMessage {
  /** The node that opened it; absent for text before any role, and after history. */
  readonly opened: RoleNode | undefined;
  readonly role: "user" | "assistant" | RoleNode["role"];
  readonly parts: readonly PlannedPart[];
}

/** One part of a planned message. */
export type PlannedPart = { cache?: Extract<Node, { kind: "cache" }> } & (
  | { readonly kind: "text"; readonly nodes: readonly Node[] }
  | { readonly kind: "media"; readonly node: MediaNode }
  | { readonly kind: "section"; readonly node: Extract<Node, { kind: "section" }> }
);

/** Plans a body's messages, or undefined where branches, loops or called partials decide them. */
export function planMessages(
  nodes: readonly Node[],
  structural: ReadonlySet<string>,
): MessagePlan | undefined {
  const planner = new Planner(structural);
  return planner.add(nodes) && planner.finish() ? planner.plan : undefined;
}

class Planner {
  readonly plan = {
    prelude: [] as MessagePlan["prelude"][number][],
    items: [] as (PlannedMessage | "history")[],
  };
  #opened: RoleNode | undefined;
  #role: PlannedMessage["role"] = "user";
  #parts: PlannedPart[] = [];
  #text: Node[] = [];

  constructor(private readonly structural: ReadonlySet<string>) {}

  /** Takes nodes in order; false where no plan is possible. */
  add(nodes: readonly Node[]): boolean {
    return nodes.every((node) => this.#addNode(node));
  }

  /** Ends the last message. */
  finish(): boolean {
    if (!this.#endText()) return false;
    if (this.#parts.length > 0) {
      this.plan.items.push({ opened: this.#opened, role: this.#role, parts: this.#parts });
    }
    this.#parts = [];
    return true;
  }

  #addNode(node: Node): boolean {
    if (isStructural(node)) return this.#addStructure(node);
    if (!hasStructure([node], this.structural)) {
      this.#text.push(node);
      return true;
    }
    if (node.kind !== "let" && node.kind !== "define") return false;
    if (node.kind === "define" && hasStructure(node.function.body, this.structural)) return false;
    this.plan.prelude.push(node);
    return this.add(node.body);
  }

  #addStructure(node: Node): boolean {
    switch (node.kind) {
      case "role":
        return this.finish() && this.#open(node, node.role);
      case "history":
        if (!this.finish()) return false;
        this.plan.items.push("history");
        return this.#open(undefined, "assistant");
      case "media":
      case "section":
        if (!this.#endText()) return false;
        this.#parts.push(node.kind === "media" ? { kind: "media", node } : { kind: "section", node });
        return true;
      case "cache":
        return this.#endText() && this.#mark(node);
      default:
        return false;
    }
  }

  #open(opened: RoleNode | undefined, role: PlannedMessage["role"]): boolean {
    this.#opened = opened;
    this.#role = role;
    return true;
  }

  #mark(node: Extract<Node, { kind: "cache" }>): boolean {
    const before = this.plan.items.at(-1);
    const part = this.#parts.at(-1) ?? (before === "history" ? undefined : before?.parts.at(-1));
    // A mark right after history sits on a part that only the caller knows.
    if (!part) return before === undefined;
    part.cache = node;
    return true;
  }

  #endText(): boolean {
    const presence = presenceOf(this.#text);
    if (presence === "depends") return false;
    if (presence === "always") this.#parts.push({ kind: "text", nodes: this.#text });
    this.#text = [];
    return true;
  }
}
