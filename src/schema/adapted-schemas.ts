import type { JsonObject, JsonSchema } from "../runtime/types.ts";
import { type AdaptedSchema, type AdaptSchema, adaptSchema } from "./adapt-schema.ts";
import { ShapeReader } from "./read-shape.ts";
import type { SchemaForm } from "./schema-form.ts";

/** What a text of a schema was turned into, whichever prompts it stands in. */
interface TextForms {
  readonly reader: ShapeReader;
  readonly adapted: Map<SchemaForm, AdaptedSchema>;
}

/** What one schema was turned into. */
interface Forms {
  readonly ofText: TextForms;
  readonly adapted: Map<SchemaForm, AdaptedSchema>;
  /** The schema itself and what was made of it, by their text. */
  readonly objects: Map<string, JsonObject>;
}

/** Schemas as services take them, each made once. What says the same is the same object. */
export class AdaptedSchemas {
  readonly #known = new WeakMap<object, Forms>();
  readonly #texts = new Map<string, TextForms>();

  /** As {@link adaptSchema}. */
  readonly adapt: AdaptSchema = (schema, form) => {
    if (typeof schema !== "object") return adaptSchema(schema, form);
    const forms = this.#formsOf(schema);
    const adapted = forms.adapted.get(form) ?? shareObjects(adaptOnce(schema, form, forms.ofText), forms);
    forms.adapted.set(form, adapted);
    return adapted;
  };

  /** What a schema was turned into so far. */
  madeOf(schema: JsonSchema): JsonObject[] {
    const forms = typeof schema === "object" ? this.#known.get(schema) : undefined;
    return forms ? [...forms.objects.values()] : [];
  }

  #formsOf(schema: JsonObject): Forms {
    const known = this.#known.get(schema);
    if (known) return known;
    const text = JSON.stringify(schema);
    const ofText = this.#texts.get(text) ?? { reader: new ShapeReader(schema), adapted: new Map() };
    this.#texts.set(text, ofText);
    const forms = { ofText, adapted: new Map(), objects: new Map([[text, schema]]) };
    this.#known.set(schema, forms);
    return forms;
  }
}

function adaptOnce(schema: JsonObject, form: SchemaForm, { reader, adapted }: TextForms): AdaptedSchema {
  const made = adapted.get(form) ?? adaptSchema(schema, form, reader);
  adapted.set(form, made);
  return made;
}

function shareObjects(adapted: AdaptedSchema, { objects }: Forms): AdaptedSchema {
  if (!adapted.schema) return adapted;
  const text = JSON.stringify(adapted.schema);
  const schema = objects.get(text) ?? adapted.schema;
  objects.set(text, schema);
  return { ...adapted, schema };
}
