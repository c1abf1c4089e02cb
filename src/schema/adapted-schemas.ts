import type { JsonObject, JsonSchema } from "../runtime/types.ts";
import { type AdaptedSchema, adaptSchema } from "./adapt-schema.ts";
import type { SchemaForm } from "./schema-form.ts";

/** Schemas as services take them, each made once: the same schema and form always give the same object. */
export class AdaptedSchemas {
  readonly #known = new WeakMap<object, Map<SchemaForm, AdaptedSchema>>();

  /** As {@link adaptSchema}. */
  readonly adapt = (schema: JsonSchema, form: SchemaForm): AdaptedSchema => {
    if (typeof schema !== "object") return adaptSchema(schema, form);
    const forms = this.#known.get(schema) ?? new Map<SchemaForm, AdaptedSchema>();
    const adapted = forms.get(form) ?? adaptSchema(schema, form);
    this.#known.set(schema, forms.set(form, adapted));
    return adapted;
  };

  /** What a schema was turned into so far. */
  madeOf(schema: JsonSchema): JsonObject[] {
    const forms = typeof schema === "object" ? this.#known.get(schema) : undefined;
    return [...(forms?.values() ?? [])].flatMap(({ schema: made }) => (made ? [made] : []));
  }
}
