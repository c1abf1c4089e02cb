import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeProject, runCli, soundProject } from "./run-cli.ts";

const bin = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
let root: string;
const children: ChildProcess[] = [];
const cli = (line: string) => runCli(root, line);
const read = (name: string) => readFileSync(join(root, name), "utf8");
const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const names = () =>
  readdirSync(root)
    .filter((name) => /jsonl|tmp/.test(name))
    .sort();

beforeEach(() => {
  root = makeProject(soundProject);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true, maxRetries: 9 });
});

/** Scripted results of Anthropic for a file of requests. */
function answerAll(name: string): string {
  const { requests } = JSON.parse(read(name)) as { requests: { custom_id: string }[] };
  const message = {
    ...{ id: "m", type: "message", role: "assistant", model: "c", stop_reason: "end_turn" },
    content: [{ type: "text", text: "Sorted." }],
  };
  const lines = requests.map(({ custom_id }) =>
    JSON.stringify({ custom_id, result: { type: "succeeded", message } }),
  );
  return `${lines.reverse().join("\n")}\n`;
}

describe("batch", () => {
  it("writes requests into files, and joins results with the rows", async () => {
    put("rows.jsonl", '{"subject":"a"}\n{"subject":"b"}\n{"tone":"x"}\n{"subject":"c"}\n');
    const wrote = await cli("batch triage -t claude -i rows.jsonl -o out.jsonl --part-size 2");
    expect({ ...wrote, stdout: wrote.stdout.replaceAll(/\d+ bytes/g, "some bytes") }).toEqual({
      code: 1,
      stdout: [
        "4 rows: 3 requests, 1 bad row",
        "out.0001.jsonl: 2 requests, some bytes",
        "out.0002.jsonl: 1 request, some bytes",
        "out.bad.jsonl: bad-input 1",
        "",
      ].join("\n"),
      stderr: "",
    });
    put("one.jsonl", answerAll("out.0001.jsonl"));
    put("two.jsonl", answerAll("out.0002.jsonl"));
    const joined = await cli("batch triage -t claude -i rows.jsonl --join two.jsonl one.jsonl -o in.jsonl");
    expect(joined).toEqual({
      code: 1,
      stdout: "4 rows, 3 results: 3 joined\nin.jsonl: 3 rows\nin.bad.jsonl: bad-row 1\n",
      stderr: "",
    });
    expect(
      read("in.jsonl")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { line: 1, input: { subject: "a" }, output: "Sorted.", finishReason: "stop" },
      { line: 2, input: { subject: "b" } },
      { line: 4, input: { subject: "c" } },
    ]);
  });

  it("gives its summary as JSON, with what a request needs besides", async () => {
    put("rows.jsonl", '{"subject":"a"}\n');
    const { code, stdout } = await cli("batch triage -t claude -i rows.jsonl -o out.jsonl --format json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ...{ dialect: "anthropic", model: "claude-haiku-4-5-20251001", path: "/v1/messages" },
      headers: { "anthropic-version": "2023-06-01" },
      ...{ rows: 1, requests: 1, bad: 0, badByKind: {} },
      parts: [{ path: "out.jsonl", requests: 1, bytes: read("out.jsonl").length }],
    });
    put("results.jsonl", answerAll("out.jsonl"));
    const joined = await cli(
      "batch triage -t claude -i rows.jsonl --join results.jsonl -o in.jsonl --format json",
    );
    expect(joined.code).toBe(0);
    expect(JSON.parse(joined.stdout)).toEqual({
      ...{
        rows: 1,
        results: 1,
        joined: 1,
        repaired: 0,
        bad: 0,
        badByKind: {},
        usage: {},
        output: "in.jsonl",
      },
    });
  });

  it("prints requests where no file is named, and says the rest on standard error", async () => {
    put("rows.jsonl", `{"subject":"a"}\n${"no\n".repeat(25)}`);
    const { code, stdout, stderr } = await cli("batch triage -t claude -i rows.jsonl");
    expect(code).toBe(1);
    expect(JSON.parse(stdout).requests).toHaveLength(1);
    expect(stderr).toMatch(/^line 2: broken: the line is no JSON/);
    expect(stderr).toContain("\nline 21: broken");
    expect(stderr).toContain("\nand 5 more; --bad <file> keeps all\n26 rows: 1 request, 25 bad rows\n");
    expect(stderr).not.toContain("line 22");
    expect(names()).toEqual(["rows.jsonl"]);
  });

  const mistakes: [line: string, message: string][] = [
    ["batch", "usage: polylect batch <prompt> [result…]"],
    ["batch triage -i rows.jsonl", "batch needs one --target"],
    ["batch triage -t claude", "batch needs --input, a file of rows"],
    ["batch triage hello -t claude -i rows.jsonl", "batch takes one prompt; --join comes before results"],
    ["batch triage -t claude -i gone.jsonl -o out.jsonl", "gone.jsonl cannot be read: ENOENT"],
    ["batch triage -t claude -i prompts -o out.jsonl", "it has to be a regular file"],
    ["batch triage -t claude -i rows.jsonl -o ./rows.jsonl", "is both read and written"],
    ["batch triage -t claude -i rows.jsonl -o x.jsonl --bad x.jsonl", "is both read and written"],
    ["batch triage -t claude -i rows.jsonl --join r.jsonl -o r.jsonl", "is both read and written"],
    ["batch triage -t claude -i - -o out.jsonl", "--input is a file and not standard input"],
    ["batch triage -t claude -i rows.jsonl -o prompts", "is no regular file"],
    ["batch triage -t claude -i rows.jsonl -o x.jsonl --bad prompts", "is no regular file"],
    ["batch triage -t claude -i rows.jsonl -o x.jsonl --bad x.0001.jsonl", "is the name of a part of"],
    [
      "batch triage -t claude -i rows.jsonl -o gone/out.jsonl",
      "gone/out.0001.jsonl cannot be written: ENOENT",
    ],
    [
      "batch triage -t claude -i rows.jsonl --part-size 0",
      "--part-size is a number of requests or all, not 0",
    ],
    ["batch triage -t claude -i rows.jsonl --join r.jsonl --part-size 9", "--part-size is about requests"],
    ["batch triage -t local -i rows.jsonl", "local speaks ollama, which has no batch format"],
  ];
  it.each(mistakes)("exits with 2 on `%s`", async (line, message) => {
    put("rows.jsonl", '{"subject":"a"}\n');
    const { code, stderr } = await cli(line);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(names()).toEqual(["rows.jsonl"]);
  });

  it("never writes over its rows, though they are named like a part", async () => {
    const rows = '{"subject":"a"}\n{"subject":"b"}\n';
    for (const name of ["in.0001.jsonl", "in.0002.jsonl"]) {
      put(name, rows);
      const { code, stderr } = await cli(`batch triage -t claude -i ${name} -o in.jsonl --part-size 1`);
      expect([code, stderr]).toEqual([2, expect.stringContaining("is the name of a part of")]);
      expect(read(name)).toBe(rows);
    }
  });

  it("writes where a link leads", async () => {
    put("rows.jsonl", '{"subject":"a"}\n');
    put("real.jsonl", "old");
    symlinkSync(join(root, "real.jsonl"), join(root, "link.jsonl"));
    expect((await cli("batch triage -t claude -i rows.jsonl -o link.jsonl")).code).toBe(0);
    expect(lstatSync(join(root, "link.jsonl")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(read("real.jsonl")).requests).toHaveLength(1);
  });

  it.each(["", "no\n"])("leaves no requests of an earlier run where rows are %j", async (rows) => {
    put("rows.jsonl", rows);
    put("out.jsonl", "old");
    put("out.0001.jsonl", "old");
    await cli("batch triage -t claude -i rows.jsonl -o out.jsonl");
    expect(names()).toEqual(rows ? ["out.bad.jsonl", "rows.jsonl"] : ["rows.jsonl"]);
  });

  it("names what works where a dialect has no batch format, and what is near an unknown name", async () => {
    put("rows.jsonl", '{"subject":"a"}\n');
    const { stderr } = await cli("batch triage -t local -i rows.jsonl");
    expect(stderr).toContain(
      "openai-chat, openai-responses, anthropic, gemini have one, and vLLM's run-batch reads",
    );
    for (const line of ["batch triag -t claude -i rows.jsonl", "batch triage -t cloude -i rows.jsonl"]) {
      const { code, stdout } = await cli(line);
      expect(code).toBe(2);
      expect(stdout).toContain("Did you mean");
    }
  });
});

