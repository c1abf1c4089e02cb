import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashRequest } from "../../src/backends/transports/request-hash.ts";
import type { Transport } from "../../src/backends/transports/transport.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import type { Json, JsonSchema } from "../../src/runtime/types.ts";
import type { JobResult } from "../../src/suite/job.ts";
import type { LiveOptions } from "../../src/suite/live-asker.ts";
import type { Replay } from "../../src/suite/replay.ts";
import { readReplay, writeReplay } from "../../src/suite/replay-file.ts";
import { type RunOptions, runSuite } from "../../src/suite/run-suite.ts";
import { openSuite } from "../../src/suite/suite.ts";
import { type FakeOutput, fakePrompt } from "./fake-prompt.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "polylect-answers-"));
  put("triage/first.yaml", "input: { n: 1 }");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, "fixtures", path)), { recursive: true });
  writeFileSync(join(root, "fixtures", path), text);
};

const outputSchema: JsonSchema = {
  type: "object",
  properties: { queue: { enum: ["a", "b"] }, count: { type: "integer" }, note: { type: "string" } },
};
const targets = ["claude", "haiku", "sonnet", "refusing"].map((name) => ({
  name,
  reference: `anthropic/${name}`,
}));
const table = {
  claude: {},
  haiku: {},
  sonnet: {},
  refusing: { findings: [["no-audio", "refused"]] },
} as const;

const run = (options: RunOptions = {}, output: FakeOutput = { outputSchema }) =>
  runSuite(
    { prompts: [fakePrompt("triage", table, true, undefined, output)] },
    { root, fixtures: "fixtures", targets },
    nodeWritableFileSystem,
    { ci: false, ...options },
  );

/** What the fake prompt sends for `input: { n: 1 }`. */
const request = hashRequest({ dialect: "anthropic", path: "/v1/messages", body: { input: { n: 1 } } });
const bodyOf = (content: readonly Json[]): Json => ({
  role: "assistant",
  content: [...content],
  stop_reason: "end_turn",
});
const replayOf = (text: string, more: Partial<Replay> = {}): Replay => ({
  request,
  source: "recorded",
  date: "2026-11-20",
  answeredBy: { backend: "anthropic", model: "x" },
  answer: { status: 200, contentType: "application/json", body: bodyOf([{ type: "text", text }]) },
  ...more,
});
const putReplay = (target: string, text: string, more?: Partial<Replay>) =>
  put(`triage/first.${target}.replay.json`, writeReplay(replayOf(text, more)));
const script = { source: "scripted", answeredBy: { script: "mock" } } as const;

describe("a replay file", () => {
  test("is read as it was written, with keys in one order", () => {
    const replay = replayOf("Hi");
    const text = writeReplay(replay);
    expect(readReplay("x", text).replay).toEqual(replay);
    const { body } = replay.answer;
    const turned = Object.fromEntries(Object.entries(body as object).reverse()) as Json;
    expect(writeReplay({ ...replay, answer: { ...replay.answer, body: turned } })).toBe(text);
    expect(Object.keys(JSON.parse(text))).toEqual([
      "version",
      "request",
      "source",
      "date",
      "answeredBy",
      "status",
      "contentType",
      "body",
    ]);
  });

  test.each([
    ["", "The replay is not JSON."],
    ["{", "The replay is not JSON."],
    ["<<<<<<< HEAD\n{}", "The replay holds a conflict of a merge."],
    ["[]", "The replay must be object."],
    [writeReplay(replayOf("x")).replace('"version": 1', '"version": 2'), "version must be 1."],
    [writeReplay(replayOf("x")).replace(/"backend": "anthropic",/, ""), "answeredBy must have backend."],
    [writeReplay(replayOf("x", script)).replace('"scripted"', '"recorded"'), "answeredBy must have backend."],
    [writeReplay(replayOf("x")).replace('"version": 1', '"version": 1, "key": 1'), "key must be left out."],
  ])("that is broken is told: %#", (text, message) => {
    const { diagnostics = [] } = readReplay("f.replay.json", text);
    expect(diagnostics.map((each) => each.code)).toContain("invalid-replay");
    expect(diagnostics.map((each) => each.message)).toContain(message);
  });

  test("that nothing stands for is an orphan, and removed by an update", async () => {
    await run({ update: true });
    putReplay("gone", "Hi");
    put("gone/first.claude.replay.json", writeReplay(replayOf("Hi")));
    put("triage/data.replay.json", "[1]");
    const paths = ["fixtures/gone/first.claude.replay.json", "fixtures/triage/first.gone.replay.json"];
    expect((await run()).orphans).toEqual(paths.map((path) => ({ path, state: "orphan" })));
    expect((await run({ shard: { index: 1, count: 1 } })).orphans).toEqual([]);
    await run({ update: true });
    expect(readdirSync(join(root, "fixtures/triage"))).toContain("data.replay.json");
    expect((await run()).orphans).toEqual([]);
  });
});

