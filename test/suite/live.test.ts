import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { World } from "../../src/cli/context.ts";
import type { SuiteDocument } from "../../src/suite/formats/json.ts";
import { makeProject, runCli } from "../cli/run-cli.ts";
import { ModelServer } from "./model-server.ts";

/** Keys that may be found nowhere. */
const KEYS = { MINE_KEY: "marker-key-of-mine-1234", THEIRS_KEY: "marker/key+of theirs==" };

const server = new ModelServer();
let url: string;
let root: string;
/** Everything that was printed. */
let printed: string;

beforeAll(async () => {
  url = await server.start();
});
afterAll(() => server.stop());

beforeEach(() => {
  printed = "";
  server.seen.length = 0;
  server.reply = () => ({ text: '{"queue":"billing","urgent":false}' });
  root = makeProject({
    "package.json": '{ "type": "module" }',
    "prompt.config.json": JSON.stringify({
      backends: {
        mine: { like: "openai", baseUrl: url, apiKeyEnv: "MINE_KEY" },
        theirs: { like: "anthropic", baseUrl: url, apiKeyEnv: "THEIRS_KEY" },
        local: { like: "ollama", baseUrl: url },
      },
      targets: { gpt: "mine/gpt-5", claude: "theirs/claude-haiku-4-5", qwen: "local/qwen3:8b" },
    }),
    "prompts/triage.prompt": [
      "---",
      "input: { schema: { subject: string } }",
      "output:",
      "  format: json",
      "  schema: { queue(enum): [billing, other], urgent: boolean, 'note?': string }",
      "---",
      "Sort: {{subject}}",
    ].join("\n"),
    "fixtures/triage/first.yaml": "input: { subject: Refund }\nexpect: { queue: billing }\n",
    "fixtures/triage/second.yaml": "input: { subject: Hello }\n",
  });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function run(line: string, world: Partial<World> = {}) {
  const result = await runCli(root, line, { env: KEYS, ...world });
  printed += result.stdout + result.stderr;
  return result;
}

async function results(line: string, world?: Partial<World>) {
  const { stdout } = await run(`${line} --format json`, world);
  return JSON.parse(stdout) as SuiteDocument;
}

const sources = ({ results: all }: SuiteDocument) => all.map(({ source }) => source.kind);
const codes = ({ diagnostics }: SuiteDocument) =>
  diagnostics.map((diagnostic) => (diagnostic as { code: string }).code);
const fixture = (name: string) => join(root, "fixtures/triage", name);
const files = () => readdirSync(join(root, "fixtures/triage")).sort();
const replays = () => files().filter((name) => name.endsWith(".replay.json"));

describe("a live run", () => {
  test("asks servers of three dialects, and what it records gives the same matrix without them", async () => {
    await run("test --update");
    const live = await results("test --live --record");
    expect(sources(live)).toEqual(Array(6).fill("live"));
    expect(server.seen.map(({ path }) => path).sort()).toEqual([
      "/api/chat",
      "/api/chat",
      "/v1/chat/completions",
      "/v1/chat/completions",
      "/v1/messages",
      "/v1/messages",
    ]);
    const snapshot = JSON.parse(readFileSync(fixture("first.gpt.json"), "utf8"));
    expect(server.seen.map(({ body }) => body)).toContainEqual(snapshot.body);
    expect(replays()).toHaveLength(6);

    server.seen.length = 0;
    const replayed = await results("test");
    expect(server.seen).toEqual([]);
    expect(sources(replayed)).toEqual(Array(6).fill("recorded"));
    const withoutSource = ({ results: all }: SuiteDocument) => all.map(({ source: _, ...rest }) => rest);
    expect(withoutSource(replayed)).toEqual(withoutSource(live));
    expect(replayed.agreement).toEqual(live.agreement);
    expect(replayed.agreement[0]).toMatchObject({ case: "first", targets: ["gpt", "claude", "qwen"] });
    expect(replayed.results[0]?.source).toEqual({ kind: "recorded", date: "2026-11-22", by: "mine/gpt-5" });
    const { code, stdout } = await run("test");
    expect(code).toBe(0);
    expect(stdout).toContain("◆ recorded 2026-11-22");
    expect(stdout).toContain("\nanswers: 6 recorded\n");
  });

  test("leaves what was recorded stale where the prompt has changed, until it is recorded anew", async () => {
    await run("test --live --record");
    const path = join(root, "prompts/triage.prompt");
    writeFileSync(path, readFileSync(path, "utf8").replace("Sort:", "Sort this:"));
    await run("test --update");
    const stale = await results("test");
    expect(sources(stale)).toEqual(Array(6).fill("stale"));
    expect(stale.results.every(({ answer, output }) => answer === undefined && output === undefined)).toBe(
      true,
    );
    const { code, stdout } = await run("test");
    expect(code).toBe(0);
    const command = "polylect test triage --live --record --target gpt --target claude --target qwen";
    expect(stdout).toContain(`Record them anew: ${command}`);
    await run(command.replace("polylect ", ""));
    expect(sources(await results("test"))).toEqual(Array(6).fill("recorded"));
  });

  test("fails where an answer is not what its case expects, at the place of the expectation", async () => {
    server.reply = () => ({ text: 'Sure! {"queue":"other","urgent":true}' });
    await run("test --update");
    const { code, stdout } = await run("test --live -t gpt");
    expect(code).toBe(1);
    expect(stdout).toContain("fixtures/triage/first.yaml:2:11");
    expect(stdout).toContain('the answer of gpt (live) is not as expected: queue is "other", not "billing"');
    expect(stdout).toContain('It says: Sure! {"queue":"other","urgent":true}');
    expect(replays()).toEqual([]);
  });

  test("records no error and no answer of another kind", async () => {
    server.reply = ({ path }) =>
      path.endsWith("/api/chat")
        ? { body: { hello: "world" } }
        : { status: 400, body: { error: { message: "no such field", type: "invalid_request_error" } } };
    const live = await results("test --live --record");
    expect(codes(live)).toEqual(Array(6).fill("failed-request"));
    expect(JSON.stringify(live.diagnostics)).toContain("no such field");
    expect(sources(live)).toEqual(Array(6).fill("none"));
    expect(replays()).toEqual([]);
  });

  test("tells once of a key that is not set, and asks the others", async () => {
    const live = await results("test --live", { env: { MINE_KEY: KEYS.MINE_KEY } });
    expect(sources(live)).toEqual(["live", "none", "live", "live", "none", "live"]);
    expect(live.diagnostics).toMatchObject([
      {
        code: "unasked-target",
        severity: "warning",
        message: "claude was not asked: THEIRS_KEY is not set.",
      },
    ]);
    expect(server.seen).toHaveLength(4);
  });

  test("asks a server that refuses the key no more", async () => {
    server.reply = () => ({ status: 401, body: { error: { message: `bad key ${KEYS.MINE_KEY}` } } });
    const live = await results("test --live -t gpt");
    expect(codes(live)).toContain("failed-request");
    expect(server.seen.length).toBeLessThanOrEqual(2);
    expect(printed).not.toContain(KEYS.MINE_KEY);
  });
});

describe("a key", () => {
  test("that a server sends back gets into no file and no output", async () => {
    const echo = Object.values(KEYS).join(" ");
    server.reply = ({ headers }) => ({
      text: JSON.stringify({ queue: "billing", urgent: false, note: `${JSON.stringify(headers)} ${echo}` }),
      headers: { "x-request-id": KEYS.MINE_KEY, "set-cookie": `session=${KEYS.THEIRS_KEY}` },
    });
    await run("test --update");
    await run("test --live --record");
    await run("test --live --format junit --format json=out.json");
    server.reply = () => ({ status: 500, body: { error: { message: echo } } });
    await run("test --live -t gpt --timeout 20");
    expect(server.seen.some(({ headers }) => headers.authorization === `Bearer ${KEYS.MINE_KEY}`)).toBe(true);
    expect(server.seen.some(({ headers }) => headers["x-api-key"] === KEYS.THEIRS_KEY)).toBe(true);
    const texts = [...files().map(fixture), join(root, "out.json")].map((path) => readFileSync(path, "utf8"));
    const all = [printed, ...texts].join("\n");
    expect(all).toContain("$MINE_KEY");
    expect(all).toContain("$THEIRS_KEY");
    for (const key of Object.values(KEYS)) {
      expect(all).not.toContain(key);
      expect(all).not.toContain(encodeURIComponent(key));
    }
    expect(texts.join("\n")).not.toMatch(/set-cookie|x-request-id/i);
  });
});

describe("a script", () => {
  const scripted = (world?: Partial<World>) => results("test --live --record --scripted aimock", world);

  test("answers without keys, and proves nothing", async () => {
    await run("test --update");
    const live = await scripted({ env: {} });
    expect(sources(live)).toEqual(Array(6).fill("scripted"));
    expect(live.agreement).toEqual([]);
    const replay = JSON.parse(readFileSync(fixture("first.gpt.replay.json"), "utf8"));
    expect(replay).toMatchObject({ source: "scripted", answeredBy: { script: "aimock" } });
    const { stdout, code } = await run("test");
    expect(code).toBe(0);
    expect(stdout).toContain("◇ scripted: no proof that a backend was run");
    expect(stdout).toContain("answers: 6 scripted (no proof that a backend was run)\n");
    expect((await results("test")).agreement).toEqual([]);
  });

  test("never takes the place of what a backend answered to the same request", async () => {
    await run("test --live --record -t gpt");
    await scripted();
    expect(sources(await results("test"))).toEqual([
      "recorded",
      "scripted",
      "scripted",
      "recorded",
      "scripted",
      "scripted",
    ]);
  });

  test("is told of where its answers are stale", async () => {
    await scripted();
    const path = fixture("first.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("Refund", "A refund"));
    const [warning] = (await results("test")).diagnostics as { help: string }[];
    expect(warning?.help).toContain("--live --record --scripted aimock --target gpt");
  });

  test("stands where a variable says that the service is", async () => {
    const config = { targets: { gpt: "openai/gpt-5" } };
    writeFileSync(join(root, "prompt.config.json"), JSON.stringify(config));
    const live = await scripted({ env: { OPENAI_BASE_URL: `${url}/v1` } });
    expect(sources(live)).toEqual(["scripted", "scripted"]);
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe("the command line", () => {
  test.each([
    ["test --record", "add --live"],
    ["test --scripted aimock", "add --live"],
    ["test --timeout 3", "add --live"],
    ["test --live --timeout soon", "a number of seconds"],
    ["test --live --timeout 0", "a number of seconds"],
    ["test --shard 3/2", "such as 1/4"],
    ["test --shard half", "such as 1/4"],
  ])("refuses %s", async (line, words) => {
    const { code, stderr } = await run(line);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(server.seen).toEqual([]);
  });

  test("records nothing under CI", async () => {
    expect(await run("test --live --record", { ci: true })).toMatchObject({ code: 2 });
    expect(existsSync(fixture("first.gpt.replay.json"))).toBe(false);
  });

  test("shows progress on a terminal alone", async () => {
    expect((await run("test --live -t gpt")).stderr).toBe("");
    const { stderr, stdout } = await run("test --live -t gpt", { isTerminal: true });
    expect(stderr).toContain("2/2 triage second gpt");
    expect(stderr.endsWith("\r\u001b[K")).toBe(true);
    expect(stdout).not.toContain("\r");
    expect((await run("test", { isTerminal: true })).stderr).toBe("");
  });
});
