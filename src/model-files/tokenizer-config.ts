import { type ModelFile, ModelFileError } from "./model-file.ts";
import { foldNumbered, tokensInTemplate } from "./template-tokens.ts";

/** A token as the file writes it: its text, or an object that holds it. */
type Token = string | { readonly content?: string; readonly special?: boolean } | null;

/** The part of a `tokenizer_config.json` that is read. */
interface TokenizerConfig {
  readonly chat_template?: string | readonly { readonly name: string; readonly template: string }[];
  readonly bos_token?: Token;
  readonly eos_token?: Token;
  readonly add_bos_token?: boolean;
  readonly additional_special_tokens?: readonly Token[];
  readonly added_tokens_decoder?: { readonly [id: string]: Token };
  readonly model_max_length?: number;
  readonly [key: string]: unknown;
}

/** Some files write an endless window as a number with thirty digits. */
const ENDLESS = 1e9;

/**
 * Reads a `tokenizer_config.json`. `beside` is the text of the `chat_template.jinja` that newer models have next to it,
 * which goes before the templates inside. Throws {@link ModelFileError}.
 */
export function parseTokenizerConfig(text: string, beside?: string): ModelFile {
  const config = parseObject(text);
  const { template, toolTemplate } = chooseTemplates(config, beside);
  const bosToken = contentOf(config.bos_token);
  const eosToken = contentOf(config.eos_token);
  const { model_max_length: window, add_bos_token: addsBos } = config;
  return {
    ...(template !== undefined && { template }),
    ...(toolTemplate !== undefined && { toolTemplate }),
    ...(bosToken !== undefined && { bosToken }),
    ...(eosToken !== undefined && { eosToken }),
    ...(typeof addsBos === "boolean" && { addsBos }),
    controlTokens: foldNumbered([
      ...listSpecialTokens(config),
      ...tokensInTemplate(template),
      ...tokensInTemplate(toolTemplate),
    ]),
    ...(typeof window === "number" && window > 0 && window < ENDLESS && { contextWindow: window }),
  };
}

function parseObject(text: string): TokenizerConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ModelFileError("is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ModelFileError("is not a JSON object");
  return value as TokenizerConfig;
}

function chooseTemplates({ chat_template: own }: TokenizerConfig, beside: string | undefined) {
  const named = Array.isArray(own) ? (own as { name: string; template: string }[]) : [];
  const find = (name: string) => named.find((each) => each.name === name)?.template;
  const template = beside ?? (typeof own === "string" ? own : (find("default") ?? named[0]?.template));
  const toolTemplate = beside === undefined ? find("tool_use") : undefined;
  return { template: template || undefined, toolTemplate };
}

function listSpecialTokens(config: TokenizerConfig): string[] {
  const added = Object.values(config.added_tokens_decoder ?? {}).filter(
    (token) => typeof token === "object" && token?.special === true,
  );
  const named = Object.entries(config).flatMap(([key, value]) =>
    /^[a-z]+_token$/.test(key) ? [value as Token] : [],
  );
  const all = [...added, ...named, ...(config.additional_special_tokens ?? [])];
  return all.flatMap((token) => contentOf(token) || []);
}

function contentOf(token: Token | undefined): string | undefined {
  const content = typeof token === "object" ? token?.content : token;
  return typeof content === "string" && content !== "" ? content : undefined;
}
