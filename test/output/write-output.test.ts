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
import { nodeWritableFileSystem, type WritableFileSystem } from "../../src/output/writable-file-system.ts";
import { writeOutput } from "../../src/output/write-output.ts";

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
    expect(result).toEqual({
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

  const steps = (["writeText", "rename"] as const).flatMap((method) =>
    [1, 2, 3, 4, 5].map((nth) => [method, nth] as const),
  );
  it.each(steps)(
    "leaves readable files where %s number %i fails, and the next run repairs them",
    (method, nth) => {
      write({ "a.js": "a1", "b.js": "b1", "old.js": "old" });
      const next = { "a.js": "a2", "b.js": "b2", "c.js": "c2" };
      const { diagnostics } = write(next, failing(method, nth));
      expect(diagnostics).toMatchObject([{ code: "unwritable-output" }]);
      expect(diagnostics[0]?.message).toContain("no space left");
      expect(["a1", "a2"]).toContain(read("a.js"));
      expect(["b1", "b2"]).toContain(read("b.js"));
      expect(tree().filter((path) => path.endsWith(".tmp"))).toEqual([]);
      expect(write(next).diagnostics).toEqual([]);
      expect(tree()).toEqual([".polylect.json", "README.md", "a.js", "b.js", "c.js"]);
      expect([read("a.js"), read("b.js"), read("c.js")]).toEqual(["a2", "b2", "c2"]);
    },
  );

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
