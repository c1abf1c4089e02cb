import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { indexLines } from "../../src/diagnostics/line-index.ts";
import { fixProject } from "../../src/fixes/fix-project.ts";
import type { ReportEntry } from "../../src/report/report.ts";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(`${tmpdir()}/polylect-rounds-`));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = () => readFileSync(`${root}/a.prompt`, "utf8");
const write = (text: string) => writeFileSync(`${root}/a.prompt`, text);

/** A check that wants one word of `a.prompt` written in another way, wherever it stands. */
function look(wanted: RegExp, by: (word: string) => string) {
  const text = read();
  const found = wanted.exec(text);
  const entries = found
    ? [{ id: "x", severity: "error", path: "a.prompt", ...fixOf(text, found, by) } as unknown as ReportEntry]
    : [];
  return { root, entries, checkedText: () => text };
}

function fixOf(text: string, { 0: word, index }: RegExpExecArray, by: (word: string) => string) {
  const span = indexLines(text).span(index, index + word.length);
  return { span, fix: { span, text: by(word) } };
}

test("a file that changes while it is checked keeps what was written, and is fixed by the next check", async () => {
  write("one bad word");
  let checks = 0;
  const { made } = await fixProject(async () => {
    const check = look(/bad/, () => "good");
    if (++checks === 1) write("above\none bad word, and more");
    return check;
  });
  expect(read()).toBe("above\none good word, and more");
  expect([checks, [...made]]).toEqual([3, [["a.prompt", 1]]]);
});

test("edits that never end are given up", async () => {
  write("a");
  let checks = 0;
  await fixProject(async () => {
    checks++;
    return look(/a+/, (word) => `${word}a`);
  });
  expect(read()).toBe("a".repeat(checks));
  expect(checks).toBeLessThan(20);
});

test("a file that was not read for the check is not edited", async () => {
  write("bad");
  const { made } = await fixProject(async () => ({
    ...look(/bad/, () => "good"),
    checkedText: () => undefined,
  }));
  expect([read(), made.size]).toEqual(["bad", 0]);
});
