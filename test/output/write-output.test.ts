import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashText } from "../../src/files/hash-text.ts";
import type { KnownOutputs } from "../../src/output/output-folder.ts";
import { nodeWritableFileSystem, type WritableFileSystem } from "../../src/output/writable-file-system.ts";
import { verifyOutput, writeOutput } from "../../src/output/write-output.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "polylect-output-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: Record<string, string>, fileSystem?: WritableFileSystem) =>
  writeOutput("out", new Map(Object.entries(files)), { root, ...(fileSystem && { fileSystem }) });
const read = (path: string): string => readFileSync(join(root, "out", path), "utf8");
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, "out", path)), { recursive: true });
  writeFileSync(join(root, "out", path), text);
};
const tree = (): string[] => (readdirSync(join(root, "out"), { recursive: true }) as string[]).sort();

/** A disk that refuses the nth write or rename. */
function failing(method: "writeText" | "rename", nth: number): WritableFileSystem {
  let count = 0;
  const fail = (...args: [string, string]): void => {
    if (++count === nth) throw new Error("ENOSPC: no space left on device");
    nodeWritableFileSystem[method](...args);
  };
  return { ...nodeWritableFileSystem, [method]: fail };
}

describe("writing", () => {
  it("writes files, a README and the list of them", () => {
    const result = write({ "b.js": "b", "a/c.js": "c" });
    expect(result).toMatchObject({
      written: ["README.md", "a/c.js", "b.js"],
      unchanged: [],
      removed: [],
      diagnostics: [],
    });
    expect(tree()).toEqual([".polylect.json", "README.md", "a", "a/c.js", "b.js"]);
    expect(Object.keys(JSON.parse(read(".polylect.json")).files)).toEqual(["README.md", "a/c.js", "b.js"]);
  });

  it("touches nothing that is as it should be", () => {
    write({ "a.js": "a" });
    const untouched = { ...nodeWritableFileSystem, writeText: () => expect.unreachable() };
    expect(write({ "a.js": "a" }, untouched)).toMatchObject({
      written: [],
      unchanged: ["README.md", "a.js"],
    });
  });

  it("asks for the texts of files that differ, after it has said which", () => {
    write({ "a.js": "a", "b.js": "b" });
    const asked: string[] = [];
    const file = (path: string, text: string) => ({
      hash: hashText(text),
      text: () => {
        asked.push(path);
        return Buffer.from(text);
      },
    });
    const files = new Map([
      ["a.js", file("a.js", "a")],
      ["b.js", file("b.js", "b2")],
    ]);
    const prepare = (paths: readonly string[]): void => {
      expect([paths, asked, read("b.js")]).toEqual([["b.js"], [], "b"]);
    };
    writeOutput("out", files, { root, prepare });
    expect([asked, read("b.js")]).toEqual([["b.js"], "b2"]);
  });

  it("writes nothing where preparing throws", () => {
    write({ "a.js": "a" });
    const prepare = (): never => {
      throw new Error("no");
    };
    expect(() => writeOutput("out", new Map([["a.js", "b"]]), { root, prepare })).toThrow("no");
    expect([read("a.js"), tree()]).toEqual(["a", [".polylect.json", "README.md", "a.js"]]);
  });

  it("writes only what changed, over changes by hand too", () => {
    write({ "a.js": "a", "b.js": "b" });
    put("b.js", "by hand");
    expect(write({ "a.js": "a2", "b.js": "b" }).written).toEqual(["a.js", "b.js"]);
    expect(read("b.js")).toBe("b");
  });

  it("gives the same bytes whatever the order of the files", () => {
    write({ "a.js": "a", "b.js": "b" });
    const first = read(".polylect.json");
    write({ "b.js": "b", "a.js": "a" });
    expect(read(".polylect.json")).toBe(first);
  });
});

