import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { compileSource } from "../../src/compiler.ts";
import { createGateway } from "../../src/generate/node.ts";
import type { PromptCall } from "../../src/runtime/types.ts";

const stop: (() => void)[] = [];
afterEach(() => {
  for (const end of stop.splice(0)) end();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  stop.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a redirect is an error that says what to do, and nothing goes where it leads", async () => {
  const got: string[] = [];
  const other = await serve((request, response) => {
    got.push(request.url ?? "");
    response.end("{}");
  });
  const baseUrl = await serve((request, response) => {
    request.resume();
    response.writeHead(307, { location: `${other}/v1/chat/completions` }).end();
  });
  const { prompt } = await compileSource("Hello.", { path: "prompts/hello.prompt" });
  const gateway = createGateway({
    backends: { openai: { baseUrl } },
    env: { OPENAI_API_KEY: "sk-not-a-key" },
  });
  const sent = gateway.generate({ model: "openai/gpt-5.1", prompt: prompt?.call({}) as PromptCall });
  await expect(sent).rejects.toMatchObject({
    kind: "connection",
    attempts: 1,
    message: expect.stringContaining(`${baseUrl}/v1/chat/completions redirects to another address.`),
  });
  expect(got).toEqual([]);
});
