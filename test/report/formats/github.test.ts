import { describe, expect, test } from "vitest";
import { displayText } from "../../../src/diagnostics/code-frame.ts";
import { formatGithub } from "../../../src/report/formats/github.ts";
import { groupEntries } from "../../../src/report/group-entries.ts";
import { isShown, type Report } from "../../../src/report/report.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { anyReport, makeReport, options } from "./make-report.ts";

const print = (report: Report, folder = "") => formatGithub(report, { ...options, folder });

interface Command {
  readonly name: string;
  readonly properties: Record<string, string>;
  readonly data: string;
}

const unescapeData = (text: string) =>
  text.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
const unescapeProperty = (text: string) => unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));

/** A line as the runner of GitHub's workflows reads it: both of its syntaxes. */
function readLine(line: string): Command | undefined {
  const [, name = "", listed = "", data = ""] = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  if (name) {
    const pairs = listed.split(",").map((pair) => pair.split("=", 2));
    const properties = pairs.map(([key = ""]) => {
      const value = listed.split(",").find((pair) => pair.startsWith(`${key}=`)) ?? "";
      return [key, unescapeProperty(value.slice(key.length + 1))];
    });
    return { name, properties: Object.fromEntries(properties), data: unescapeData(data) };
  }
  const [, old = ""] = /##\[([^\]]+)\]/.exec(line) ?? [];
  return old ? { name: old, properties: {}, data: "" } : undefined;
}

describe("github", () => {
  test("each problem is an annotation of its line, the worst first, and the last line is none", () => {
    const report = makeReport(
      [
        { at: "seed", target: "claude", level: "lossy", subject: "seed" },
        { at: "seed", target: "gpt", level: "lossy", subject: "seed" },
        { id: "missing-version", severity: "info", message: "No version, 100%:\nnone." },
        {
          kind: "diagnostic",
          id: "unclosed-block",
          severity: "error",
          message: "Not closed.",
          at: "{{#if a}}\nb",
        },
        { severity: "none" },
        { severity: "error", suppressed: { by: "baseline", reason: "x" } },
      ],
      { "prompts/greet.prompt": "---\nconfig: { seed: 7 }\n---\n{{#if a}}\nb\n" },
    );
    expect(print(report, "packages/a,b")).toMatchInlineSnapshot(`
      "::error file=packages/a%2Cb/prompts/greet.prompt,line=4,endLine=5,title=unclosed-block::Not closed.%0AHelp: Leave it out.
      ::warning file=packages/a%2Cb/prompts/greet.prompt,line=2,endLine=2,col=11,endColumn=15,title=unsupported-parameter (seed)::\`seed\` is not sent to claude (and 1 more).%0ALossy on claude, gpt.%0AHelp: Leave it out.
      ::notice file=packages/a%2Cb/prompts/greet.prompt,line=1,endLine=1,col=1,endColumn=1,title=missing-version::No version, 100%25:␊none.%0AHelp: Leave it out.
      1 prompt, 2 targets: problems: 1 error; findings: 0 fail, 2 warn, 1 info, 1 in the baseline, 1 harmless
      "
    `);
  });

  test("what stands in a report makes no command of its own", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const groups = groupEntries(report.entries.filter(isShown));
        const text = print(report, "packages/a b");
        const lines = text.split("\n");
        expect(lines).toHaveLength(groups.length + 2);
        for (const sign of ["\r", "\u2028", "\u2029", "\u001b"]) expect(text).not.toContain(sign);
        expect(lines.slice(-2).map(readLine)).toEqual([undefined, undefined]);
        groups.forEach(({ first, message }, at) => {
          const { name, properties, data } = readLine(lines[at] ?? "") ?? {
            name: "",
            properties: {},
            data: "",
          };
          expect(name).toBe({ error: "error", warning: "warning", info: "notice", none: "" }[first.severity]);
          expect(properties["file"]).toBe(`packages/a b/${first.path}`);
          expect(properties["title"]).toBe(
            displayText(first.subject === undefined ? first.id : `${first.id} (${first.subject})`),
          );
          expect(data.startsWith(displayText(message))).toBe(true);
          expect(Object.keys(properties).filter((key) => !KNOWN.includes(key))).toEqual([]);
        });
      }),
      { numRuns: cases(120) },
    );
  });

  test("a compilation alone, and nothing at all", () => {
    const compiled = { targets: [], matrix: [] };
    const problem = {
      kind: "diagnostic",
      id: "null-byte",
      severity: "error",
      message: "M.",
      help: "",
    } as const;
    expect(print(makeReport([problem], {}, compiled))).toBe(
      "::error file=prompts/greet.prompt,line=1,endLine=1,col=1,endColumn=1,title=null-byte::M.\n1 prompt: problems: 1 error\n",
    );
    expect(print(makeReport([], {}, compiled))).toBe("1 prompt: no problems\n");
  });

  test("no source is in it, and what is hidden stays so", () => {
    const key = "sk-very-secret-key";
    const report = makeReport([{ at: key, hidesSource: true, message: `\`${key}\` is a key.` }], {
      "prompts/greet.prompt": `Hello ${key}\n`,
    });
    expect(print(report)).not.toContain(key);
    expect(print(report)).not.toContain("Hello");
  });
});

const KNOWN = ["file", "line", "endLine", "col", "endColumn", "title"];
