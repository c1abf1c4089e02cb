// Times `generate` and a bare `fetch` of the same body in turns, and prints the medians of one process as JSON.
import { median } from "../statistics.ts";

/** What is timed. */
export interface GenerateTask {
  /** Addresses of `polylect/generate` and of a compiled prompt. */
  readonly gateway: string;
  readonly prompt: string;
  /** Name of the prompt's function, and what it is called with. */
  readonly name: string;
  readonly input: unknown;
  readonly model: string;
  /** Where the server is. */
  readonly url: string;
  readonly rounds: number;
  readonly warmRounds: number;
}

/** Medians in milliseconds. */
export interface GenerateTiming {
  readonly fetch: number;
  readonly again: number;
  readonly generate: number;
}

const task: GenerateTask = JSON.parse(process.argv[2] ?? "");
const { createGateway, createHttpTransport, generate } = await import(task.gateway);
const { [task.name]: makeCall } = await import(task.prompt);

for (const service of ["OPENAI", "ANTHROPIC", "GOOGLE_GEMINI"]) process.env[`${service}_BASE_URL`] = task.url;
for (const service of ["OPENAI", "ANTHROPIC", "GEMINI"]) process.env[`${service}_API_KEY`] = "none-at-all";

let seen: { url: string; headers: Record<string, string>; body: unknown } | undefined;
const recording: typeof fetch = (url, init) => {
  seen = {
    url: String(url),
    headers: { ...init?.headers } as Record<string, string>,
    body: JSON.parse(String(init?.body)),
  };
  return fetch(url, init);
};
const gateway = createGateway({ transport: createHttpTransport({ fetch: recording }) });
const first = await gateway.generate({ model: task.model, prompt: makeCall(task.input) });
if (!seen) throw new Error("nothing was sent");
const { url, headers, body } = seen;

/** What an app would write that knows the service and has the body. */
async function bare(): Promise<unknown> {
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** From the input to the output. */
async function whole(): Promise<unknown> {
  return (await generate({ model: task.model, prompt: makeCall(task.input) })).output;
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const found: Record<keyof GenerateTiming, number[]> = { fetch: [], again: [], generate: [] };
for (let round = -task.warmRounds; round < task.rounds; round++) {
  const times = { fetch: await time(bare), generate: await time(whole), again: await time(bare) };
  if (round < 0) continue;
  for (const key of ["fetch", "generate", "again"] as const) found[key].push(times[key]);
}
if ((await whole()) !== first.output) throw new Error("another answer");
const timing: GenerateTiming = {
  fetch: median(found.fetch),
  again: median(found.again),
  generate: median(found.generate),
};
process.stdout.write(`${JSON.stringify(timing)}\n`);
