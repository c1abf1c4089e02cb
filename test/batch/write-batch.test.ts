import { describe, expect, it } from "vitest";
import { batchFormats } from "../../src/batch/formats.ts";
import type { Json } from "../../src/runtime/types.ts";
import { loadBodyCheck } from "../../src/suite/check-body.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import { BatchRun, compilePrompt, readRequests, targetNames } from "./batch-run.ts";

const run = new BatchRun();
const dialectOf = (target: (typeof targetNames)[number]) => run.prompt.bind(target).dialect;

describe("a batch", () => {
  it.each(targetNames)(
    "for %s has the bodies of single requests, as the service wants them",
    async (target) => {
      const rows = [
        { subject: "one" },
        { id: "own-1", input: { subject: 'two\n\u2028\u0085"}', tone: "kind" } },
        { id: 7, input: { subject: "three", tags: ["a", "b"] } },
        { input: { subject: "" } },
      ];
      run.putRows(rows);
      const summary = await run.write(target);
      expect(summary).toMatchObject({
        rows: 4,
        requests: 4,
        bad: 0,
        parts: [{ path: run.path("requests.jsonl") }],
      });
      const dialect = dialectOf(target);
      const requests = readRequests(dialect, run.read("requests.jsonl"));
      const inputs = rows.map((row) => ("input" in row ? row.input : row)) as Json[];
      expect(requests.map(({ body }) => body)).toEqual(
        inputs.map((input) => run.prompt.render(target, run.prompt.parseInput(input)).body),
      );
      const check = await loadBodyCheck([dialect]);
      for (const { body } of requests) expect(check(dialect, body)).toEqual([]);
      expect(requests.map(({ id }) => id)).toEqual([
        expect.stringMatching(/^row-1-[0-9a-f]{8}$/),
        "own-1",
        "7",
        expect.stringMatching(/^row-4-[0-9a-f]{8}$/),
      ]);
      for (const { id } of requests) expect(id).toMatch(batchFormats[dialect]?.idPattern ?? /./);
      // Readers of lines by Unicode's rules see as many of them.
      expect(run.read("requests.jsonl")).not.toMatch(/[\u0085\u2028\u2029]/);
      expect(summary.parts[0]?.bytes).toBe(Buffer.byteLength(run.read("requests.jsonl")));
    },
  );

  it("names the endpoint of the dialect", async () => {
    run.putRows([{ subject: "one" }]);
    for (const [target, url] of [
      ["gpt", "/v1/chat/completions"],
      ["responses", "/v1/responses"],
    ] as const) {
      await run.write(target);
      expect(readRequests("openai-chat", run.read("requests.jsonl"))[0]?.url).toBe(url);
    }
  });

  it("equals single requests for any text of any input", async () => {
    const text = fc.string({ unit: "binary", maxLength: 20 });
    const row = fc.record(
      { subject: text, tone: fc.constantFrom("dry", "kind"), tags: fc.array(text, { maxLength: 3 }) },
      { requiredKeys: ["subject"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        run.putRows(rows);
        await run.write("claude");
        const requests = readRequests("anthropic", run.read("requests.jsonl"));
        expect(requests.map(({ body }) => body)).toEqual(
          rows.map((input) => run.prompt.render("claude", run.prompt.parseInput(input)).body),
        );
      }),
      { numRuns: cases(25) },
    );
  });
});

