import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import fc from "../support/fast-check.ts";
import { listFound, makeRepository, type Repository } from "./repository.ts";

const PROMPTS = ["a", "b", "dir/c", "dir/d"];
const PARTIALS = ["_x", "_y", "dir/_z"];
const SCHEMAS = ["S", "T"];

const uses = fc.subarray(["x", "y", "dir/z", "gone"], { maxLength: 2 });
const text = fc.constantFrom(
  "Hello.",
  "{{name}}",
  '{{role "system"}}Late.',
  "{{#if name}}x{{/if}}",
  "{{broken",
);
/** So small that a long case does not fit. */
const WINDOW = "overrides: { ollama: { options: { num_ctx: 64 } } }";
const lines = fc.subarray(
  [
    "config: { seed: 1 }",
    "config: { temperature: 3 }",
    "input: { schema: S }",
    "input: { schema: T }",
    "inputs: {}",
  ],
  { maxLength: 2 },
);
const promptFile: fc.Arbitrary<string> = fc
  .tuple(lines, text, uses)
  .map(([front, body, names]) =>
    ["---", WINDOW, ...new Set(front), "---", body, ...names.map((name) => `{{> ${name}}}`), ""].join("\n"),
  );
const partialFile: fc.Arbitrary<string> = fc
  .tuple(text, fc.subarray(["y", "dir/z"], { maxLength: 1 }))
  .map(([body, [name]]) => (name ? `${body} {{#if name}}{{> ${name}}}{{/if}}` : body));
const schemaFile = fc.constantFrom<string[]>(
  '{ "type": "object", "properties": { "name": { "type": "string" } }, "additionalProperties": false }',
  '{ "type": "object", "properties": { "other": { "type": "string" } }, "additionalProperties": false }',
  "{ broken",
);
const caseFile = fc.constantFrom<string[]>(
  "input: { name: x }\n",
  `input: { name: ${"x".repeat(600)} }\n`,
  "input: [\n",
);

const orGone = (content: fc.Arbitrary<string>) => fc.option(content, { nil: null, freq: 5 });

/** A file, and what becomes of it: a text, or nothing where it is removed. */
const edit: fc.Arbitrary<readonly [string, string | null]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom(...PROMPTS.map((name) => `prompts/${name}.prompt`)),
      orGone(promptFile),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constantFrom(...PARTIALS.map((name) => `prompts/${name}.prompt`)),
      orGone(partialFile),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom(...SCHEMAS.map((name) => `schemas/${name}.json`)),
      orGone(schemaFile),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom(...PROMPTS.map((name) => `fixtures/${name}/one.yaml`)),
      orGone(caseFile),
    ),
  },
);

/** Where it begins: prompts that take any case. */
const SOUND = Object.fromEntries(
  PROMPTS.map((name) => [`prompts/${name}.prompt`, `---\n${WINDOW}\n---\nDear {{name}}\n`]),
);

const CONFIG = JSON.stringify({
  targets: { claude: "anthropic/claude-haiku-4-5-20251001", local: "ollama/qwen3:8b" },
  checks: { "unknown-model": "off" },
});

/** Everything that a plain check says of a tree that git writes out, in a folder of its own. */
async function checkTree({ git }: Repository): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "polylect-tree-"));
  try {
    git("checkout-index", "--all", `--prefix=${folder}/`);
    return listFound(await runCli(folder, "check --format json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function apply({ root, git, write }: Repository, [path, content]: readonly [string, string | null]): void {
  const isThere = git("ls-files", "--", path) !== "";
  if (content === null && !isThere) return;
  write({ [path]: content });
  git("add", "--all", "--", path);
  // What stands in the working tree afterwards is nobody's business.
  if (content !== null) execFileSync("sh", ["-c", 'printf "{{unfinished" > "$1"', "sh", join(root, path)]);
}

test("what is new in a plain check of the next commit is found, nothing else than what is in it, and a cache changes nothing", {
  timeout: 120_000,
}, async () => {
  const repository = makeRepository({ "prompt.config.json": CONFIG, ...SOUND });
  let before = await checkTree(repository);
  let seen = 0;
  try {
    const changes = fc.sample(fc.array(edit, { minLength: 1, maxLength: 3 }), 24);
    for (const [index, change] of changes.entries()) {
      for (const one of change) apply(repository, one);
      const now = await checkTree(repository);
      const warm = await repository.found();
      rmSync(join(repository.root, "node_modules/.cache"), { recursive: true, force: true });
      const cold = await repository.found();
      const context = JSON.stringify(change);
      expect(warm, context).toEqual(cold);
      expect(now, context).toEqual(expect.arrayContaining(warm));
      const added = now.filter((line) => !before.includes(line));
      expect(warm, context).toEqual(expect.arrayContaining(added));
      seen += added.length;
      if (index % 2 === 1) {
        repository.git("commit", "--quiet", "--allow-empty", "-m", "next");
        before = now;
      }
    }
    expect(seen).toBeGreaterThan(0);
  } finally {
    rmSync(repository.root, { recursive: true, force: true });
  }
});
