import { expect, test } from "vitest";
import { compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { checkProject } from "../../src/suite/check-project.ts";

test("the checks find nothing in this repository's own prompts", async () => {
  const { config } = await loadConfig(".");
  const { sources } = readProject(nodeFileSystem, config);
  const { prompts, neutral } = await compileProject(sources, config);
  const project = { config, sources, prompts, neutral, targets: config.targets };
  const { reported, checked } = checkProject(project, nodeWritableFileSystem, "2026-11-22");
  expect(prompts.length).toBeGreaterThan(0);
  expect(reported).not.toEqual([]);
  expect(checked).toEqual([]);
});