describe("rows that cannot be used", () => {
  const bad: [kind: string, text: string, reason: RegExp][] = [
    ["broken", '{"subject": "cut', /^the line is no JSON: /],
    ["broken", '{"subject": "one"} {"subject": "two"}', /^the line is no JSON: /],
    ["not-a-row", '["subject"]', /^a row has to be an object$/],
    ["not-a-row", "null", /^a row has to be an object$/],
    ["not-a-row", '{"id": "", "input": {"subject": "x"}}', /^the id is empty$/],
    ["not-a-row", '{"id": 1.5, "input": {"subject": "x"}}', /^the id has to be a text or a whole number$/],
    ["not-a-row", '{"id": {}, "input": {"subject": "x"}}', /^the id has to be a text or a whole number$/],
    ["not-a-row", '{"id": "\\ud800", "input": {"subject": "x"}}', /^the id has half a surrogate pair$/],
    [
      "not-a-row",
      '{"id": "row-1-00000000", "input": {"subject": "x"}}',
      /looks like one that is made of a line$/,
    ],
    ["not-a-row", '{"id": "a b", "input": {"subject": "x"}}', /an id has 1 to 64 letters, digits, _ and -$/],
    ["repeated-id", '{"id": "good", "input": {"subject": "x"}}', /^an earlier row has the id good$/],
    ["bad-input", '{"tone": "dry"}', /^missing input: subject$/],
    ["bad-input", '{"subject": "x", "tone": "loud"}', /^tone must be one of/],
    ["bad-input", '{"subject": "x", "__proto__": 1}', /^__proto__ must be left out$/],
    ["bad-input", '{"input": {"subject": 1}}', /^subject must be string$/],
    ["bad-input", '{"id": "one", "input": {"subject": "x"}, "more": 1}', /must be left out/],
  ];

  it("stop nothing, and are kept with their line and the reason", async () => {
    const good = '{"id": "good", "input": {"subject": "x"}}';
    run.put("rows.jsonl", [good, ...bad.map(([, text]) => text), '{"subject": "last"}'].join("\n"));
    const summary = await run.write("claude");
    expect(summary).toMatchObject({ rows: bad.length + 2, requests: 2, bad: bad.length });
    expect(summary.badPath).toBe(run.path("bad.jsonl"));
    const kept = run.bad();
    expect(kept).toHaveLength(bad.length);
    for (const [index, [kind, text, reason]] of bad.entries()) {
      expect(kept[index]).toMatchObject({ line: index + 2, kind });
      expect(kept[index]?.["reason"]).toMatch(reason);
      expect(kind === "broken" ? kept[index]?.["text"] : kept[index]?.["row"]).toEqual(
        kind === "broken" ? text : JSON.parse(text),
      );
    }
    const counts = Object.entries(summary.badByKind).reduce((sum, [, count]) => sum + (count ?? 0), 0);
    expect(counts).toBe(bad.length);
  });

  it("are those that are no UTF-8, wherever they stand", async () => {
    const broken = Buffer.concat([Buffer.from('{"subject":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    run.put(
      "rows.jsonl",
      Buffer.concat([Buffer.from('{"subject":"é"}\n'), broken, Buffer.from('{"subject":"ü"}\n')]),
    );
    expect(await run.write("gpt")).toMatchObject({ rows: 3, requests: 2, badByKind: { broken: 1 } });
    expect(run.bad()).toMatchObject([{ line: 2, reason: "the line is not UTF-8" }]);
  });

  it("are told of where no file keeps them", async () => {
    run.put("rows.jsonl", "x\n{}\n");
    const told: string[] = [];
    await run.write("gpt", { bad: ({ line, kind }) => told.push(`${line} ${kind}`) });
    expect(told).toEqual(["1 broken", "2 bad-input"]);
    expect(run.names()).toEqual(["rows.jsonl"]);
  });

  it("are those that the target refuses, or a helper fails on", async () => {
    const prompt = await compilePrompt(
      "---\ninput: { schema: { image: string } }\n---\nSee {{media url=image}}",
    );
    run.putRows([{ image: "data:image/png;base64,iVBORw0KGgo=" }, { image: "ftp://x/y.bin" }, { image: "" }]);
    const summary = await run.write("claude", { prompt, bound: prompt.bind("claude") });
    expect(summary.requests + summary.bad).toBe(3);
    expect(summary.requests).toBeGreaterThan(0);
    for (const { kind } of run.bad()) expect(["refused", "bad-input"]).toContain(kind);
    expect(summary.bad).toBeGreaterThan(0);
  });

  it("are all of a prompt whose input is called input and that bring it bare", async () => {
    const prompt = await compilePrompt("---\ninput: { schema: { input: string } }\n---\n{{input}}");
    run.putRows([{ input: { input: "held" } }, { input: "bare" }, { text: "none" }]);
    const summary = await run.write("gpt", { prompt, bound: prompt.bind("gpt") });
    expect(summary).toMatchObject({ requests: 1, badByKind: { "bad-input": 1, "not-a-row": 1 } });
  });
});

describe("ids", () => {
  it("that repeat are found among many, however they are spelled", async () => {
    const ids = Array.from({ length: 5000 }, (_, index) => (index % 2 ? `id ${index}` : index));
    run.putRows([...ids, "id 1", "4998", 17].map((id) => ({ id, input: { subject: "x" } })));
    const summary = await run.write("gpt");
    expect(summary).toMatchObject({ requests: 5001, badByKind: { "repeated-id": 2 } });
    expect(run.bad().map(({ line }) => line)).toEqual([5001, 5002]);
  });

  it("count as used by rows that cannot be", async () => {
    run.putRows([
      { id: "a", input: {} },
      { id: "a", input: { subject: "x" } },
    ]);
    expect(await run.write("gpt")).toMatchObject({ badByKind: { "bad-input": 1, "repeated-id": 1 } });
  });

  it("that are made change with the row, and with nothing else", async () => {
    const made = async (text: string) => {
      run.put("rows.jsonl", text);
      await run.write("gpt");
      return readRequests("openai-chat", run.read("requests.jsonl")).map(({ id }) => id);
    };
    const [first, second] = await made('{"subject":"a"}\n{"subject":"a"}\n');
    expect(first).not.toBe(second);
    expect(await made('\ufeff{"subject":"a"}\r\n\r\n{"subject":"b"}')).toEqual([
      first,
      expect.stringMatching(/^row-3-/),
    ]);
    expect(await made(' {"subject":"a"}\t\n')).toEqual([first]);
    expect((await made('{"subject":"A"}'))[0]).not.toBe(first);
  });
});

describe("parts", () => {
  const tenRows = () => run.putRows(Array.from({ length: 10 }, (_, index) => ({ subject: `é ${index}` })));
  const subjects = (names: readonly string[], dialect: Parameters<typeof readRequests>[0]) =>
    names.flatMap((name) =>
      readRequests(dialect, run.read(name)).map(({ body }) => /é \d/.exec(JSON.stringify(body))?.[0]),
    );
  const parts = (count: number) =>
    Array.from({ length: count }, (_, index) => `requests.000${index + 1}.jsonl`);

  it.each(targetNames)("for %s hold as many requests as they may", async (target) => {
    tenRows();
    const summary = await run.write(target, { limits: { requests: 4, bytes: 1e9 } });
    expect(summary.parts.map(({ requests }) => requests)).toEqual([4, 4, 2]);
    expect(run.names()).toEqual([...parts(3), "rows.jsonl"]);
    const all = Array.from({ length: 10 }, (_, index) => `é ${index}`);
    expect(subjects(parts(3), dialectOf(target))).toEqual(all);
  });

  it.each(targetNames)("for %s have as many bytes as they may, and no more", async (target) => {
    tenRows();
    const [whole] = (await run.write(target)).parts;
    for (const bytes of [Math.floor((whole?.bytes ?? 0) / 3), (whole?.bytes ?? 0) - 1, whole?.bytes ?? 0]) {
      const { parts: written } = await run.write(target, { limits: { requests: 1000, bytes } });
      for (const part of written) {
        expect(part.bytes).toBeLessThanOrEqual(bytes);
        expect(part.bytes).toBe(Buffer.byteLength(run.read(part.path.slice(run.root.length + 1))));
      }
      expect(written.length).toBe(bytes === whole?.bytes ? 1 : written.length);
      const names = written.map(({ path }) => path.slice(run.root.length + 1));
      expect(new Set(subjects(names, dialectOf(target))).size).toBe(10);
    }
  });

  it("have no room for a request that is larger than all of them", async () => {
    run.putRows([{ subject: "x" }, { subject: "y".repeat(5000) }, { subject: "z" }]);
    const summary = await run.write("gpt", { limits: { requests: 9, bytes: 3000 } });
    expect(summary).toMatchObject({ requests: 2, badByKind: { "too-large": 1 } });
  });

  it("of an earlier run are removed where this one has fewer", async () => {
    tenRows();
    run.put("requests.0009.jsonl", "not of ours");
    await run.write("gpt", { limits: { requests: 2, bytes: 1e9 } });
    expect(run.names()).toEqual([...parts(5), "requests.0009.jsonl", "rows.jsonl"]);
    await run.write("gpt", { limits: { requests: 5, bytes: 1e9 } });
    expect(run.names()).toEqual([...parts(2), "requests.0009.jsonl", "rows.jsonl"]);
    await run.write("gpt");
    expect(run.names()).toEqual(["requests.0009.jsonl", "requests.jsonl", "rows.jsonl"]);
    await run.write("gpt", { limits: { requests: 5, bytes: 1e9 } });
    expect(run.names()).toEqual([...parts(2), "requests.0009.jsonl", "rows.jsonl"]);
  });
});

it("writes nothing where there is no request, and forgets what was kept aside before", async () => {
  run.put("rows.jsonl", "\n  \n");
  run.put("bad.jsonl", "of an earlier run");
  expect(await run.write("gpt")).toMatchObject({ rows: 0, requests: 0, bad: 0, parts: [] });
  expect(run.names()).toEqual(["rows.jsonl"]);
});
