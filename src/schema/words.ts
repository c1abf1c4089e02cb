import type { Limit } from "./shape.ts";

/** Limits as the model reads them; `#` stands for the value. */
const words: { readonly [keyword: string]: string } = {
  minimum: "At least #.",
  maximum: "At most #.",
  exclusiveMinimum: "Greater than #.",
  exclusiveMaximum: "Less than #.",
  multipleOf: "A multiple of #.",
  minLength: "Characters: at least #.",
  maxLength: "Characters: at most #.",
  pattern: "Matches the regular expression #",
  format: "Format: #.",
  minItems: "Items: at least #.",
  maxItems: "Items: at most #.",
  minProperties: "Properties: at least #.",
  maxProperties: "Properties: at most #.",
  default: "Default: #.",
  examples: "Examples: #.",
  title: "Title: #.",
  prefixItems: "The first items in the order of the options.",
  oneOf: "Fits exactly one of the options.",
};

/** What stands in the description of a schema for keywords that are not sent, one sentence for each. */
export function sayLimits(limits: readonly Limit[]): string {
  return limits.map(sayLimit).join(" ");
}

function sayLimit({ keyword, value, others, isWhole }: Limit): string {
  if (isWhole) return `Fits the JSON Schema ${JSON.stringify(value)}.`;
  if (keyword === "uniqueItems") return "No item twice.";
  if (keyword === "additionalProperties" && value === false) return "No other properties.";
  const known = words[keyword];
  if (known !== undefined)
    return known.replace("#", () => (typeof value === "string" ? value : JSON.stringify(value)));
  return `Fits the JSON Schema ${JSON.stringify(others ? value : { [keyword]: value })}.`;
}

/**
 * What a model is told in the text that does not see the schema of its answer, or is not held to it; without a schema,
 * that JSON is asked for. `schema` is the prompt's own, whatever form the service is given.
 */
export function schemaInstruction(schema: object | undefined): string {
  const asked = "Answer with JSON and nothing else.";
  return schema ? `${asked} The answer must fit this JSON Schema:\n${JSON.stringify(schema)}` : asked;
}
