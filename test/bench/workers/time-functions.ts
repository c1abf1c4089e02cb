// Runs in a process of its own: `node time-functions.mjs <task as JSON>`. Prints nanoseconds as JSON.
import { isDeepStrictEqual } from "node:util";

/** What to time. Each address is a module that exports `run`. */
export interface TimingTask {
  readonly reference: string;
  readonly candidate: string;
  readonly data: string;
  readonly size: string;
  /** How results are used up: kept, or kept and read to the end so that a string is made flat. */
  readonly use: "keep" | "flatten";
  /** What has to be equal before anything is timed. */
  readonly compare: "body" | "texts";
  readonly rounds: number;
  readonly batchMs: number;
  readonly warmMs: number;
}

/** Medians of this process. */
export interface Timing {
  readonly reference: number;
  readonly candidate: number;
  readonly again: number;
  /** What of the results differs and may. */
  readonly differs: readonly string[];
}

type Run = (input: unknown) => unknown;
type Loop = (run: Run, input: unknown, times: number, sink: Sink) => unknown;
interface Sink {
  kept: unknown;
  bytes: number;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const USES = {
  keep: (call: string) => `sink.kept = ${call};`,
  flatten: (call: string) => `sink.bytes += byteLength(${call});`,
};

/** A loop with machine code of its own, so that no contender runs with what was learned from another. */
function makeLoop(use: TimingTask["use"], isAsync: boolean, at: number): Loop {
  const call = USES[use](isAsync ? "(await run(input))" : "run(input)");
  const body = `return ${isAsync ? "async " : ""}(run, input, times, sink) => { for (let i = 0; i < times; i++) { ${call} } /* ${at} */ }`;
  return new Function("byteLength", body)(Buffer.byteLength);
}

/**
 * Where the hand-written bodies are known to differ from compiled ones: an older name of a parameter, the name of a
 * schema, the type of an enum, and the order of keys that Gemini is asked for. Any other difference ends the run.
 */
const KNOWN_DIFFERENCES = [
  /^body\.max_(?:completion_)?tokens$/,
  /\.json_schema\.name$/,
  /\.properties\.severity\.type$/,
  /\.responseJsonSchema\.propertyOrdering$/,
];

const parsed = (value: unknown): unknown =>
  JSON.parse(typeof value === "string" ? value : JSON.stringify(value));

/** Roles and texts of a body of any dialect, in order. */
function textsOf(value: unknown, texts: string[] = []): string[] {
  if (Array.isArray(value)) for (const item of value) textsOf(item, texts);
  else if (value && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === "string" && ["content", "text", "system"].includes(key)) texts.push(item);
      else if (["messages", "content", "contents", "parts", "system", "systemInstruction"].includes(key))
        textsOf(item, texts);
    }
  }
  return texts;
}

const spaceless = (texts: string[]) => texts.map((text) => text.replace(/\s+/g, " ").trim());

/** What differs, as sentences for the page. Throws on what must not differ. */
function check(task: TimingTask, expected: unknown, actual: unknown): string[] {
  const [left, right] = [textsOf(expected), textsOf(actual)];
  const isSpacing = task.compare === "texts" && isDeepStrictEqual(spaceless(left), spaceless(right));
  const inTexts = isSpacing ? [] : differences(left, right, "texts");
  const inBody = task.compare === "body" ? differences(expected, actual, "body") : [];
  const found = [...inTexts, ...inBody];
  const unknown = found.filter(({ path }) => !KNOWN_DIFFERENCES.some((known) => known.test(path)));
  if (unknown.length > 0) {
    throw new Error(`results differ:\n${unknown.map(({ path, what }) => `${path}: ${what}`).join("\n")}`);
  }
  if (isSpacing && !isDeepStrictEqual(left, right)) return ["white space of texts"];
  return found.map(({ path }) => path.replace(/^body\./, ""));
}

interface Difference {
  readonly path: string;
  readonly what: string;
}

function differences(expected: unknown, actual: unknown, path: string): Difference[] {
  if (isDeepStrictEqual(expected, actual)) return [];
  if (expected && actual && typeof expected === "object" && typeof actual === "object") {
    const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(actual))];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      differences(left.get(key), right.get(key), `${path}.${key}`),
    );
  }
  const [one, other] = [JSON.stringify(expected) ?? "absent", JSON.stringify(actual) ?? "absent"];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = Math.max(0, at - 40);
  return [{ path, what: `…${one.slice(from, at + 40)} against …${other.slice(from, at + 40)}` }];
}

async function main(task: TimingTask): Promise<Timing> {
  const [reference, candidate, { inputs }] = await Promise.all([
    import(task.reference),
    import(task.candidate),
    import(task.data),
  ]);
  const input = inputs[task.size];
  const differs = check(task, parsed(reference.run(input)), parsed(await candidate.run(input)));
  const sink: Sink = { kept: undefined, bytes: 0 };
  const contenders = [reference, candidate, reference].map((module, at) => ({
    run: module.run as Run,
    loop: makeLoop(task.use, module.isAsync === true, at),
    times: 1,
    found: [] as number[],
  }));
  const time = async ({ loop, run, times }: (typeof contenders)[number]) => {
    const start = process.hrtime.bigint();
    const pending = loop(run, input, times, sink);
    if (pending) await pending;
    return Number(process.hrtime.bigint() - start);
  };
  // Warm: the engine compiles what runs often in the background, and rearranges once more after that.
  for (const end = performance.now() + task.warmMs; performance.now() < end; ) {
    for (const contender of contenders) {
      if ((await time(contender)) < task.batchMs * 1e6) contender.times *= 2;
    }
  }
  for (let round = 0; round < task.rounds; round++) {
    for (const contender of contenders) contender.found.push((await time(contender)) / contender.times);
  }
  const [first, second, third] = contenders.map(({ found }) => median(found)) as [number, number, number];
  return { reference: first, candidate: second, again: third, differs };
}

process.stdout.write(JSON.stringify(await main(JSON.parse(process.argv[2] ?? ""))));
