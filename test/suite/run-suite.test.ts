import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { type RunOptions, runSuite } from "../../src/suite/run-suite.ts";
import { type FakeTarget, fakePrompt } from "./fake-prompt.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "polylect-suite-"));
  put("triage/first.yaml", "input: { n: 1 }");
  put("triage/second.yml", "input: { n: 2 }");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, "fixtures", path)), { recursive: true });
  writeFileSync(join(root, "fixtures", path), text);
};
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, "fixtures", path), "utf8"));

const table: Record<string, FakeTarget> = {
  claude: {
    findings: [
      ["system-moved", "adapted"],
      ["seed-dropped", "lossy", "seed"],
      ["system-moved", "adapted"],
    ],
  },
  local: {
    findings: [
      ["no-audio", "refused"],
      ["no-audio", "refused"],
      ["seed-dropped", "lossy", "seed"],
    ],
  },
};
const targets = Object.keys(table).map((name) => ({ name, reference: `x/${name}` }));

const run = (options: RunOptions = {}, prompts = [fakePrompt("triage", table)]) =>
  runSuite({ prompts }, { root, fixtures: "fixtures", targets }, nodeWritableFileSystem, {
    ci: false,
    ...options,
  });
const states = async (options?: RunOptions) => (await run(options)).results.map((result) => result.snapshot);

describe("snapshots", () => {
  it("are missing, then written, then match", async () => {
    expect(await states()).toEqual(["missing", "missing", "missing", "missing"]);
    expect(await states({ update: true })).toEqual(["written", "written", "written", "written"]);
    expect(await states()).toEqual(["match", "match", "match", "match"]);
    expect(await states({ update: true })).toEqual(["match", "match", "match", "match"]);
  });

  it("hold dialect, path, headers, body and a short list of findings", async () => {
    await run({ update: true });
    expect(read("triage/first.claude.json")).toEqual({
      dialect: "anthropic",
      path: "/v1/messages",
      headers: { a: "1" },
      body: { input: { n: 1 } },
      findings: [
        { id: "seed-dropped", level: "lossy", subject: "seed" },
        { id: "system-moved", level: "adapted" },
      ],
    });
    expect(readFileSync(join(root, "fixtures/triage/first.claude.json"), "utf8")).toMatch(
      /^\{\n {2}"dialect".*\n\}\n$/s,
    );
  });

  it("of a target that refuses hold the findings alone", async () => {
    await run({ update: true });
    expect(read("triage/first.local.json")).toEqual({ refused: ["no-audio"] });
    expect((await run()).results.map(({ level }) => level)).toEqual(["lossy", "refused", "lossy", "refused"]);
  });

  it("are compared as JSON values", async () => {
    await run({ update: true });
    const { dialect, ...others } = read("triage/first.claude.json") as Record<string, unknown>;
    put("triage/first.claude.json", JSON.stringify({ ...others, dialect }));
    expect((await states())[0]).toBe("match");
    put("triage/first.claude.json", JSON.stringify({ ...others, dialect: "gemini" }));
    expect((await states())[0]).toBe("changed");
    put("triage/first.claude.json", "{");
    expect((await states())[0]).toBe("changed");
  });

  it("are orphans where no case and target stands for them, and removed by an update", async () => {
    await run({ update: true });
    const snapshot = JSON.stringify({ refused: ["x"] });
    put("triage/first.gone.json", snapshot);
    put("gone/first.claude.json", snapshot);
    put("triage/data.json", "[1]");
    put("triage/first.claude.replay.json", snapshot);
    const orphans = ["fixtures/gone/first.claude.json", "fixtures/triage/first.gone.json"];
    expect((await run()).orphans).toEqual(orphans.map((path) => ({ path, state: "orphan" })));
    expect((await run({ filterPrompts: () => true })).orphans).toEqual([]);
    expect((await run({ update: true })).orphans).toEqual(
      orphans.map((path) => ({ path, state: "removed" })),
    );
    expect((await run()).orphans).toEqual([]);
    expect(existsSync(join(root, "fixtures/triage/data.json"))).toBe(true);
    expect(existsSync(join(root, "fixtures/triage/first.claude.replay.json"))).toBe(true);
  });

  it("are not written under CI", async () => {
    put("triage/first.gone.json", JSON.stringify({ refused: [] }));
    const before = readdirSync(join(root, "fixtures/triage"));
    expect((await states({ update: true, ci: true }))[0]).toBe("missing");
    expect(readdirSync(join(root, "fixtures/triage"))).toEqual(before);
  });

  it("of a case that is broken are no orphans", async () => {
    await run({ update: true });
    put("triage/second.yml", "inputs: {}");
    expect((await run()).diagnostics).toMatchObject([{ code: "invalid-case" }]);
    expect((await run()).orphans).toEqual([]);
  });
});

describe("a run", () => {
  it("keeps to filters and to the targets of a prompt", async () => {
    const prompts = [fakePrompt("triage", table), fakePrompt("other", table, true, ["local"])];
    put("other/only.yaml", "");
    const shown = async (options: RunOptions) =>
      (await run(options, prompts)).results.map((each) => `${each.prompt}/${each.case}/${each.target}`);
    expect(await shown({ filterPrompts: (id) => id === "other" })).toEqual(["other/only/local"]);
    expect(await shown({ filterTargets: (name) => name === "claude" })).toEqual([
      "triage/first/claude",
      "triage/second/claude",
    ]);
  });

  it("names prompts without cases", async () => {
    expect((await run({}, [fakePrompt("bare", table)])).untested).toEqual(["bare"]);
  });

  it("refuses two cases of one name", async () => {
    put("triage/first.yml", "");
    expect((await run()).diagnostics).toMatchObject([
      { code: "invalid-case", path: "fixtures/triage/first.yml" },
    ]);
  });

  it("neither compares nor writes a body that its dialect refuses", async () => {
    const problems = [1, 2, 3, 4].map((at) => ({ path: `/field${at}`, message: "must be left out" }));
    const { diagnostics, results } = await run({
      update: true,
      checkBody: (_, body) => (JSON.stringify(body).includes("1") ? problems : []),
    });
    expect(diagnostics).toMatchObject([{ code: "invalid-body", path: "fixtures/triage/first.yaml" }]);
    expect(diagnostics[0]?.message).toBe(
      "triage with the case first gives claude a body that anthropic services refuse: " +
        "/field1 must be left out; /field2 must be left out; /field3 must be left out; and 1 more.",
    );
    expect(results.map((each) => `${each.case}/${each.target}`)).toEqual([
      "first/local",
      "second/claude",
      "second/local",
    ]);
    expect(existsSync(join(root, "fixtures/triage/first.claude.json"))).toBe(false);
  });

  it("turns what rendering throws into diagnostics", async () => {
    const broken = { ...fakePrompt("triage", table), render: () => expect.unreachable() };
    expect((await run({}, [broken])).diagnostics).toHaveLength(4);
  });
});
