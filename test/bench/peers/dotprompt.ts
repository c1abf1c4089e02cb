import { load, type PeerContender, type PeerTask } from "./peer.ts";

interface Rendered {
  readonly model: string;
  readonly config: { readonly temperature: number; readonly maxOutputTokens: number };
  readonly output?: { readonly schema?: unknown };
  readonly messages: readonly {
    readonly role: string;
    readonly content: readonly { readonly text: string }[];
  }[];
}

interface DotpromptModule {
  Dotprompt: new (
    options: object,
  ) => {
    compile(source: string): Promise<(data: { input: unknown }) => Promise<Rendered>>;
  };
}

/** A prompt function compiled once; what it renders is put into a body as a caller of Dotprompt does. */
export async function create(task: PeerTask): Promise<PeerContender> {
  const { Dotprompt } = await load<DotpromptModule>("dotprompt");
  const render = await new Dotprompt({ partials: task.partials }).compile(task.prompt);
  const make = async (input: Record<string, unknown>) => {
    const { config, messages, output } = await render({ input });
    const schema = output?.schema;
    return {
      model: task.head["model"],
      messages: messages.map(({ role, content }) => ({
        role: role === "model" ? "assistant" : role,
        content: content.map(({ text }) => text).join(""),
      })),
      temperature: config?.temperature,
      max_tokens: config?.maxOutputTokens,
      ...(schema
        ? { response_format: { type: "json_schema", json_schema: { name: "output", schema } } }
        : {}),
    };
  };
  const run =
    task.form === "object"
      ? make
      : async (input: Record<string, unknown>) => JSON.stringify(await make(input));
  return { isAsync: true, run };
}