describe("what an earlier run knows", () => {
  const files = { "a.js": "a", "sub/b.js": "b" };
  /** Seen late enough for stamps to tell. */
  const known = (): KnownOutputs =>
    new Map(
      [...write(files).known].map(([path, { hash, stamp }]) => [
        path,
        { hash, stamp: { ...stamp, seenMs: Date.now() + 60_000 } },
      ]),
    );
  const noReading = { ...nodeWritableFileSystem, readText: () => expect.unreachable() };

  it("spares reading files whose stamps have not changed", () => {
    expect(verifyOutput("out", known(), { root, fileSystem: noReading })?.size).toBe(4);
  });

  it("is checked by reading while a change may hide within a tick of the clock", () => {
    const fresh = write(files).known;
    put("a.js", "x");
    expect(verifyOutput("out", fresh, { root })).toBeUndefined();
    put("a.js", "a");
    expect(verifyOutput("out", fresh, { root })?.size).toBe(4);
  });

  it.each<[string, () => void]>([
    ["changed", () => put("a.js", "x")],
    ["removed", () => rmSync(join(root, "out/sub/b.js"))],
    ["a folder", () => [rmSync(join(root, "out/a.js")), mkdirSync(join(root, "out/a.js"))]],
    ["changed in the list", () => put(".polylect.json", "{}")],
    ["left over from a run that was killed", () => put(`.polylect-${process.pid}.tmp`, "half")],
    ["gone with the whole folder", () => rmSync(join(root, "out"), { recursive: true })],
  ])("does not hide that a file is %s", (_what, change) => {
    const before = known();
    change();
    expect(verifyOutput("out", before, { root })).toBeUndefined();
  });

  it("says nothing of a folder that no run has written", () => {
    mkdirSync(join(root, "out"));
    expect(verifyOutput("out", new Map(), { root })).toBeUndefined();
  });
});

describe("removing", () => {
  it("removes what it made, and folders that are empty then", () => {
    write({ "a.js": "a", "deep/er/b.js": "b" });
    expect(write({ "a.js": "a" }).removed).toEqual(["deep/er/b.js"]);
    expect(tree()).toEqual([".polylect.json", "README.md", "a.js"]);
  });

  it("leaves files alone that it did not make, or that were changed since", () => {
    write({ "a.js": "a", "b.js": "b" });
    put("notes.md", "mine");
    put("b.js", "mine now");
    expect(write({ "a.js": "a" }).removed).toEqual([]);
    expect([read("notes.md"), read("b.js")]).toEqual(["mine", "mine now"]);
  });

  it("removes nothing on the word of a broken or hostile list", () => {
    put("a.js", "a");
    writeFileSync(join(root, "victim.txt"), "");
    // SHA-256 of nothing: the hash matches, the path must not.
    const empty = "e3b0c44298fc1c14";
    for (const list of [
      "{",
      "null",
      "[]",
      JSON.stringify({ files: { "../victim.txt": empty, "/etc/hosts": empty } }),
    ]) {
      put(".polylect.json", list);
      expect(write({ "b.js": "b" })).toMatchObject({ removed: [], diagnostics: [] });
    }
    expect(existsSync(join(root, "victim.txt"))).toBe(true);
    expect(read("a.js")).toBe("a");
  });
});

describe("failure", () => {
  it.each(["../a.js", "/a.js", "a/../../b.js", "a\\..\\b.js", "C:/a.js", "", "a//b.js", "a\0.js"])(
    "refuses the path %j before anything is written",
    (path) => {
      expect(write({ "ok.js": "ok", [path]: "x" }).diagnostics).toMatchObject([
        { code: "unwritable-output" },
      ]);
      expect(existsSync(join(root, "out"))).toBe(false);
    },
  );

  it("refuses an output folder outside the project", () => {
    expect(writeOutput("../elsewhere", new Map(), { root }).diagnostics).toMatchObject([
      { code: "unwritable-output" },
    ]);
  });

  it("does not write through a link that leads out of the folder", () => {
    mkdirSync(join(root, "elsewhere"));
    mkdirSync(join(root, "out"));
    symlinkSync(join(root, "elsewhere"), join(root, "out/sub"));
    expect(write({ "sub/a.js": "a" }).diagnostics[0]?.message).toContain("a link leads out of the folder");
    expect(readdirSync(join(root, "elsewhere"))).toEqual([]);
  });

  it("reports a folder that cannot be made", () => {
    writeFileSync(join(root, "out"), "a file");
    const { diagnostics } = write({ "a.js": "a" });
    expect(diagnostics).toMatchObject([{ code: "unwritable-output", severity: "error", path: "out/a.js" }]);
  });

  it.each([1, 2, 3, 4])(
    "still removes files that a run was about to change when rename number %i failed",
    (nth) => {
      write({ "a.js": "a1", "b.js": "b1" });
      write({ "a.js": "a2", "b.js": "b2" }, failing("rename", nth));
      write({ "b.js": "b2" });
      expect(tree()).toEqual([".polylect.json", "README.md", "b.js"]);
    },
  );

  it("removes files that a failed run wrote and the next one does not want", () => {
    write({ "new.js": "n", "z.js": "z" }, failing("rename", 4));
    write({ "a.js": "a" });
    expect(tree()).toEqual([".polylect.json", "README.md", "a.js"]);
  });
});
