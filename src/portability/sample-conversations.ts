import type { Node, Origin, PartialFunction, RoleNode } from "../ir/node.ts";
import { presenceOf } from "../ir/presence.ts";
import type { Body } from "../ir/prompt.ts";
import { childNodes, hasStructure, listFunctions, structuralFunctions } from "../ir/visit.ts";
import type { Message, Part, Role } from "../runtime/types.ts";

/** A conversation that a body can render to, with a stand-in for every text, and the place each part comes from. */
export interface SampleConversation {
  readonly messages: readonly Message[];
  readonly origins: readonly MessageOrigin[];
}

/** Where a message and its parts stand in the template. */
export interface MessageOrigin {
  readonly message: Origin | undefined;
  readonly parts: readonly (Origin | undefined)[];
}

/** Enough to see each branch of a real prompt; a template with more ways through is sampled, not exhausted. */
const MAX_SAMPLES = 64;

const TEXT = "text";
const IMAGE = "data:image/png;base64,iVBORw0KGgo=";

/**
 * Runs through a body once for every combination of the choices that decide structure: which branch, how often a
 * loop (zero to two times), which role. Texts and URLs are stand-ins, so no finding can depend on a value.
 */
export function sampleConversations(body: Body): SampleConversation[] {
  const samples: SampleConversation[] = [];
  const choices = new Choices();
  do {
    const sampler = new Sampler(body, choices);
    sampler.run(body.nodes);
    samples.push(sampler.finish());
  } while (samples.length < MAX_SAMPLES && choices.advance());
  return samples;
}

/** A path through a tree of choices, stepped like an odometer. */
class Choices {
  #path: { chosen: number; of: number }[] = [];
  #at = 0;

  choose(of: number): number {
    const known = this.#path[this.#at];
    this.#at++;
    if (known) return known.chosen;
    this.#path.push({ chosen: 0, of });
    return 0;
  }

  /** Moves to the next path; false after the last. */
  advance(): boolean {
    this.#path.length = Math.min(this.#path.length, this.#at);
    this.#at = 0;
    for (let last = this.#path.at(-1); last; last = this.#path.at(-1)) {
      if (++last.chosen < last.of) return true;
      this.#path.pop();
    }
    return false;
  }
}

/** How deep a partial that calls itself is followed. */
const MAX_CALLS = 2;

class Sampler {
  readonly #messages: Message[] = [];
  readonly #origins: MessageOrigin[] = [];
  readonly #functions: readonly PartialFunction[];
  readonly #structural: ReadonlySet<string>;
  #role: Role = "user";
  #opened: Origin | undefined;
  #name: string | undefined;
  #parts: Part[] = [];
  #partOrigins: (Origin | undefined)[] = [];
  #text: Origin | undefined;
  #hasText = false;
  #calls = 0;

  constructor(
    body: Body,
    private readonly choices: Choices,
  ) {
    this.#functions = listFunctions(body);
    this.#structural = structuralFunctions(body);
  }

  run(nodes: readonly Node[]): void {
    let text: Node[] = [];
    for (const node of nodes) {
      if (!hasStructure([node], this.#structural)) {
        text.push(node);
        continue;
      }
      this.#addText(text);
      text = [];
      this.#step(node);
    }
    this.#addText(text);
  }

  finish(): SampleConversation {
    this.#endMessage();
    return { messages: this.#messages, origins: this.#origins };
  }

  /** Takes a node that is structure or holds some. */
  #step(node: Node): void {
    switch (node.kind) {
      case "role":
        this.#open(node);
        break;
      case "media":
        this.#add({ type: "media", url: IMAGE, mimeType: mimeTypeOf(node.mimeType) }, node.origin);
        break;
      case "section":
        this.#add({ type: "section", purpose: TEXT }, node.origin);
        break;
      case "cache":
        this.#mark(node.ttl);
        break;
      case "history":
        this.#endMessage();
        this.#role = "assistant";
        this.#opened = node.origin;
        this.#name = undefined;
        break;
      case "if":
        this.run(this.choices.choose(2) === 0 ? node.then : node.otherwise);
        break;
      case "loop": {
        const times = [1, 0, 2][this.choices.choose(3)] ?? 0;
        if (times === 0) this.run(node.otherwise);
        for (let time = 0; time < times; time++) this.run(node.body);
        break;
      }
      case "call":
        this.#call(node.callee);
        break;
      default:
        for (const children of childNodes(node).slice(-1)) this.run(children);
    }
  }

  #call(callee: string): void {
    const called = this.#functions.find((each) => each.id === callee);
    if (!called || this.#calls >= MAX_CALLS) return;
    this.#calls++;
    this.run(called.body);
    this.#calls--;
  }

  /** Takes nodes of text alone. Branches among them count only where they decide whether there is a part at all. */
  #addText(nodes: readonly Node[]): void {
    const presence = this.#hasText ? "never" : presenceOf(nodes);
    if (presence === "never" || (presence === "depends" && this.choices.choose(2) === 1)) return;
    const first = nodes.find((node) => presenceOf([node]) !== "never");
    this.#text = first && "origin" in first ? first.origin : undefined;
    this.#hasText = true;
  }

  #open(node: RoleNode): void {
    this.#endMessage();
    this.#opened = node.origin;
    this.#name = nameOf(node);
    if (typeof node.role === "string") this.#role = node.role;
    else {
      const roles = [...node.role.roles.values()];
      this.#role = roles[this.choices.choose(roles.length)] ?? "user";
    }
  }

  #add(part: Part, origin: Origin | undefined): void {
    if (part.type !== "text") this.#endText();
    this.#parts.push(part);
    this.#partOrigins.push(origin);
  }

  #mark(ttl: string | undefined): void {
    this.#endText();
    const part = this.#parts.at(-1) ?? this.#messages.at(-1)?.parts.at(-1);
    if (part) part.metadata = { cache: ttl === undefined ? {} : { ttl } };
  }

  #endText(): void {
    if (this.#hasText) this.#add({ type: "text", text: TEXT }, this.#text);
    this.#hasText = false;
    this.#text = undefined;
  }

  #endMessage(): void {
    this.#endText();
    if (this.#parts.length > 0) {
      const metadata = this.#name !== undefined && { metadata: { name: this.#name } };
      this.#messages.push({ role: this.#role, parts: this.#parts, ...metadata });
      this.#origins.push({ message: this.#opened, parts: this.#partOrigins });
    }
    this.#parts = [];
    this.#partOrigins = [];
  }
}

/** The name that a role is opened with; a stand-in for one that is known at run time alone. */
function nameOf({ metadata }: RoleNode): string | undefined {
  const entry = metadata.find(({ name }) => name === "name");
  if (!entry) return undefined;
  const { value } = entry;
  return value.kind === "literal" && typeof value.value === "string" ? value.value : TEXT;
}

function mimeTypeOf(expression: { readonly kind: string; readonly value?: unknown } | undefined): string {
  const written = expression?.kind === "literal" ? expression.value : undefined;
  return typeof written === "string" ? written : "image/png";
}