describe("answers of replays", () => {
  test("are decoded, read and held against the case", async () => {
    putReplay("claude", 'Sure: {"queue":"a"}');
    putReplay("haiku", '{"queue":"c"}', script);
    putReplay("sonnet", '{"queue":"a"}', { request: "0".repeat(64) });
    putReplay("refusing", '{"queue":"a"}');
    const { results, diagnostics } = await run();
    expect(results.map(({ origin }) => origin)).toEqual([
      { kind: "recorded", date: "2026-11-20", by: "anthropic/x" },
      { kind: "scripted", date: "2026-11-20", by: "mock" },
      { kind: "stale", date: "2026-11-20", by: "anthropic/x" },
      { kind: "stale", date: "2026-11-20", by: "anthropic/x" },
    ]);
    expect(results.map(({ output }) => output)).toEqual([{ queue: "a" }, undefined, undefined, undefined]);
    expect(results.map(({ repairs }) => repairs?.map(({ kind }) => kind))).toEqual([
      ["prose"],
      undefined,
      undefined,
      undefined,
    ]);
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "invalid-output error",
      "stale-replay warning",
    ]);
    expect(diagnostics[0]?.message).toContain(
      "the answer of haiku (scripted) does not fit the output schema",
    );
  });

  test("that call tools need no output, and are held against the tools", async () => {
    const calling = (input: Json, name = "find") => ({
      answer: { ...replayOf("").answer, body: bodyOf([{ type: "tool_use", id: "t", name, input }]) },
    });
    putReplay("claude", "", calling({ id: 1 }));
    putReplay("haiku", "", calling({ id: "one" }));
    putReplay("sonnet", "", calling({}, "toString"));
    const inputSchema = { type: "object", properties: { id: { type: "integer" } } };
    const { results } = await run({}, { outputSchema, tools: { find: { inputSchema } } });
    expect(results.map(({ failures }) => failures.map(({ message }) => message))).toEqual([
      [],
      [expect.stringContaining("calls find with arguments that do not fit: id must be integer")],
      [expect.stringContaining("calls toString, which is no tool of the prompt")],
      [],
    ]);
  });

  test("are the text where the prompt has no schema", async () => {
    putReplay("claude", "Hi");
    expect((await run({}, {})).results[0]?.output).toBe("Hi");
  });
});

describe("agreement", () => {
  test("counts what backends said, and shows what scripts did", async () => {
    putReplay("claude", '{"queue":"a","count":3,"note":"x"}');
    putReplay("haiku", '{"queue":"b","count":3,"note":"y"}');
    putReplay("sonnet", '{"queue":"b","count":4}', script);
    expect((await run()).agreement).toEqual([
      {
        prompt: "triage",
        case: "first",
        targets: ["claude", "haiku"],
        scripted: ["sonnet"],
        properties: [
          {
            name: "queue",
            agreeing: 1,
            of: 2,
            values: [
              { value: "a", targets: ["claude"] },
              { value: "b", targets: ["haiku", "sonnet"] },
            ],
          },
          {
            name: "count",
            agreeing: 2,
            of: 2,
            values: [
              { value: 3, targets: ["claude", "haiku"] },
              { value: 4, targets: ["sonnet"] },
            ],
          },
        ],
      },
    ]);
  });

  test("is claimed of two backends at least", async () => {
    putReplay("claude", '{"queue":"a"}');
    putReplay("haiku", '{"queue":"a"}', script);
    expect((await run()).agreement).toEqual([]);
  });
});

