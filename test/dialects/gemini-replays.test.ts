import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { typeCheck } from "../support/type-check.ts";

const folder = process.env["POLYLECT_REPLAYS"] ?? resolve(import.meta.dirname, "../../../shared/replays");
const file = join(folder, "gemini.jsonl");

test("the body type takes every request that the service accepted", (context) => {
  if (!existsSync(file) && process.env["POLYLECT_REPLAYS"] === undefined) {
    console.log("skipped: no data");
    return context.skip();
  }
  const accepted = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as { status: number; request: unknown })
    .filter(({ status }) => status >= 200 && status < 300);
  expect(accepted.length).toBeGreaterThan(0);
  const literals = accepted.map(({ request }) => `(${JSON.stringify(request)}) satisfies GeminiBody;`);
  const text = `import type { GeminiBody } from "polylect/runtime/gemini";\n${literals.join("\n")}\n`;
  expect(typeCheck({ "requests.ts": text })).toEqual([]);
});

test("the body type refuses what is no request", () => {
  const wrong = ['{ contents: [{ parts: [{ txt: "a" }] }] }', "{}", "{ contents: 1 }"];
  const text = wrong.map((body) => `${body.replace(/^/, "(")}) satisfies GeminiBody;`).join("\n");
  const source = `import type { GeminiBody } from "polylect/runtime/gemini";\n${text}\n`;
  expect(typeCheck({ "wrong.ts": source })).toHaveLength(wrong.length);
});
