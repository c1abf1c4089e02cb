import {
  type Dirent,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeWritableFileSystem, type WritableFileSystem } from "../../src/output/writable-file-system.ts";
import { writeOutput } from "../../src/output/write-output.ts";

const before = { "a.js": "a before", "deep/er/gone.js": "gone", "deep/stay.js": "stays" };
const after = { "a.js": "a after", "deep/stay.js": "stays", "new/er/d.js": "d new" };

/**
 * How a run ends: one operation fails, or the disk stays full, or the process is killed and nothing at all happens
 * any more. Whatever a write had put on the disk by then stays there.
 */
const endings = ["EIO", "ENOSPC", "killed"] as const;
type Ending = (typeof endings)[number];

class Broken {
  operations = 0;
  hasFailed = false;
  readonly fileSystem: WritableFileSystem;

  constructor(
    private readonly nth: number,
    private readonly ending: Ending,
  ) {
    const disk = nodeWritableFileSystem;
    this.fileSystem = {
      readText: (path) => this.#run(() => disk.readText(path)),
      stamp: (path) => this.#run(() => disk.stamp(path)),
      names: (path) => this.#run(() => disk.names(path)),
      list: (path) => this.#run(() => disk.list(path)),
      writeText: (path, text) =>
        this.#run(
          () => disk.writeText(path, text),
          () => disk.writeText(path, text.slice(0, text.length / 2)),
        ),
      rename: (from, to) => this.#run(() => disk.rename(from, to)),
      removeFile: (path) => this.#run(() => disk.removeFile(path), undefined, false),
      removeFolder: (path) => this.#run(() => disk.removeFolder(path), undefined, false),
      makeFolder: (path) => this.#run(() => disk.makeFolder(path)),
      realPath: (path) => this.#run(() => disk.realPath(path)),
    };
  }

  #run<Result>(operate: () => Result, half?: () => void, takesSpace = half !== undefined): Result {
    const isNow = ++this.operations === this.nth;
    const isAfter = this.operations > this.nth;
    const fails =
      isNow || (isAfter && (this.ending === "killed" || (this.ending === "ENOSPC" && takesSpace)));
    if (!fails) return operate();
    this.hasFailed = true;
    if (isNow || this.ending === "ENOSPC") half?.();
    throw new Error(this.ending);
  }
}

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "polylect-crash-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;
const write = (outDir: string, files: Files, fileSystem = nodeWritableFileSystem) =>
  writeOutput(outDir, new Map(Object.entries(files)), { root, fileSystem });

/** Every file with its text, and every folder. */
function tree(folder: string): Record<string, string> {
  const entries: Dirent[] = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .map((entry) => [entry, join(entry.parentPath, entry.name)] as const)
      .map(([entry, path]) => [
        relative(join(root, folder), path),
        entry.isDirectory() ? "(folder)" : readFileSync(path, "utf8"),
      ]),
  );
}

/** Runs with each operation failing in turn, until a run has none that is left to fail. */
function* failures(ending: Ending, start: Files): Generator<number> {
  for (let nth = 1; ; nth++) {
    rmSync(join(root, "out"), { recursive: true, force: true });
    if (start !== nothing) write("out", start);
    const broken = new Broken(nth, ending);
    const { diagnostics } = write("out", after, broken.fileSystem);
    if (!broken.hasFailed) return;
    // Where a temporary file that could not be written cannot be removed either, the first failure is reported.
    expect(diagnostics, `operation ${nth}`).toMatchObject([{ code: "unwritable-output" }]);
    yield nth;
  }
}
const nothing: Files = {};

describe.each(endings)("a run that ends with %s at any operation", (ending) => {
  const cold = (files: Files) => {
    write("cold", files);
    return tree("cold");
  };

  it.each<[string, Files]>([
    ["an earlier output", before],
    ["nothing", nothing],
  ])("leaves old or new files over %s, and the next run repairs them", (_what, start) => {
    const [old, wanted] = [cold(start), cold(after)];
    let count = 0;
    for (const nth of failures(ending, start)) {
      count++;
      const left = Object.entries(start === nothing ? {} : tree("out"));
      for (const [path, text] of left.filter(([path]) => path.endsWith(".js"))) {
        expect([old[path], wanted[path]], `${path} after operation ${nth}`).toContain(text);
      }
      for (const path of Object.keys(start)) {
        if (path in after)
          expect(
            left.map(([name]) => name),
            `operation ${nth}`,
          ).toContain(path);
      }
      expect(write("out", after).diagnostics).toEqual([]);
      expect(tree("out"), `repaired after operation ${nth}`).toEqual(wanted);
    }
    expect(count).toBeGreaterThan(25);
  });
});

describe("a run that was killed", () => {
  it("is undone by one that wants the earlier output again", () => {
    write("cold", before);
    const old = tree("cold");
    for (const nth of failures("killed", before)) {
      expect(write("out", before).diagnostics).toEqual([]);
      expect(tree("out"), `undone after operation ${nth}`).toEqual(old);
    }
  });

  it("leaves files that are kept while a process of its number runs, and removed after", () => {
    mkdirSync(join(root, "out"));
    // Process 1 always runs; no system has a process of the other number.
    for (const pid of [1, 2 ** 30]) writeFileSync(join(root, `out/.polylect-${pid}.tmp`), "half");
    write("out", after);
    expect(Object.keys(tree("out")).filter((path) => path.endsWith(".tmp"))).toEqual([".polylect-1.tmp"]);
  });
});
