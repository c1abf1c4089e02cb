import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashRequest } from "../../src/backends/transports/request-hash.ts";
import type { Rendered } from "../../src/compiler.ts";
import type { JsonObject } from "../../src/runtime/types.ts";
import { writeReplay } from "../../src/suite/replay-file.ts";
import { snapshotOf } from "../../src/suite/snapshots.ts";
import { openPrompts } from "../../src/vitest/index.ts";
import { ModelServer } from "../suite/model-server.ts";
import { VitestApp, type VitestRun } from "./app.ts";

const GREET = `---
input: { schema: { name: string } }
output: { schema: { greeting: string, isFormal: boolean } }
---
Greet {{name}}.
`;

const files = {
  "package.json": '{ "type": "module" }',
  "prompt.config.json": JSON.stringify({
    targets: { claude: "anthropic/claude-sonnet-5-5", local: "ollama/qwen3:8b" },
  }),
  "prompts/greet.prompt": GREET,
  "fixtures/greet/ada.yaml": "input: { name: Ada }\nexpect: { greeting: Hello Ada }\n",
  "fixtures/greet/bea.yaml": "input: { name: Bea }\n",
};

const suite = (options: string) =>
  `import { describePrompts } from "polylect/vitest";\n\nawait describePrompts(${options});\n`;

const app = new VitestApp(files);
const server = new ModelServer();
let url = "";
beforeAll(async () => {
  url = await server.start();
});
afterAll(async () => {
  app.remove();
  await server.stop();
});

async function render(target: string, name: string): Promise<Rendered> {
  return (await openPrompts(app.path)).get("greet").compiled.render(target, { name });
}

async function keepSnapshot(target: string, name: string): Promise<void> {
  const snapshot = snapshotOf(await render(target, name));
  app.write(`fixtures/greet/${name.toLowerCase()}.${target}.json`, JSON.stringify(snapshot));
}

/** Keeps an answer to Ada. */
async function keepAnswer(target: string, source: "recorded" | "scripted", greeting: string): Promise<void> {
  const rendered = await render(target, "Ada");
  const text = JSON.stringify({ greeting, isFormal: false });
  const answers: Record<string, JsonObject> = {
    claude: { role: "assistant", content: [{ type: "text", text }], stop_reason: "end_turn" },
    local: { model: "m", message: { role: "assistant", content: text }, done: true, done_reason: "stop" },
  };
  const replay = writeReplay({
    request: hashRequest({ ...rendered, body: rendered.body as JsonObject }),
    source,
    date: "2026-11-20",
    answeredBy: source === "recorded" ? { backend: "ollama", model: "qwen3:8b" } : { script: "mock" },
    answer: { status: 200, contentType: "application/json", body: answers[target] as JsonObject },
  });
  app.write(`fixtures/greet/ada.${target}.replay.json`, replay);
}

/** How the tests of a file ended, by name. */
function statuses({ tests }: VitestRun, file: string): Record<string, string> {
  const own = [...tests].filter(([name]) => name.startsWith(`${file} > `));
  return Object.fromEntries(own.map(([name, { status }]) => [name.slice(file.length + 3), status]));
}

const failure = ({ tests }: VitestRun, name: string) => tests.get(name)?.failureMessages.join("\n") ?? "";

