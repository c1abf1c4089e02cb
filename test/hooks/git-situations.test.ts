import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { writeFiles } from "../support/generated-project.ts";
import { configText, lossyPrompt, makeRepository, type Ran, type Repository } from "./repository.ts";
import { installScript } from "./set-ups.ts";

// What git hands to a hook differs by how a commit is made. Shown with the script; the other set-ups run the same command.

let repository: Repository;
afterEach(() => repository.remove());

async function start(folder?: string): Promise<Repository> {
  repository = await makeRepository(folder === undefined ? {} : { folder });
  await installScript(repository, folder);
  await repository.git("add -A");
  await repository.git("commit -q --no-verify -m hooks");
  return repository;
}

const finding = "error[late-system]: A system message after the first turn loses its place on claude";

function expectStopped({ code, output }: Ran, place = "prompts/triage.prompt:8:1"): void {
  expect(output).toContain(finding);
  expect(output).toContain(`--> ${place}`);
  expect(code).toBe(1);
}

function expectCommitted({ code, output }: Ran): void {
  expect(output).not.toContain("error");
  expect(code, output).toBe(0);
}

describe.skipIf(process.platform === "win32")("a hook", () => {
  it("checks what `commit -a` and `commit <path>` are going to commit", async () => {
    const { run, git, write } = await start();
    write({ "prompts/triage.prompt": lossyPrompt() });
    expectStopped(await run("git", ["commit", "-a", "-m", "all"]));
    // The loss is staged, and is not a part of this commit.
    await git("add -A");
    write({ "prompts/_house.prompt": "Be short.\n" });
    expectCommitted(await run("git", ["commit", "-m", "partial", "prompts/_house.prompt"]));
    expectStopped(await run("git", ["commit", "-m", "prompt", "prompts/triage.prompt"]));
    // Nothing of the kind is staged, the path brings it.
    await git("reset -q");
    expectStopped(await run("git", ["commit", "-m", "prompt", "triage.prompt"], "prompts"));
    expectCommitted(await run("git", ["commit", "--no-verify", "-a", "-m", "skipped"]));
  });

  it("works in a linked working tree, and with a git folder that is named", async () => {
    const { top, run, git } = await start();
    await git("worktree add -q ../linked");
    const missing = await lose("../linked");
    expect(missing.output).toContain(
      `polylect is not installed in ${join(top, "../linked")}. Run npm install there.`,
    );
    expect(missing.code).toBe(1);
    symlinkSync(join(top, "node_modules"), join(top, "../linked/node_modules"));
    expectStopped(await lose("../linked"));

    repository.write({ "prompts/triage.prompt": lossyPrompt() });
    const named = [`--git-dir=${top}/.git`, `--work-tree=${top}`, "commit", "-a", "-m", "named"];
    expectStopped(await run("git", named, ".."));
  });

  it("works for a project in a folder, in a linked working tree too", async () => {
    const folder = "services/chat é";
    const { top, git, commit } = await start(folder);
    repository.write({ "prompts/triage.prompt": lossyPrompt() });
    expectStopped(await commit());
    await git("reset -q --hard");
    await git("worktree add -q ../linked");
    symlinkSync(join(top, folder, "node_modules"), join(top, "../linked", folder, "node_modules"));
    expectStopped(await lose("../linked", folder));
  });

  it("knows folders by names of their own, with spaces and other letters", async () => {
    const { write, git, commit, run } = await start();
    await run("git", ["mv", "prompts", "Texte für 日本"]);
    write({ "prompt.config.json": configText({ prompts: "Texte für 日本" }) });
    await commit("--no-verify");
    write({ "Texte für 日本/triage.prompt": lossyPrompt() });
    expectStopped(await commit(), "Texte für 日本/triage.prompt:8:1");
    await git("reset -q --hard");
    // Renamed away, the partial is gone.
    await run("git", ["mv", "Texte für 日本/_house.prompt", "Texte für 日本/house.txt"]);
    const { code, output } = await commit();
    expect(output).toContain("error[unknown-partial]: There is no partial named `house`.");
    expect(code).toBe(1);
  });

  it("says what is missing where a program has another PATH", async () => {
    const { top, run } = await start();
    repository.write({ "prompts/triage.prompt": lossyPrompt() });
    const bare = join(top, "../bare");
    mkdirSync(bare);
    const git = (await run("sh", ["-c", "command -v git"])).output.trim();
    const { code, output } = await run("env", [`PATH=${bare}`, git, "commit", "-a", "-m", "window"]);
    expect(output).toContain("node is not in PATH, so the prompts cannot be checked.");
    expect(code).toBe(1);
  });
});

/** Commits a loss in another working tree of the repository. */
async function lose(tree: string, folder = "."): Promise<Ran> {
  const { run, top } = repository;
  writeFiles(join(top, tree, folder), { "prompts/triage.prompt": lossyPrompt() });
  return run("git", ["commit", "-a", "-m", "linked"], tree);
}
