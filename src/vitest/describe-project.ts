import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { groupBy } from "../suite/matrix.ts";
import type { Suite } from "../suite/suite.ts";
import { printProblems } from "./print-problems.ts";
import { PromptTestError } from "./prompt-test-error.ts";

const PROJECT = "(project)";

/** A test for each file that has errors, or one that passes; and one of the files that no case stands for. */
export function describeProject(
  diagnostics: readonly Diagnostic[],
  root: string,
  orphans: Pick<Suite, "checkOrphans"> | undefined,
): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  describe(PROJECT, () => {
    for (const [path, ofFile] of groupBy(errors, (error) => error.path)) {
      test(path, () => {
        throw new PromptTestError(printProblems(ofFile, root));
      });
    }
    if (errors.length === 0) test("config, prompts and cases", () => expect(errors).toEqual([]));
    if (orphans) test("orphans", () => failForOrphans(orphans));
  });
}

function failForOrphans(suite: Pick<Suite, "checkOrphans">): void {
  const left = suite.checkOrphans().filter(({ state }) => state === "orphan");
  if (left.length > 0) {
    const paths = left.map(({ path }) => `  ${path}`);
    const help = "  help: vitest -u, or polylect test --update, removes them.";
    throw new PromptTestError(["No case stands for these files any more:", ...paths, help].join("\n"));
  }
  expect(left).toEqual([]);
}
