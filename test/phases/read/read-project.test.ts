import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeFileSystem } from "../../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../../src/phases/1-read/read-project.ts";

let root = "";
const config = () => ({ root, prompts: "prompts", schemas: "schemas" });

beforeAll(() => {
  root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-read-`));
  const files = [
    "prompts/b.prompt",
    "prompts/a.formal.prompt",
    "prompts/_style.prompt",
    "prompts/shared/_tone.prompt",
    "prompts/billing/refund.prompt",
    "prompts/node_modules/x/y.prompt",
    "prompts/.git/z.prompt",
    "prompts/readme.md",
    "schemas/Invoice.json",
    "schemas/billing/Line.json",
    "schemas/prompt.schema.json",
    "schemas/config.schema.json",
    "other/linked.prompt",
  ];
  for (const file of files) {
    mkdirSync(dirname(`${root}/${file}`), { recursive: true });
    writeFileSync(`${root}/${file}`, file.endsWith(".json") ? "{}" : file);
  }
  symlinkSync(`${root}/other/linked.prompt`, `${root}/prompts/link.prompt`);
  symlinkSync(`${root}/prompts`, `${root}/prompts/loop`);
  symlinkSync("/etc/hostname", `${root}/prompts/escape.prompt`);
  symlinkSync(`${root}/nowhere`, `${root}/prompts/dangling.prompt`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("readProject", () => {
  test("prompts, partials and schemas by name, sorted", () => {
    const { sources } = readProject(nodeFileSystem, config());
    expect(sources.prompts.map(({ path }) => path)).toEqual([
      "prompts/a.formal.prompt",
      "prompts/b.prompt",
      "prompts/billing/refund.prompt",
      "prompts/link.prompt",
    ]);
    expect([...sources.partials.keys()]).toEqual(["style", "shared/tone"]);
    expect([...sources.schemas.keys()]).toEqual(["Invoice", "billing/Line"]);
  });

  test("links that leave the project or lead nowhere are reported", () => {
    const { diagnostics } = readProject(nodeFileSystem, config());
    expect(diagnostics.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      "path-outside-project prompts/escape.prompt",
      "unreadable-file prompts/dangling.prompt",
    ]);
  });

  test("folders outside the project are not read; absent ones are empty", () => {
    const outside = readProject(nodeFileSystem, { ...config(), prompts: "../x" });
    expect(outside.diagnostics.map(({ code }) => code)).toEqual(["path-outside-project"]);
    const absent = readProject(nodeFileSystem, { ...config(), prompts: "none", schemas: "none" });
    expect(absent).toEqual({
      sources: { prompts: [], partials: new Map(), schemas: new Map() },
      diagnostics: [],
    });
  });

  test("the project folder itself can hold the prompts", () => {
    const { sources } = readProject(nodeFileSystem, {
      root: `${root}/prompts/billing`,
      prompts: ".",
      schemas: ".",
    });
    expect(sources.prompts.map(({ path }) => path)).toEqual(["refund.prompt"]);
  });
});
