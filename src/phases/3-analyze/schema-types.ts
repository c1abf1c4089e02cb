import type { JsonSchema } from "../../runtime/types.ts";
import type { KeyPath } from "../2-parse/front-matter.ts";

/** Something wrong with a schema in the front matter. */
export interface SchemaComplaint {
  readonly code: "invalid-schema" | "unknown-schema";
  /** Keys as written, from the root of the front matter. */
  readonly path: KeyPath;
  /** Which half of the entry is at fault. */
  readonly part: "key" | "value";
  readonly message: string;
  readonly help?: string;
}

/** What reading a schema needs from outside. */
export interface SchemaScope {
  /** Where only JSON Schema will do: nothing is taken for Picoschema. */
  readonly form?: "json-schema";
  /** A schema by name; undefined where there is none. */
  readonly lookup: (name: string) => JsonSchema | undefined;
  readonly complain: (complaint: SchemaComplaint) => void;
}
