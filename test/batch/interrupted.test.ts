import { describe, expect, it } from "vitest";
import { type BatchFiles, nodeBatchFiles } from "../../src/batch/batch-files.ts";
import { BatchFileError } from "../../src/batch/pending-files.ts";
import { BatchRun, scriptedBody, scriptedResult } from "./batch-run.ts";

const run = new BatchRun();
const limits = { requests: 2, bytes: 1e9 };
const before = [
  "requests.0001.jsonl",
  "requests.0002.jsonl",
  "requests.0003.jsonl",
  "bad.jsonl",
  "joined.jsonl",
];

/** A disk on which the nth operation fails, after half of what it was to write. Reads fail as well. */
function failing(nth: number): { files: BatchFiles; failed: () => boolean } {
  let count = 0;
  let hasFailed = false;
  const step = <Result>(operate: () => Result, half?: () => void): Result => {
    if (++count !== nth) return operate();
    hasFailed = true;
    half?.();
    throw new Error("ENOSPC: no space left on device, write");
  };
  const disk = nodeBatchFiles;
  const files: BatchFiles = {
    ...disk,
    openToRead: (path) => {
      const file = step(() => disk.openToRead(path));
      return { ...file, read: (...args) => step(() => file.read(...args)) };
    },
    openToWrite: (path) => {
      const file = step(() => disk.openToWrite(path));
      return {
        write: (bytes) =>
          step(
            () => file.write(bytes),
            () => file.write(bytes.subarray(0, bytes.length >> 1)),
          ),
        close: () => step(file.close, file.close),
      };
    },
    rename: (from, to) => step(() => disk.rename(from, to)),
    remove: (path) => disk.remove(path),
  };
  return { files, failed: () => hasFailed };
}

/** Five rows, one of them bad, and whole files of an earlier run in all places. */
function prepare(): void {
  run.put(
    "rows.jsonl",
    ['{"subject":"a"}', '{"subject":"b"}', "bad", '{"subject":"c"}', '{"subject":"d"}'].join("\n"),
  );
  for (const name of before) run.put(name, `old ${name}\n`);
}

/** Runs until no operation is left to fail; what is on the disk after each failure is handed to `check`. */
async function failEach(start: (files: BatchFiles) => Promise<unknown>, check: () => void): Promise<number> {
  for (let nth = 1; ; nth++) {
    prepare();
    const { files, failed } = failing(nth);
    const error = await start(files).then(
      () => undefined,
      (thrown) => thrown,
    );
    if (!failed()) {
      expect(error).toBeUndefined();
      return nth - 1;
    }
    expect(error).toBeInstanceOf(BatchFileError);
    expect((error as Error).message).toMatch(/jsonl cannot be (read|written): ENOSPC: no space left/);
    // Neither half a file in its place, nor anything beside it.
    expect(run.names().filter((name) => name.endsWith(".tmp"))).toEqual([]);
    check();
  }
}

const isOldOr = (name: string, isWhole: (text: string) => boolean) => {
  if (!run.names().includes(name)) return expect.unreachable(`${name} is gone`);
  const text = run.read(name);
  expect(text === `old ${name}\n` || isWhole(text), text).toBe(true);
};
const hasLines = (count: number) => (text: string) =>
  text.endsWith("}\n") &&
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line)).length === count;

describe("a disk that fails at any point", () => {
  it("leaves every file of requests old or whole", async () => {
    const operations = await failEach(
      (files) => run.write("gpt", { files, limits }),
      () => {
        for (const name of before.slice(0, 2)) isOldOr(name, hasLines(2));
        isOldOr("bad.jsonl", hasLines(1));
      },
    );
    expect(operations).toBeGreaterThan(10);
    expect(run.names()).toEqual([
      "bad.jsonl",
      "joined.jsonl",
      "requests.0001.jsonl",
      "requests.0002.jsonl",
      "rows.jsonl",
    ]);
  });

  it("leaves joined rows old or whole", async () => {
    prepare();
    await run.write("gpt");
    const ids = run.lines("requests.jsonl").map(({ custom_id: id }) => `${id}`);
    const body = scriptedBody["openai-chat"]?.('{"queue":"other"}') ?? {};
    run.put(
      "results.jsonl",
      ids.map((id) => JSON.stringify(scriptedResult("openai-chat", id, body))).join("\n"),
    );
    const operations = await failEach(
      (files) => run.join("gpt", undefined, { files }),
      () => {
        isOldOr("joined.jsonl", hasLines(4));
        isOldOr("bad.jsonl", hasLines(1));
      },
    );
    expect(operations).toBeGreaterThan(7);
  });
});

it("stops when it is told to, and leaves everything as it was", async () => {
  prepare();
  run.put("rows.jsonl", '{"subject":"a"}\n'.repeat(3000));
  const names = run.names();
  const controller = new AbortController();
  const stopped = new Error("enough");
  const write = run.write("gpt", { limits, signal: controller.signal });
  setImmediate(() => controller.abort(stopped));
  await expect(write).rejects.toBe(stopped);
  expect(run.names()).toEqual(names);
  for (const name of before) expect(run.read(name)).toBe(`old ${name}\n`);
});

it("stops where its stream does, and takes no more than the stream can", async () => {
  prepare();
  run.put("rows.jsonl", `{"subject":"${"s".repeat(1000)}"}\n`.repeat(2000));
  let [waiting, most, blocks] = [0, 0, 0];
  const closed = new Error("closed");
  const output = async () => {
    most = Math.max(most, ++waiting);
    await new Promise(setImmediate);
    waiting--;
    if (++blocks === 3) throw closed;
  };
  await expect(run.write("gpt", { output })).rejects.toBe(closed);
  expect([most, blocks]).toEqual([1, 3]);
});
