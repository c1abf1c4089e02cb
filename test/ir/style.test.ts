import { expect, test } from "vitest";
import { bodyFor } from "../../src/ir/body-for.ts";
import type { Body } from "../../src/ir/prompt.ts";
import { restylingsOf, styleFor } from "../../src/ir/style.ts";

const claude = { targetNames: ["haiku", "fast"], dialect: "anthropic", family: { style: "xml" } } as const;
const gpt = { targetNames: ["gpt"], dialect: "openai-chat", family: {} } as const;

test("a target's style goes before its dialect's, and markdown is what is left", () => {
  expect(styleFor(undefined, claude)).toBe("markdown");
  expect(styleFor("plain", claude)).toBe("plain");
  expect(styleFor({ fast: "plain", anthropic: "xml" }, claude)).toBe("plain");
  expect(styleFor({ anthropic: "xml" }, claude)).toBe("xml");
  expect(styleFor({ anthropic: "xml" }, gpt)).toBe("markdown");
});

test("auto follows the family", () => {
  expect(styleFor("auto", claude)).toBe("xml");
  expect(styleFor("auto", gpt)).toBe("markdown");
  expect(styleFor({ haiku: "auto" }, claude)).toBe("xml");
});

test("only what a setting names is restyled", () => {
  const byFamilies = () => ["xml"] as const;
  expect(restylingsOf(undefined, byFamilies)).toEqual([]);
  expect(restylingsOf("markdown", byFamilies)).toEqual([]);
  expect(restylingsOf("auto", byFamilies)).toEqual(["xml"]);
  expect(restylingsOf({ a: "plain", b: "auto", c: "markdown", d: "plain" }, byFamilies)).toEqual([
    "plain",
    "xml",
  ]);
});

test("a body is that of its style and dialect, as far as there are any", () => {
  const body = (): Body => ({ nodes: [], functions: [], hasHistory: false });
  const [neutral, ollama, xml, xmlOllama] = [body(), body(), body(), body()];
  const bodies = {
    neutral,
    dialects: { ollama },
    styled: { xml: { neutral: xml, dialects: { ollama: xmlOllama } } },
  } as const;
  expect(bodyFor(bodies, undefined, "markdown")).toBe(neutral);
  expect(bodyFor(bodies, "ollama", "plain")).toBe(ollama);
  expect(bodyFor(bodies, "gemini", "xml")).toBe(xml);
  expect(bodyFor(bodies, "ollama", "xml")).toBe(xmlOllama);
});
