import type { AnswerStep } from "../runtime/answer-form.ts";
import type { JsonObject } from "../runtime/types.ts";
import type { ShapeReader } from "./read-shape.ts";
import type { SchemaForm } from "./schema-form.ts";
import { below, NoForm, type RefShape, type Shape, withNotes } from "./shape.ts";
import { annotate, type Place, type Writing, type Written } from "./writing.ts";

/** The definitions of one schema, written as they are referred to. */
export class Definitions {
  readonly #reader: ShapeReader;
  readonly #form: SchemaForm;
  readonly #written = new Map<string, { name: string; written?: Written }>();

  constructor(reader: ShapeReader, form: SchemaForm) {
    this.#reader = reader;
    this.#form = form;
  }

  /** `$ref` to a definition of its own, or what it means in its place. Throws {@link NoForm} where it has no form. */
  write(shape: RefShape, place: Place, writing: Writing): Written {
    const { to } = shape;
    const { references, recursion } = this.#form;
    const isRecursive = this.#reaches(to, to);
    const isCycle = isRecursive && this.#reaches(to, place.definition);
    const isRefused = recursion === "none" || (recursion === "optional" && isCycle && !place.optional);
    if (isRecursive && isRefused) return this.#refuse(shape, writing);
    const says = shape.limits.length > 0 || shape.description !== undefined || shape.title !== undefined;
    if (!isRecursive && (says || !references)) return this.#inline(shape, place, writing);
    // A definition that is nothing but a reference to itself has no form.
    writing.encoding.resolve(shape);
    const name = this.#define(to, writing);
    const reference = { $ref: `#/$defs/${name}` };
    return {
      schema: says ? annotate({ anyOf: [reference] }, shape, writing) : reference,
      step: writing.encoding.isPlain(this.#reader.target(to)) ? null : { ref: name },
    };
  }

  /** `$defs`, where there are any. */
  schemas(): JsonObject {
    const all = [...this.#written.values()].map(
      ({ name, written }) => [name, written?.schema ?? {}] as const,
    );
    return all.length ? { $defs: Object.fromEntries(all) } : {};
  }

  /** How what fits each definition is read. */
  steps(): [string, AnswerStep][] {
    return [...this.#written.values()].map(({ name, written }) => [name, written?.step ?? null]);
  }

  #refuse(shape: RefShape, writing: Writing): Written {
    if (!this.#form.loose) throw new NoForm(shape.to);
    const lost = {
      keyword: "$ref",
      value: this.#reader.schema(shape.to),
      at: below(shape.at, "$ref"),
      isWhole: true,
    };
    return { schema: annotate({}, shape, writing, [...shape.limits, lost]), step: null };
  }

  #inline(shape: RefShape, place: Place, writing: Writing): Written {
    return writing.write(withNotes(this.#reader.target(shape.to), shape), place);
  }

  #define(to: string, writing: Writing): string {
    const known = this.#written.get(to);
    if (known) return known.name;
    const entry: { name: string; written?: Written } = { name: this.#nameOf(to) };
    this.#written.set(to, entry);
    entry.written = writing.write(this.#reader.target(to), { definition: to, optional: false });
    return entry.name;
  }

  #nameOf(to: string): string {
    const name =
      to
        .split("/")
        .at(-1)
        ?.replace(/[^A-Za-z0-9_]+/g, "_")
        .replace(/^_+$/, "") || "root";
    const taken = new Set([...this.#written.values()].map((each) => each.name));
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}_${number}`;
    return free;
  }

  /** Whether a definition contains a reference to another, directly or not. */
  #reaches(from: string, to: string): boolean {
    const seen = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const found of referencesIn(this.#reader.target(next))) {
        if (found === to) return true;
        if (!seen.has(found)) open.push(found);
        seen.add(found);
      }
    }
    return false;
  }
}

function referencesIn(shape: Shape): string[] {
  if (shape.kind === "ref") return [shape.to];
  const parts: Shape[] = [];
  if (shape.kind === "union") parts.push(...shape.options);
  if (shape.kind === "any") parts.push(...shape.typed);
  if (shape.kind === "array") parts.push(...shape.first, ...(shape.items ? [shape.items] : []));
  if (shape.kind === "object") {
    parts.push(...shape.properties.values(), ...shape.patterns.map((each) => each.shape));
    if (shape.others) parts.push(shape.others);
  }
  return parts.flatMap(referencesIn);
}