describe("a suite in which everything is wrong, on a machine that must not write", () => {
  let run: VitestRun;
  beforeAll(async () => {
    await keepAnswer("claude", "scripted", "Hi Ada");
    await keepSnapshot("claude", "Bea");
    app.write("fixtures/greet/cleo.yaml", "input: { nam: Cleo }\n");
    app.write("fixtures/greet/bea.local.json", '{ "dialect": "ollama", "body": {} }\n');
    app.write("fixtures/greet/gone.claude.json", '{ "refused": [] }\n');
    app.write("other/prompts/broken.prompt", GREET.replace("name: string", "name: strin"));
    app.write("other/prompt.config.json", "{}");
    app.write("test/all.test.js", suite(""));
    app.write("test/live.test.js", suite('{ live: true, prompts: ["greet"], timeout: 5000 }'));
    app.write("test/other.test.js", suite('{ root: "other" }'));
    app.write("test/wrong.test.js", suite('{ prompts: ["great"], targets: ["claud"] }'));
    server.reply = () => ({ text: '{"greeting":"Hello Ada","isFormal":true}' });
    const env = { CI: "true", OLLAMA_HOST: url, ANTHROPIC_API_KEY: "" };
    run = await app.run(["-u", "--reporter=default", "--reporter=json"], env);
  });

  test("has a test for each case on each target, for each file that has errors, and for orphans", () => {
    expect(run.code).toBe(1);
    expect(statuses(run, "all")).toEqual({
      "(project) > fixtures/greet/cleo.yaml": "failed",
      "(project) > orphans": "failed",
      "greet > ada > claude": "failed",
      "greet > ada > local": "failed",
      "greet > bea > claude": "passed",
      "greet > bea > local": "failed",
    });
    expect(statuses(run, "other")).toEqual({ "(project) > prompts/broken.prompt": "failed" });
  });

  test("fails with the code frames of the command line", () => {
    expect(failure(run, "other > (project) > prompts/broken.prompt")).toContain(
      [
        "error[invalid-schema]: `strin` is not a type.",
        "  --> prompts/broken.prompt:2:26",
        "  1 | ---",
        "  2 | input: { schema: { name: strin } }",
        "    |                          ^^^^^",
      ].join("\n"),
    );
    expect(failure(run, "all > (project) > fixtures/greet/cleo.yaml")).toMatch(
      /missing-input[\s\S]*invalid-input[\s\S]*\^\^\^/,
    );
  });

  test("says what is missing, what differs, what is left over, and what updates it", () => {
    expect(failure(run, "all > greet > ada > local")).toMatch(
      /There is no snapshot of .*: fixtures\/greet\/ada\.local\.json\n {2}help: vitest -u, or polylect test --update/,
    );
    expect(failure(run, "all > greet > bea > local")).toContain("The snapshot is not the request of greet");
    // The difference stands in what the default reporter prints.
    expect(run.printed).toMatch(/^\+ {9}"content": "Greet Bea\./m);
    expect(failure(run, "all > (project) > orphans")).toContain("  fixtures/greet/gone.claude.json\n");
    expect(app.has("fixtures/greet/gone.claude.json")).toBe(true);
    expect(app.has("fixtures/greet/ada.local.json")).toBe(false);
  });

  test("fails for an answer that is not what the case expects, and says who gave it", () => {
    const said = failure(run, "all > greet > ada > claude");
    expect(said).toContain("the answer of claude (scripted)");
    expect(said).toMatch(/2 \| expect: \{ greeting: Hello Ada \}\n {4}\| +\^+/);
    expect(run.printed).toContain("scripted 2026-11-20 by mock (no proof that a backend was run)");
    expect(run.printed).toContain("answers: 1 scripted (no proof that a backend was run), 3 none");
  });

  test("asks backends where that is wanted, and skips those that cannot be asked", () => {
    expect(statuses(run, "live")).toMatchObject({ "greet > bea > claude": "skipped" });
    expect(run.tests.get("live > greet > ada > local")?.meta.polylect?.source.kind).toBe("live");
    expect(server.seen.map(({ path }) => path)).toEqual(["/api/chat", "/api/chat"]);
    expect(run.printed).toMatch(/answers: 2 live, 2 none/);
  });

  test("names what nothing is called by", () => {
    expect(statuses(run, "wrong")).toEqual({
      "(project) > prompts": "failed",
      "(project) > prompt.config.json": "failed",
    });
    expect(failure(run, "wrong > (project) > prompts")).toContain("Did you mean greet?");
  });
});

test("a suite of two files updates on two machines, finds everything once, and is merged", async () => {
  app.remove("test");
  app.remove("fixtures/greet/cleo.yaml");
  await keepAnswer("claude", "recorded", "Hello Ada");
  await keepAnswer("local", "recorded", "Hello Ada");
  for (const part of [1, 2]) app.write(`test/part-${part}.test.js`, suite(`{ shard: "${part}/2" }`));
  for (const part of [1, 2]) {
    const { code, printed } = await app.run(["-u", `--shard=${part}/2`, "--reporter=blob"]);
    expect([code, printed]).toEqual([0, expect.stringContaining("blob report written")]);
  }
  const snapshots = ["ada.claude", "ada.local", "bea.claude", "bea.local", "gone.claude"];
  expect(snapshots.filter((name) => app.has(`fixtures/greet/${name}.json`))).toEqual(snapshots.slice(0, 4));

  const merged = await app.run(["--merge-reports", "--reporter=verbose", "--reporter=json"]);
  expect(merged.code).toBe(0);
  expect([statuses(merged, "part-1"), statuses(merged, "part-2")]).toEqual([
    {
      "(project) > config, prompts and cases": "passed",
      "(project) > orphans": "passed",
      "greet > ada > claude": "passed",
      "greet > ada > local": "passed",
    },
    {
      "(project) > config, prompts and cases": "passed",
      "greet > bea > claude": "passed",
      "greet > bea > local": "passed",
    },
  ]);
  const kinds = [...merged.tests].flatMap(([, { meta }]) => meta.polylect?.source.kind ?? []);
  expect(kinds.sort()).toEqual(["none", "none", "recorded", "recorded"]);
  expect(merged.printed).toContain("recorded 2026-11-20 by ollama/qwen3:8b");
  expect(merged.printed).toContain(
    "agreement: the backends say the same in 1 of 1 case that several answered\nanswers: 2 recorded\n",
  );
});
