import { describe, expect, test } from "vitest";
import { indexLines } from "../../src/diagnostics/line-index.ts";
import { addFingerprints } from "../../src/report/fingerprint.ts";
import type { BareEntry } from "../../src/report/report.ts";

/** An entry that points at a text of a file; at the start of the file where the text is empty. */
function entryAt(source: string, text: string, more: Partial<BareEntry> = {}): BareEntry {
  const at = text === "" ? 0 : source.indexOf(text);
  return {
    kind: "finding",
    id: "unsupported-parameter",
    severity: "warning",
    level: "lossy",
    message: "`a` loses it.",
    why: "",
    help: "",
    path: "prompts/a.prompt",
    prompt: "a",
    target: "claude",
    subject: "seed",
    span: indexLines(source).span(at, at + text.length),
    ...more,
  };
}

const source = "---\nconfig: { seed: 7 }\n---\nHello\n";
const print = (text: string, ...entries: readonly BareEntry[]) =>
  addFingerprints(entries, () => text).map(({ fingerprint }) => fingerprint);
const [first] = print(source, entryAt(source, "seed"));

describe("the same fingerprint", () => {
  test.each([
    ["after lines above it", `# a\n\n${source}`, "seed", {}],
    ["written in lines", "---\r\nconfig:\r\n    'seed':  8\r\n---\r\n", "'seed'", {}],
    [
      "in a file of another name",
      source,
      "seed",
      { path: "b.prompt", prompt: "b", message: "`b` loses it." },
    ],
    ["at another level", source, "seed", { level: "refused", severity: "error" } as const],
  ])("%s", (_, text, token, more) => {
    expect(print(text, entryAt(text, token, more))).toEqual([first]);
  });

  test("of what is true of a whole file, whatever it says first and whatever it is called", () => {
    const whole = {
      id: "missing-description",
      target: undefined,
      subject: undefined,
    } as unknown as BareEntry;
    const named = "---\nname: a\n---\nHello";
    expect(print("You are.", entryAt("You are.", "", whole))).toEqual(
      print(named, entryAt(named, "name", whole)),
    );
  });

  test("for two prompts that have it from one partial", () => {
    const text = "Bad and bad";
    const [one, two, ...others] = print(
      text,
      entryAt(text, "ad", { prompt: "a" }),
      entryAt(text, "ad", { prompt: "b" }),
    );
    expect([one, others]).toEqual([two, []]);
  });
});

describe("another fingerprint", () => {
  test("for everything else, and for the second of its kind", () => {
    const made = print(
      source,
      entryAt(source, "seed"),
      entryAt(source, "seed"),
      entryAt(source, "seed", { target: "gpt" }),
      entryAt(source, "seed", { subject: "n" }),
      entryAt(source, "seed", { id: "other" }),
      entryAt(source, "config"),
      entryAt(source, ""),
    );
    expect(new Set(made).size).toBe(made.length);
  });

  test("for another key, of which only what is printed is looked at", () => {
    const key = (text: string, message: string) => entryAt(text, text, { hidesSource: true, message });
    expect(print("sk-1234", key("sk-1234", "`sk-1…` (40)"))).toEqual(
      print("sk-1299", key("sk-1299", "`sk-1…` (40)")),
    );
    expect(print("sk-1234", key("sk-1234", "`sk-1…` (40)"))).not.toEqual(
      print("sk-1234", key("sk-1234", "`sk-1…` (41)")),
    );
  });

  test("is there for a file that cannot be read", () => {
    expect(addFingerprints([entryAt(source, "seed")], () => undefined)[0]?.fingerprint).toMatch(
      /^[0-9a-f]{16}$/,
    );
  });
});
