import { load, type PeerContender, type PeerTask } from "./peer.ts";

interface ProviderModule {
  createOpenAI(options: {
    apiKey: string;
    fetch: (url: string, init: { body: string }) => Promise<Response>;
  }): {
    chat(model: string): { doGenerate(options: object): Promise<unknown> };
  };
}

const ANSWER = JSON.stringify({
  id: "none",
  created: 0,
  model: "none",
  choices: [{ index: 0, message: { role: "assistant", content: "" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
});

/** `doGenerate` of the OpenAI provider up to the body that it would send, and its reading of an empty answer. */
export async function create(task: PeerTask): Promise<PeerContender> {
  const { createOpenAI } = await load<ProviderModule>("@ai-sdk/openai");
  let sent = "";
  const fetch = async (_url: string, { body }: { body: string }) => {
    sent = body;
    return new Response(ANSWER, { headers: { "content-type": "application/json" } });
  };
  const model = createOpenAI({ apiKey: "none", fetch }).chat(String(task.head["model"]));
  const turns = task.turns.javaScript.map(({ role, text }) => ({ role, make: new Function("x", text) }));
  const { response_format: format } = task.head as {
    response_format?: { json_schema: { name: string; schema: unknown } };
  };
  const responseFormat = format && {
    type: "json",
    name: format.json_schema.name,
    schema: format.json_schema.schema,
  };
  const run = async (input: Record<string, unknown>) => {
    const prompt = turns.map(({ role, make }) => {
      const text: string = make(input);
      return { role, content: role === "system" ? text : [{ type: "text", text }] };
    });
    await model.doGenerate({
      prompt,
      temperature: task.head["temperature"],
      maxOutputTokens: task.head["max_tokens"],
      ...(responseFormat ? { responseFormat } : {}),
    });
    return task.form === "object" ? JSON.parse(sent) : sent;
  };
  return { isAsync: true, run };
}
