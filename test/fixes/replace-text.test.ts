import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replaceText } from "../../src/fixes/replace-text.ts";

let root = "";
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(`${tmpdir()}/polylect-replace-`));
  root = `${folder}/project`;
  mkdirSync(root);
});
afterEach(() => rmSync(`${root}/..`, { recursive: true, force: true }));

const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");

test("the text is replaced whole, with its rights, and nothing else is left behind", () => {
  writeFileSync(`${root}/a.prompt`, "\uFEFFä\r\n");
  chmodSync(`${root}/a.prompt`, 0o666);
  expect(replaceText(root, "a.prompt", "\uFEFFä\r\n", "\uFEFFö\r\n")).toBe("written");
  expect(read("a.prompt")).toBe("\uFEFFö\r\n");
  expect(statSync(`${root}/a.prompt`).mode & 0o777).toBe(0o666);
  expect(readdirSync(root)).toEqual(["a.prompt"]);
});

test("a file that holds another text than was checked stays", () => {
  writeFileSync(`${root}/a.prompt`, "new");
  expect(replaceText(root, "a.prompt", "old", "fixed")).toBe("changed");
  writeFileSync(`${root}/b.prompt`, Buffer.from([0x61, 0xff]));
  expect(replaceText(root, "b.prompt", "a\uFFFD", "fixed")).toBe("changed");
  expect([read("a.prompt"), readFileSync(`${root}/b.prompt`)]).toEqual(["new", Buffer.from([0x61, 0xff])]);
});

test("a link stays one, and is not followed out of the project", () => {
  writeFileSync(`${root}/a.prompt`, "old");
  symlinkSync("a.prompt", `${root}/link.prompt`);
  expect(replaceText(root, "link.prompt", "old", "fixed")).toBe("written");
  expect(lstatSync(`${root}/link.prompt`).isSymbolicLink()).toBe(true);
  expect(read("a.prompt")).toBe("fixed");
  mkdirSync(`${root}-of-others`);
  writeFileSync(`${root}-of-others/b.prompt`, "old");
  symlinkSync(`${root}-of-others/b.prompt`, `${root}/b.prompt`);
  expect(replaceText(root, "b.prompt", "old", "fixed")).toMatchObject({
    code: "path-outside-project",
    path: "b.prompt",
    message: expect.stringContaining("it is not edited"),
  });
  expect(read("b.prompt")).toBe("old");
});

test("what the disk refuses is a problem of the file", () => {
  expect(replaceText(root, "gone.prompt", "old", "fixed")).toMatchObject({
    code: "unwritable-output",
    path: "gone.prompt",
    message: expect.stringMatching(/^gone\.prompt cannot be written: .*ENOENT/),
  });
});
