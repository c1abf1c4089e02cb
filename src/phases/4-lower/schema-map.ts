import type { Expression, Variable } from "../../ir/node.ts";
import type { JsonObject, JsonSchema } from "../../runtime/types.ts";

/** What the input schema says about expressions. Undefined means that nothing is known. */
export class SchemaMap {
  readonly #variables = new Map<number, JsonObject>();
  readonly #root: JsonObject | undefined;

  constructor(input: JsonSchema | undefined) {
    this.#root = asObject(input);
  }

  /** Remembers what a variable holds. */
  define(variable: Variable, schema: JsonObject | undefined): void {
    if (schema) this.#variables.set(variable.id, schema);
  }

  /** The schema of an expression's value. */
  of(expression: Expression): JsonObject | undefined {
    switch (expression.kind) {
      case "input":
        return this.#resolve(this.#root);
      case "variable":
        return this.#variables.get(expression.id);
      case "non-null":
        return this.of(expression.value);
      case "member":
        return this.property(this.of(expression.object), expression.name);
      case "lookup": {
        const { key } = expression;
        const name = key.kind === "literal" ? key.value : undefined;
        return typeof name === "string" ? this.property(this.of(expression.object), name) : undefined;
      }
      case "choose":
        return either(this.#ofChoice(expression.then), this.#ofChoice(expression.otherwise));
      default:
        return undefined;
    }
  }

  /** The schema of what may be chosen: of undefined, that nothing is in it. */
  #ofChoice(expression: Expression): JsonObject | undefined {
    return expression.kind === "literal" && expression.value === undefined ? NOTHING : this.of(expression);
  }

  /** The schema of a named property. */
  property(schema: JsonObject | undefined, name: string): JsonObject | undefined {
    const properties = asObject(schema?.["properties"]);
    return properties && Object.hasOwn(properties, name)
      ? this.#resolve(asObject(properties[name]))
      : undefined;
  }

  /** The schema of a collection's items. */
  items(schema: JsonObject | undefined): JsonObject | undefined {
    return this.#resolve(asObject(schema?.["items"]) ?? asObject(schema?.["additionalProperties"]));
  }

  /** Names that a closed object schema allows, or undefined where any name may be there. */
  closedNames(schema: JsonObject | undefined): readonly string[] | undefined {
    const properties = asObject(schema?.["properties"]);
    if (!schema || !properties || schema["additionalProperties"] !== false) return undefined;
    return Object.keys(properties);
  }

  /** The strings that an enum schema allows, or undefined where it is none. */
  choices(expression: Expression): readonly string[] | undefined {
    const schema = this.of(expression);
    const values = schema?.["const"] === undefined ? schema?.["enum"] : [schema["const"]];
    if (!Array.isArray(values)) return undefined;
    const strings = values.filter((value): value is string => typeof value === "string");
    return strings.length > 0 && strings.length === values.length ? strings : undefined;
  }

  #resolve(schema: JsonObject | undefined): JsonObject | undefined {
    const reference = schema?.["$ref"];
    if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
    const steps = reference
      .slice(2)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    return steps.reduce<JsonObject | undefined>((at, step) => asObject(at?.[step]), this.#root);
  }
}

const NOTHING: JsonObject = { properties: {}, additionalProperties: false };

/** What two schemas say together about a value that fits one of them. */
function either(a: JsonObject | undefined, b: JsonObject | undefined): JsonObject | undefined {
  if (a === b || b === NOTHING) return a;
  if (a === NOTHING) return b;
  const [first, second] = [asObject(a?.["properties"]), asObject(b?.["properties"])];
  if (!first || !second) return undefined;
  // Of a property that both have, nothing is known but its name.
  const both = Object.keys(first).filter(
    (name) => Object.hasOwn(second, name) && first[name] !== second[name],
  );
  return {
    properties: { ...first, ...second, ...Object.fromEntries(both.map((name) => [name, {}])) },
    additionalProperties: a?.["additionalProperties"] !== false || b?.["additionalProperties"] !== false,
  };
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
