// Writes a scripted result for each request of a batch, in an order drawn at random:
// `node answer-batch.mjs <results> <requests…>`. The answer is the same for all.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

const [, , file = "", ...requests] = process.argv;
const ids = requests.flatMap((path) =>
  [...readFileSync(path, "latin1").matchAll(/^\{"custom_id":"([^"]*)"/gm)].map(([, id]) => id),
);
let seed = 7;
for (let last = ids.length - 1; last > 0; last--) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  const other = seed % (last + 1);
  [ids[last], ids[other]] = [ids[other], ids[last]];
}
const content = JSON.stringify({ queue: "account", priority: "urgent", reason: "nobody can log in" });
const body = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "gpt",
  choices: [{ index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop" }],
  usage: { prompt_tokens: 200, completion_tokens: 30, total_tokens: 230 },
};
const out = openSync(file, "w");
for (let at = 0; at < ids.length; at += 2000) {
  const lines = ids.slice(at, at + 2000).map((id) => {
    const response = { status_code: 200, request_id: "r", body };
    return `${JSON.stringify({ id: `batch_req_${id}`, custom_id: id, response, error: null })}\n`;
  });
  writeSync(out, lines.join(""));
}
closeSync(out);
