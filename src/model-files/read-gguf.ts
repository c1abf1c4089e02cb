import { type ModelFile, ModelFileError } from "./model-file.ts";
import { foldNumbered, tokensInTemplate } from "./template-tokens.ts";

/** Metadata of a GGUF file by key. */
type Metadata = { readonly [key: string]: unknown };

/** Kinds of tokens that are read as such in any text: unknown, control. */
const SPECIAL = new Set([2, 3]);

/** Reads the header of a GGUF file. Throws {@link ModelFileError}. */
export async function readGguf(path: string): Promise<ModelFile> {
  return describeModel(await readMetadata(path));
}

async function readMetadata(path: string): Promise<Metadata> {
  const { gguf } = await import("@huggingface/gguf").catch((): never => {
    throw new ModelFileError("needs a package to be read", "Run `npm install --save-dev @huggingface/gguf`.");
  });
  try {
    const { metadata } = await gguf(path, { allowLocalFile: true });
    return metadata as unknown as Metadata;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelFileError(`cannot be read as GGUF: ${reason}`);
  }
}

/** What the metadata of a GGUF file says about text. */
export function describeModel(metadata: Metadata): ModelFile {
  const { "tokenizer.chat_template": template, "tokenizer.chat_template.tool_use": toolTemplate } = metadata;
  const tokens = (metadata["tokenizer.ggml.tokens"] ?? []) as readonly string[];
  const types = (metadata["tokenizer.ggml.token_type"] ?? []) as readonly number[];
  const tokenOf = (name: string) => tokens[Number(metadata[`tokenizer.ggml.${name}_token_id`] ?? -1)];
  const bosToken = tokenOf("bos");
  const eosToken = tokenOf("eos");
  const addsBos = metadata["tokenizer.ggml.add_bos_token"];
  const window = metadata[`${metadata["general.architecture"]}.context_length`];
  return {
    ...(typeof template === "string" && { template }),
    ...(typeof toolTemplate === "string" && { toolTemplate }),
    ...(bosToken !== undefined && { bosToken }),
    ...(eosToken !== undefined && { eosToken }),
    ...(typeof addsBos === "boolean" && { addsBos }),
    controlTokens: foldNumbered([
      ...tokens.filter((_token, id) => SPECIAL.has(types[id] ?? 0)),
      ...tokensInTemplate(template),
      ...tokensInTemplate(toolTemplate),
    ]),
    ...(window !== undefined && { contextWindow: Number(window) }),
  };
}
