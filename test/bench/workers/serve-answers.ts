// A server that answers each request at once, in the dialect of its path. Prints its address; ends with its input.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const text = "A short answer, as a model would give one.";

const answers: readonly (readonly [path: RegExp, answer: object])[] = [
  [
    /\/v1\/chat\/completions$/,
    {
      id: "chatcmpl-1",
      model: "gpt-4o",
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: text } }],
      usage: { prompt_tokens: 90, completion_tokens: 12 },
    },
  ],
  [
    /\/v1\/messages$/,
    {
      id: "msg_1",
      type: "message",
      role: "assistant",
      stop_reason: "end_turn",
      content: [{ type: "text", text }],
      usage: { input_tokens: 90, output_tokens: 12 },
    },
  ],
  [
    /:generateContent$/,
    {
      candidates: [{ finishReason: "STOP", content: { role: "model", parts: [{ text }] } }],
      usageMetadata: { promptTokenCount: 90, candidatesTokenCount: 12 },
    },
  ],
];

const written = answers.map(([path, answer]) => [path, JSON.stringify(answer)] as const);

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const [, body = "{}"] = written.find(([path]) => path.test(request.url ?? "")) ?? [];
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on("end", () => process.exit()).resume();
