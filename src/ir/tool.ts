import type { JsonSchema } from "../runtime/types.ts";

/** A function that the model may call, as declared by `toolDefs`. */
export interface Tool {
  name: string;
  description?: string;
  /** JSON Schema of the arguments; an object schema. */
  inputSchema: JsonSchema;
  outputSchema?: JsonSchema;
}

/** What the answer must look like. */
export interface OutputSpec {
  /** `json` without a schema is JSON mode. */
  format: "text" | "json";
  schema?: JsonSchema;
  /** A name for providers that ask for one: at most 64 of `[A-Za-z0-9_-]`. */
  name: string;
}
