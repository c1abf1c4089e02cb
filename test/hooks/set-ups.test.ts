import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/source-tree.ts";
import { installHookTools } from "./install-hook-tools.ts";
import { lossyPrompt, makeRepository, type Repository, soundPrompt } from "./repository.ts";
import { type SetUp, setUps } from "./set-ups.ts";

const hasPreCommit = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, "pre-commit")));
if (!hasPreCommit) console.log("skipped: no pre-commit in PATH (its hook runs by its contract alone)");

/** What the page shows of a commit that is stopped. */
const [, shown = ""] = /^```\n(error.*?)```$/ms.exec(readFileSync(`${root}docs/hooks.md`, "utf8")) ?? [];

let tools: string | undefined;
const made: Repository[] = [];
beforeAll(async () => {
  tools = await installHookTools();
}, 300_000);
afterAll(() => {
  for (const repository of made) repository.remove();
});

async function repositoryWith(setUp: SetUp): Promise<Repository> {
  const repository = await makeRepository(tools === undefined ? {} : { tools });
  made.push(repository);
  await setUp.install(repository);
  await repository.git("add -A");
  await repository.git("commit -q --no-verify -m hooks");
  return repository;
}

// Each is a chain of real commits.
describe.skipIf(process.platform === "win32").concurrent.each([...setUps])("$name", (setUp) => {
  it("stops commits that lose something, and no others", { timeout: 180_000 }, async (context) => {
    context.skip(setUp.isFromNpm && tools === undefined, "no network");
    context.skip(setUp.name === "pre-commit" && !hasPreCommit, "no pre-commit in PATH");
    const repository = await repositoryWith(setUp);
    const { git, run, commit, write, starts } = repository;
    const before = await repository.commits();

    // A repair that is not staged does not count, and is still there afterwards.
    write({ "prompts/triage.prompt": lossyPrompt() });
    await git("add -A");
    write({ "prompts/triage.prompt": soundPrompt });
    const stopped = await run("git", ["commit", "-m", "lossy"]);
    expect(shown).toContain("--> prompts/triage.prompt:8:1");
    expect(stopped.output).toContain(shown);
    expect(stopped.code).toBe(1);
    expect(await repository.commits()).toBe(before);
    expect(await git("status --porcelain")).toBe("MM prompts/triage.prompt\n");
    expect(starts()).toBe(1);

    // Where there is a formatter, it comes first.
    const unformatted = setUp.trims ? lossyPrompt(true).replaceAll("\n", "  \n") : lossyPrompt(true);
    write({ "prompts/triage.prompt": unformatted });
    const accepted = await commit();
    expect(accepted, accepted.output).toMatchObject({ code: 0 });
    expect(await git("show HEAD:prompts/triage.prompt")).toBe(lossyPrompt(true));
    expect(starts()).toBe(1);

    await git("rm -q prompts/_house.prompt");
    const deleting = await run("git", ["commit", "-m", "delete"]);
    if (setUp.seesDeletions) {
      expect(deleting.output).toMatch(/error\[unknown-partial\][\s\S]*--> prompts\/triage\.prompt:8:4/);
      expect(deleting.code).toBe(1);
      await git("reset -q --hard");
    } else {
      expect(deleting.code).toBe(0);
    }
    starts();

    write({ "readme.md": "Another text.\n" });
    const unrelated = await commit();
    expect(unrelated, unrelated.output).toMatchObject({ code: 0 });
    expect(starts()).toBe(setUp.startsInVain);
  });
});
