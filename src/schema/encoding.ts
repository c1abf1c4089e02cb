import { kindOf } from "../runtime/json-value.ts";
import type { Json } from "../runtime/types.ts";
import type { SchemaForm } from "./schema-form.ts";
import {
  type ArrayShape,
  NoForm,
  type ObjectShape,
  optionsOf,
  type Shape,
  type UnionShape,
} from "./shape.ts";

const allKinds = ["string", "number", "boolean", "null", "array", "object"];

/** Under this key stand properties that a schema does not name. */
const OTHERS = "other_properties";

/** Decides, for one service, what is asked for in another form, and what types such an answer has. */
export class Encoding {
  readonly form: SchemaForm;
  readonly #target: (to: string) => Shape;
  /** Shapes that are being looked at, which are assumed to add nothing to what is known. */
  readonly #open = { kinds: new Set<Shape>(), plain: new Set<Shape>() };
  readonly #boxed = new WeakMap<UnionShape, boolean[]>();

  constructor(form: SchemaForm, target: (to: string) => Shape) {
    this.form = form;
    this.#target = target;
  }

  /** The shape behind references without words of their own. */
  resolve(shape: Shape): Shape {
    const seen = new Set<string>();
    let found = shape;
    while (found.kind === "ref" && !seen.has(found.to)) {
      seen.add(found.to);
      found = this.#target(found.to);
    }
    if (found.kind === "ref") throw new NoForm(found.at);
    return found;
  }

  /** The JSON types that an answer may have where the shape is asked for; more than it has, at worst. */
  kinds(shape: Shape): ReadonlySet<string> {
    return once(shape, this.#open.kinds, () => new Set(this.#kinds(shape)), new Set<string>());
  }

  #kinds(shape: Shape): Iterable<string> {
    if (shape.kind === "any")
      return shape.typed.length ? shape.typed.flatMap((each) => [...this.kinds(each)]) : allKinds;
    if (shape.kind === "never") return [];
    if (shape.kind === "integer") return ["number"];
    if (shape.kind === "ref") return this.kinds(this.#target(shape.to));
    if (shape.kind === "values")
      return this.asText(shape.values) ? ["string", ...shape.values.map(kindOf)] : shape.values.map(kindOf);
    if (shape.kind === "union") {
      const boxed = this.boxed(shape);
      return optionsOf(shape).flatMap((option, at) => (boxed[at] ? ["object"] : [...this.kinds(option)]));
    }
    if (shape.kind === "array") return this.asTuple(shape) ? ["object"] : ["array"];
    return shape.kind === "object" && this.isMap(shape) ? ["array"] : [shape.kind];
  }

  /** Whether an answer is asked for as it is. */
  isPlain(shape: Shape): boolean {
    return once(shape, this.#open.plain, () => this.#isPlain(shape), true);
  }

  #isPlain(shape: Shape): boolean {
    if (!this.form.rewrites) return true;
    const all = (shapes: readonly Shape[]) => shapes.every((each) => this.isPlain(each));
    if (shape.kind === "any") return all(shape.typed);
    if (shape.kind === "ref") return this.isPlain(this.#target(shape.to));
    if (shape.kind === "values") return !this.asText(shape.values);
    if (shape.kind === "union") return !this.boxed(shape).includes(true) && all(optionsOf(shape));
    if (shape.kind === "array") return !this.asTuple(shape) && all(shape.items ? [shape.items] : []);
    if (shape.kind !== "object") return true;
    const isComplete =
      this.form.optional === "native" || [...shape.properties.keys()].every((key) => shape.required.has(key));
    return isComplete && !this.hasEntries(shape) && all([...shape.properties.values()]);
  }

  /** Whether values are asked for as JSON text, because a service takes some of them in no list. */
  asText(values: readonly Json[]): boolean {
    const taken: readonly string[] = this.form.values;
    return this.form.rewrites && values.some((value) => value !== null && !taken.includes(kindOf(value)));
  }

  /** Whether an array is asked for as an object of its first items. */
  asTuple({ first }: ArrayShape): boolean {
    return this.form.rewrites && first.length > 0 && this.form.tuples !== "native";
  }

  /** Whether an object has properties that are asked for as a list of entries. */
  hasEntries({ others, patterns }: ObjectShape): boolean {
    const { rewrites, additional } = this.form;
    return (
      rewrites &&
      additional !== "schema" &&
      ((others && others.kind !== "never") || patterns.length > 0) === true
    );
  }

  /** Whether an object is asked for as a list of entries, and nothing beside it. */
  isMap(shape: ObjectShape): boolean {
    return shape.properties.size === 0 && shape.required.size === 0 && this.hasEntries(shape);
  }

  /** The key of the list of entries. */
  entriesKey({ properties }: ObjectShape): string {
    let key = OTHERS;
    while (properties.has(key)) key += "_";
    return key;
  }

  /** Which options of a union are put under a key of their own, so that an answer shows which it is. */
  boxed(union: UnionShape): boolean[] {
    const known = this.#boxed.get(union);
    if (known) return known;
    const isWhole = this.#open.kinds.size + this.#open.plain.size === 0;
    const boxed = this.#findBoxed(union);
    if (isWhole) this.#boxed.set(union, boxed);
    return boxed;
  }

  #findBoxed(union: UnionShape): boolean[] {
    const options = optionsOf(union);
    if (!this.form.rewrites || options.length < 2) return options.map(() => false);
    const kinds = options.map((option) => this.kinds(option));
    const plain = options.map((option) => this.isPlain(option));
    const keys = options.map((option) => this.#firstKey(option));
    const clash = (a: number, b: number) => {
      const isShared = [...(kinds[a] ?? [])].some((kind) => kinds[b]?.has(kind));
      const isSameKey = this.form.distinctKeys && keys[a] !== undefined && keys[a] === keys[b];
      return a !== b && ((isShared && !(plain[a] && plain[b])) || isSameKey);
    };
    const own = options.map((_, a) => options.some((__, b) => clash(a, b)));
    // A box is an object, so no other object may stand beside it.
    return own.map((isBoxed, at) => isBoxed || (own.includes(true) && kinds[at]?.has("object") === true));
  }

  #firstKey(shape: Shape): string | undefined {
    const found = this.resolve(shape);
    if (found.kind !== "object") return undefined;
    const [key] = [...found.properties].find(([, each]) => each.kind !== "never") ?? [];
    return key ?? (this.hasEntries(found) ? this.entriesKey(found) : undefined);
  }
}

function once<Result>(shape: Shape, open: Set<Shape>, find: () => Result, meanwhile: Result): Result {
  if (open.has(shape)) return meanwhile;
  open.add(shape);
  const found = find();
  open.delete(shape);
  return found;
}
