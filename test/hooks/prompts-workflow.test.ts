import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../support/source-tree.ts";
import { fileOfPage } from "./page-blocks.ts";
import { lossyPrompt, makeRepository, type Repository } from "./repository.ts";
import { type Github, runJob, type StepRun, type Workflow, workflow, workflowText } from "./run-workflow.ts";

const { check } = workflow.jobs;

describe("the workflow", () => {
  it("is shown on the page as it is", () => {
    expect(fileOfPage("ci.md", ".github/workflows/prompts.yml")).toBe(workflowText);
  });

  it("has the rights that its steps need, for one job", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(check.permissions).toEqual({
      contents: "read",
      "security-events": "write",
      "pull-requests": "write",
    });
    expect(workflow.on).toEqual({ push: { branches: ["main"] }, pull_request: null });
    expect(check.steps[0]?.with).toEqual({ "persist-credentials": false });
  });

  it("puts nothing of an event into a command", () => {
    expect(check.steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
    expect(check.steps.filter(({ run }) => run !== undefined)).toHaveLength(4);
  });

  it("takes actions of GitHub alone, by the versions that the other workflows take", () => {
    const used = (steps: Workflow["jobs"]["check"]["steps"]) => steps.flatMap(({ uses }) => uses ?? []);
    const ci: Workflow = parse(readFileSync(`${root}.github/workflows/ci.yml`, "utf8"));
    expect(used(check.steps)).toEqual([...used(ci.jobs.check.steps), "github/codeql-action/upload-sarif@v4"]);
  });
});

describe.skipIf(process.platform === "win32")("its job", () => {
  let repository: Repository;
  afterEach(() => repository.remove());

  const event = (more: Partial<Github>): Github => ({
    event_name: "pull_request",
    repository: "acme/app",
    token: "token",
    event: { pull_request: { number: 7, head: { repo: { full_name: "acme/app" } } } },
    ...more,
  });
  const strangers = [
    { id: 1, user: { login: "somebody" }, body: "<!-- polylect -->\nnot ours" },
    { id: 2, user: { login: "github-actions[bot]" }, body: "another workflow's" },
  ];

  /** Runs the job in a repository whose files are there as after `npm ci`. */
  async function start(): Promise<(github: Github) => Promise<StepRun[]>> {
    repository = await makeRepository();
    const { top } = repository;
    const bin = join(top, "../stubs");
    mkdirSync(bin);
    cpSync(`${root}test/hooks/gh-stub.mjs`, join(bin, "gh"));
    writeFileSync(join(top, "../comments.json"), JSON.stringify(strangers));
    const env = {
      PATH: [bin, process.env["PATH"]].join(delimiter),
      HOME: join(top, "../home"),
      GITHUB_REPOSITORY: "acme/app",
      GITHUB_STEP_SUMMARY: join(top, "../summary.md"),
      GH_COMMENTS: join(top, "../comments.json"),
      CI: "true",
    };
    return (github) => runJob(top, github, env);
  }
  const read = (path: string) => readFileSync(join(repository.top, path), "utf8");
  const comments = () => JSON.parse(read("../comments.json"));
  const names = (ran: readonly StepRun[]) => ran.map(({ name }) => name).slice(2);
  const codes = (ran: readonly StepRun[]) => Object.fromEntries(ran.map(({ name, code }) => [name, code]));

  it("fails, with everything written, and rewrites its comment", async () => {
    const run = await start();
    repository.write({ "prompts/triage.prompt": lossyPrompt() });
    const lossy = await run(event({}));
    expect(names(lossy)).toEqual(["Check", "Summary", "Code scanning", "Comment"]);
    expect(codes(lossy), JSON.stringify(lossy)).toMatchObject({ Check: 1, Summary: 0, Comment: 0 });
    expect(lossy.find(({ name }) => name === "Check")?.output).toContain("--> prompts/triage.prompt:8:1");
    const [result] = JSON.parse(read("polylect.sarif")).runs[0].results;
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: "prompts/triage.prompt" },
      region: { startLine: 8, startColumn: 1 },
    });
    const markdown = read("polylect.md");
    expect(markdown).toContain("prompts/triage.prompt");
    expect(read("../summary.md")).toBe(markdown);
    const comment = { id: 102, user: { login: "github-actions[bot]" } };
    expect(comments()).toEqual([...strangers, { ...comment, body: `<!-- polylect -->\n${markdown}` }]);

    repository.write({ "prompts/triage.prompt": lossyPrompt(true) });
    const accepted = await run(event({}));
    expect(names(accepted)).toEqual(names(lossy));
    expect(codes(accepted)).toMatchObject({ Check: 0, Summary: 0, Comment: 0 });
    expect(read("polylect.md")).not.toBe(markdown);
    expect(comments()).toEqual([
      ...strangers,
      { ...comment, body: `<!-- polylect -->\n${read("polylect.md")}` },
    ]);
  });

  it("uploads and comments for whom it may, and where there is a report", async () => {
    const run = await start();
    const npx = (text: string) =>
      writeFileSync(join(repository.top, "../stubs/npx"), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    const push = event({ event_name: "push", event: {} });
    const fork = event({ event: { pull_request: { number: 7, head: { repo: { full_name: "else/app" } } } } });
    // Stands for a check that crashes, then for one that writes.
    npx("exit 2");
    const crashed = await run(event({}));
    expect(names(crashed)).toEqual(["Check"]);
    expect(codes(crashed)["Check"]).toBe(2);
    npx("echo >polylect.md; echo >polylect.sarif");
    expect(names(await run(fork))).toEqual(["Check", "Summary"]);
    expect(names(await run(push))).toEqual(["Check", "Summary", "Code scanning"]);
    expect(comments()).toEqual(strangers);
    expect(existsSync(join(repository.top, "comment.md"))).toBe(false);
  });
});
