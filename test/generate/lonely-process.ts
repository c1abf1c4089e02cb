import { createHttpTransport } from "../../src/backends/transports/http.ts";
import { sendRequest, streamRequest } from "../../src/generate/send-request.ts";
import { chatRequest } from "./fault-server.ts";

// Asks in every way that ends, and has nothing else to do: whatever is left behind keeps this process alive.
const [, , baseUrl = ""] = process.argv;
const transport = createHttpTransport({ env: {} });
const requestTo = (place: string) => ({ ...chatRequest, baseUrl: `${baseUrl}/${place}` });
const told: string[] = [];

async function tell(name: string, ending: Promise<unknown>): Promise<void> {
  told.push(
    `${name}: ${await ending.then(
      () => "answered",
      (error: Error) => error.name,
    )}`,
  );
}

await tell("whole", sendRequest(requestTo("good"), { transport }));
await tell("streamed", streamRequest(requestTo("good"), { transport }).sent);
await tell("again", sendRequest(requestTo("again"), { transport, backoffMs: 1 }));
await tell("refused", sendRequest(requestTo("bad"), { transport }));
await tell("silent", sendRequest(requestTo("silent"), { transport, timeoutMs: 50 }));
await tell("stopped", streamRequest(requestTo("stop"), { transport, stallMs: 50 }).sent);
await tell("aborted", sendRequest(requestTo("silent"), { transport, signal: AbortSignal.timeout(50) }));
await tell("waiting", sendRequest(requestTo("later"), { transport, signal: AbortSignal.timeout(100) }));
const { deltas, sent } = streamRequest(requestTo("stop"), { transport });
for await (const _ of deltas) break;
await tell("left", sent);
console.log(told.join("\n"));
