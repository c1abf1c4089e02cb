import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/phases/1-read/file-system.ts";
import { SourceChangedError } from "../../../src/phases/1-read/known-files.ts";
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
      known: new Map(),
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

describe("files that an earlier run has read", () => {
  let folder = "";
  const read: string[] = [];
  const watched: FileSystem = {
    ...nodeFileSystem,
    readFile: (path) => {
      read.push(path.slice(folder.length + 1));
      return nodeFileSystem.readFile(path);
    },
  };
  const place = () => ({ root: folder, prompts: "prompts", schemas: "schemas" });
  /** What a later process knows: stamps and hashes, no texts. Seen late enough for stamps to tell. */
  const recall = () => {
    const { known } = readProject(nodeFileSystem, place());
    return new Map(
      [...known].map(([path, { stamp, hash }]) => [path, { stamp: { ...stamp, seenMs: later }, hash }]),
    );
  };
  const later = Date.now() + 60_000;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(`${tmpdir()}/polylect-known-`));
    mkdirSync(`${folder}/prompts`);
  });
  beforeEach(() => {
    for (const name of ["a", "b"]) writeFileSync(`${folder}/prompts/${name}.prompt`, name);
    read.length = 0;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are read again only where their stamps changed", () => {
    const known = recall();
    writeFileSync(`${folder}/prompts/b.prompt`, "c");
    const { sources } = readProject(watched, place(), { known });
    expect(read).toEqual(["prompts/b.prompt"]);
    expect(sources.prompts.map(({ text }) => text)).toEqual(["a", "c"]);
    expect(sources.prompts).toEqual(
      readProject(nodeFileSystem, place()).sources.prompts.map(({ path, hash }) =>
        expect.objectContaining({ path, hash }),
      ),
    );
  });

  test("are read again where a change may hide within a tick of the clock", () => {
    const { known } = readProject(nodeFileSystem, place());
    readProject(watched, place(), { known });
    expect(read).toEqual(["prompts/a.prompt", "prompts/b.prompt"]);
  });

  test("are read again where the time of the change was set back", () => {
    const known = recall();
    writeFileSync(`${folder}/prompts/a.prompt`, "x");
    const { mtimeMs = 0 } = known.get("prompts/a.prompt")?.stamp ?? {};
    utimesSync(`${folder}/prompts/a.prompt`, mtimeMs / 1000, mtimeMs / 1000);
    const { sources } = readProject(nodeFileSystem, place(), { known });
    expect(sources.prompts[0]?.text).toBe("x");
  });

  test("throw where they have changed by the time their text is asked for", () => {
    const { sources } = readProject(nodeFileSystem, place(), { known: recall() });
    writeFileSync(`${folder}/prompts/a.prompt`, "x");
    rmSync(`${folder}/prompts/b.prompt`);
    expect(() => sources.prompts[0]?.text).toThrow(SourceChangedError);
    expect(() => sources.prompts[1]?.text).toThrow(SourceChangedError);
  });
});