describe("a process", () => {
  const start = (flags: readonly string[], ...args: string[]) => {
    const all = [...flags, bin, "batch", "triage", "-t", "claude", "-i", "rows.jsonl", ...args];
    const child = spawn(process.execPath, all, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    children.push(child);
    return child;
  };
  const exitOf = async (child: ChildProcess) => (await once(child, "exit"))[0];
  const putMany = (count: number, length: number) => {
    const text = "Nobody of us can log in. ".repeat(length / 25);
    put("rows.jsonl", Array.from({ length: count }, (_, row) => `{"subject":"${row} ${text}"}\n`).join(""));
  };

  it("takes no more memory for many rows than for few", async () => {
    const count = 30_000;
    putMany(count, 1300);
    // The rows alone have 40 MB, and so have their requests.
    const small = ["--max-old-space-size=32", "--max-semi-space-size=1"];
    expect(await exitOf(start(small, "-o", "out.jsonl"))).toBe(0);
    put("results.jsonl", answerAll("out.jsonl"));
    expect(await exitOf(start(small, "--join", "results.jsonl", "-o", "in.jsonl"))).toBe(0);
    const joined = read("in.jsonl").trimEnd().split("\n");
    expect(joined).toHaveLength(count);
    expect(JSON.parse(joined.at(-1) ?? "")).toMatchObject({ line: count, output: "Sorted." });
  });

  it("ends where nobody reads any more, and when it is told to, with nothing left half done", async () => {
    putMany(60_000, 200);
    const piped = start([], "--bad", "bad.jsonl");
    piped.stdout.once("data", () => piped.stdout.destroy());
    let said = "";
    piped.stderr.on("data", (text) => (said += text));
    expect(await exitOf(piped)).toBe(0);
    expect(said).toBe("");

    put("out.jsonl", "of an earlier run");
    const child = start([], "-o", "out.jsonl");
    const isWriting = () => names().some((name) => name.endsWith(".tmp"));
    while (!isWriting() && child.exitCode === null) await sleep(1);
    child.kill("SIGTERM");
    let printed = "";
    child.stderr.on("data", (text) => (printed += text));
    expect(await exitOf(child)).toBe(2);
    expect(printed).toBe("polylect: interrupted; nothing was written\n");
    expect(names()).toEqual(["out.jsonl", "rows.jsonl"]);
    expect(read("out.jsonl")).toBe("of an earlier run");
  });
});
