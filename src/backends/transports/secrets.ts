import type { Json } from "../../runtime/types.ts";

/** A text that must be written nowhere. */
export interface Secret {
  /** What stands in its place: the name of the variable that holds it. */
  readonly name: string;
  readonly value: string;
}

/** Where secrets are read. */
export type Environment = { readonly [name: string]: string | undefined };

/** Anything shorter is part of ordinary words, and opens nothing. */
const SHORTEST = 8;

/** The values of some variables of the environment, the longest first, so that none hides within another. */
export function readSecrets(names: Iterable<string>, env: Environment): Secret[] {
  return [...new Set(names)]
    .flatMap((name) => {
      const value = env[name] ?? "";
      const key = value.trim();
      const forms = new Set([value, key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]);
      return [...forms].map((form) => ({ name, value: form }));
    })
    .filter(({ value }) => value.length >= SHORTEST)
    .sort((a, b) => b.value.length - a.value.length);
}

/** A text with each secret replaced by the name of its variable: `$OPENAI_API_KEY`. */
export function hideSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((hidden, { name, value }) => hidden.replaceAll(value, () => `$${name}`), text);
}

/** A JSON value with secrets hidden in all of its texts, keys included. */
export function hideSecretsIn(value: Json, secrets: readonly Secret[]): Json {
  if (typeof value === "string") return hideSecrets(value, secrets);
  if (typeof value === "number") return hideInNumber(value, secrets);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => hideSecretsIn(item, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [hideSecrets(key, secrets), hideSecretsIn(item, secrets)]),
  );
}

/** A key may be all digits. */
function hideInNumber(value: number, secrets: readonly Secret[]): Json {
  const text = String(value);
  const hidden = hideSecrets(text, secrets);
  return hidden === text ? value : hidden;
}