describe("a suite that is run job by job", () => {
  const live = (transport: Transport): LiveOptions => ({
    env: { ANTHROPIC_API_KEY: "marker-key" },
    today: "2026-11-22",
    retries: 0,
    transport,
  });
  const open = (options: RunOptions) =>
    openSuite(
      { prompts: [fakePrompt("triage", table, true, undefined, { outputSchema })] },
      { root, fixtures: "fixtures", targets },
      nodeWritableFileSystem,
      options,
    );

  test("gives a result for each, and asks a transport of the caller's own", async () => {
    const seen: unknown[] = [];
    const suite = open({
      live: live(async (sent) => {
        seen.push(sent);
        return Response.json(bodyOf([{ type: "text", text: '{"queue":"a"}' }]));
      }),
    });
    expect(suite.jobs.map(({ target }) => target.name)).toEqual(["claude", "haiku", "sonnet", "refusing"]);
    const results = await Promise.all(suite.jobs.map((job) => suite.runJob(job)));
    await suite.dispose();
    expect(results.map(({ result }) => result?.origin.kind)).toEqual(["live", "live", "live", "none"]);
    expect(seen).toHaveLength(3);
    expect(seen[0]).toEqual({
      backend: "anthropic",
      dialect: "anthropic",
      model: "model-of-claude",
      baseUrl: "https://api.anthropic.com",
      path: "/v1/messages",
      headers: { a: "1" },
      apiKeyEnv: "ANTHROPIC_API_KEY",
      body: { input: { n: 1 } },
      stream: false,
    });
  });

  test("has four requests under way at most, whatever their number", async () => {
    for (let at = 0; at < 4; at++) put(`triage/more-${at}.yaml`, "input: { n: 1 }");
    let [under, most] = [0, 0];
    await run({
      live: live(async () => {
        most = Math.max(most, ++under);
        await new Promise((done) => setImmediate(done));
        under--;
        return Response.json(bodyOf([{ type: "text", text: '{"queue":"a"}' }]));
      }),
    });
    expect(most).toBe(4);
  });

  test("asks a server that cannot be reached no more", async () => {
    let asked = 0;
    const { jobs, runJob } = open({
      live: live(async () => {
        asked++;
        throw new Error("connect ECONNREFUSED, with marker-key");
      }),
    });
    const results: JobResult[] = [];
    for (const job of jobs.slice(0, 2)) results.push(await runJob(job));
    const [first, second] = results;
    expect(asked).toBe(1);
    expect(first?.diagnostics[0]?.message).toContain("ECONNREFUSED, with $ANTHROPIC_API_KEY");
    expect(second?.result?.origin).toEqual({ kind: "none", reason: "anthropic failed before" });
  });

  test("shares its cases among machines, and each one has one", () => {
    for (const name of ["second", "third", "fourth"]) put(`triage/${name}.yaml`, "input: { n: 2 }");
    put("triage/broken.yaml", "inputs: {}");
    const shards = [1, 2, 3].map((index) => open({ shard: { index, count: 3 } }));
    const nameOf = (suite: ReturnType<typeof open>) =>
      suite.jobs.map((job) => `${job.case.name} ${job.target.name}`);
    expect(shards.flatMap(nameOf).sort()).toEqual(nameOf(open({})).sort());
    expect(shards.flatMap(({ diagnostics }) => diagnostics)).toHaveLength(1);
    expect(Math.max(...shards.map(({ jobs }) => jobs.length))).toBeLessThanOrEqual(8);
  });

  test("tells of a function whose file is not there before anything runs", () => {
    put("triage/first.yaml", "expect: { function: [./checks.ts#a, ./more.ts#b] }");
    writeFileSync(join(root, "checks.ts"), "");
    expect(open({}).diagnostics).toMatchObject([
      { code: "invalid-case", message: "There is no file more.ts.", span: { line: 1, column: 11 } },
    ]);
  });
});
