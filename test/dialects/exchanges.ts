import { readdirSync, readFileSync } from "node:fs";
import type { DialectId, Json, JsonObject } from "../../src/runtime/types.ts";

/** One recorded request with the status of its answer. */
export interface Exchange {
  readonly name: string;
  readonly status: number;
  readonly request: JsonObject;
  /** The body, or the text of a stream. */
  readonly response: Json;
  /** Absent for a route that speaks no dialect. */
  readonly dialect?: DialectId;
  /** Nothing says what this is. */
  readonly isUnknown: boolean;
}

/** Routes by how they end. */
const routes: readonly (readonly [RegExp, DialectId | undefined])[] = [
  [/\/chat\/completions$/, "openai-chat"],
  [/\/responses$/, "openai-responses"],
  [/\/messages$/, "anthropic"],
  [/:(?:stream)?generateContent$/i, "gemini"],
  [/\/api\/chat$/, "ollama"],
  [/\/completion$/, "chat-template"],
  [
    /\/(?:completions|apply-template|tokenize|detokenize|props|health|embeddings|models|files|conversations|compact|input_tokens|count_tokens|infill|generate|tags|show|nothing)$|:(?:countTokens|embedContent|batchEmbedContents|predict)$/,
    undefined,
  ],
];

/** What the recordings call themselves, in `kind` or in the file's name; for those without a route. */
const kinds: readonly (readonly [RegExp, DialectId])[] = [
  [/responses/, "openai-responses"],
  [/anthropic|claude|messages/, "anthropic"],
  [/gemini|google|vertex/, "gemini"],
  [/ollama/, "ollama"],
  [/chat|openai|deepseek|openrouter|llama|vllm/, "openai-chat"],
];

/** Every recorded request of a folder of JSON lines. */
export function readExchanges(folder: string): Exchange[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  return files.sort().flatMap((file) =>
    readFileSync(`${folder}/${file}`, "utf8")
      .split("\n")
      .flatMap((line, at) => (line.trim() ? [readExchange(JSON.parse(line), file, at)] : [])),
  );
}

interface Line {
  readonly status: number;
  readonly request: JsonObject;
  readonly response: Json;
  readonly uri?: string;
  readonly path?: string;
  readonly kind?: string;
}

function readExchange(
  { status, request, response, uri, path, kind }: Line,
  file: string,
  at: number,
): Exchange {
  const address = (uri ?? path)?.replace(/[?#].*$/, "");
  const route = address === undefined ? undefined : routes.find(([pattern]) => pattern.test(address));
  const named = kinds.find(([pattern]) => pattern.test(`${kind ?? ""} ${file}`));
  const dialect = route ? route[1] : named?.[1];
  const name = `${file}:${at + 1} ${address ?? kind ?? ""}`;
  return { name, status, request, response, ...(dialect && { dialect }), isUnknown: !route && !named };
}
