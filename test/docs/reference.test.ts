import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { backends } from "../../src/backends/registry.ts";
import { checks } from "../../src/checks/registry.ts";
import { diagnosticCodes } from "../../src/diagnostics/codes.ts";
import type { ModelFamily } from "../../src/dialects/dialect.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { findingTexts } from "../../src/portability/finding-texts.ts";

// Pages that say what tables of the source say are written by `npx vitest run test/docs -u`.

const made = (from: string) =>
  `<!-- Made from ${from} by \`npx vitest run test/docs -u\`. Do not edit by hand. -->`;

function renderFindings(): string {
  const entries = Object.entries(findingTexts).map(([id, { title, message, why, help }]) =>
    [
      `## ${id}`,
      `**${title}.**`,
      message.replaceAll("`{subject}`", "_subject_").replaceAll("{target}", "_target_"),
      `- Why: ${why}\n- Help: ${help}`,
    ].join("\n\n"),
  );
  return [
    "# Findings",
    made("src/portability/finding-texts.ts"),
    "What `polylect check` and `polylect test` say about a prompt on a target. `polylect explain <id>` prints the same text in a terminal. The levels are explained in [dialects.md](dialects.md); how to accept a finding, in [prompt-files.md](prompt-files.md#portability).",
    ...entries,
  ].join("\n\n");
}

function renderChecks(): string {
  const entries = checks.map(({ id, title, severity, level, category, why, help }) =>
    [
      `## ${id}`,
      `**${title}** (${severity}; level ${level}, category ${category}).`,
      `- Why: ${why}\n- Help: ${help}`,
    ].join("\n\n"),
  );
  return [
    "# Checks",
    made("src/checks/*.ts"),
    "What `polylect check` says besides the [findings](findings.md) of each dialect: rules about prompts, about the models that targets name, and about cases. `polylect explain <id>` prints the same text in a terminal.",
    "An error fails the command, a warning and an info do not; [`checks`](config.md#checks) in the config says otherwise for one check. The level counts in the matrix: for a whole column where a target is meant, for a whole row where a prompt is.",
    "What is found in a prompt, or in the model that its front matter names, is [accepted](prompt-files.md#portability) like any finding. A target of the config belongs to no prompt, so only the config can silence what is found in it. What a project had before it took up checks can stand in a [baseline](baseline.md). Some results carry a `fix`: a text edit, which `--format json` prints and `check --fix` [makes](fixes.md).",
    "[How to add a check](architecture.md#how-to-add-) is in the page about the architecture.",
    ...entries,
  ].join("\n\n");
}

function renderDiagnostics(): string {
  const entries = Object.entries(diagnosticCodes).map(([code, { severity, title, why, help, explain }]) =>
    [`## ${code}`, `**${title}** (${severity}).`, explain.trim(), `- Why: ${why}\n- Help: ${help}`].join(
      "\n\n",
    ),
  );
  return [
    "# Diagnostics",
    made("src/diagnostics/codes.ts"),
    "Problems in prompt files, schemas, cases and the config. `polylect explain <code>` prints the same text in a terminal. An error keeps the compiler from writing anything; a warning does not.",
    ...entries,
  ].join("\n\n");
}

/** The models of every backend but the router, each table once. */
function renderFamilies(): string[] {
  const tables = new Map<string, { backends: string[]; text: string }>();
  for (const { id, families } of backends.filter(({ id }) => id !== "openrouter")) {
    const names = families.families.map(({ name }) => name).join("\n");
    const table = tables.get(names) ?? { backends: [], text: tabulateFamilies(families.families) };
    table.backends.push(id);
    tables.set(names, table);
  }
  return [...tables.values()].map(({ backends: ids, text }) => `### ${ids.join(", ")}\n\n${text}`);
}

function tabulateFamilies(families: readonly ModelFamily[]): string {
  const count = (tokens: number | undefined) => tokens?.toLocaleString("en") ?? "–";
  const rows = families.map(({ name, match, contextWindow, maxOutputTokens, retires, successor }) => [
    name,
    match.map((prefix) => `\`${prefix}\``).join(", "),
    count(contextWindow),
    count(maxOutputTokens),
    retires ?? "",
    successor === undefined ? "" : `\`${successor}\``,
  ]);
  const head = ["family", "names begin with", "context", "output", "served until", "successor"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function renderSupport(): string {
  const all = Object.values(dialects);
  const features = [
    ...new Set(all.flatMap(({ capabilities }) => capabilities.features.map((row) => row.feature))),
  ];
  const cell = (id: string, feature: string): string => {
    const row = all
      .find((dialect) => dialect.id === id)
      ?.capabilities.features.find((each) => each.feature === feature);
    return row ? [row.support, row.how].filter(Boolean).join(": ").replaceAll("|", "\\|") : "";
  };
  const table = [
    ["feature", ...all.map(({ id }) => id)],
    ["---", ...all.map(() => "---")],
    ...features.map((feature) => [feature, ...all.map(({ id }) => cell(id, feature))]),
  ].map((cells) => `| ${cells.join(" | ")} |`);
  return [
    "# What each dialect takes",
    made("src/dialects/*/capabilities.ts and the tables of models"),
    "How a feature of a prompt reaches each dialect. The words are the levels of [dialects.md](dialects.md); `by-model` means that it depends on the family of the model.",
    table.join("\n"),
    "## Model families",
    "A model belongs to the family with the longest of these beginnings of its name, which is its id without an organization. A model that matches none is treated like the newest. Sizes are tokens; a dash means that no source was found. OpenRouter serves all of these but the agents, with sizes of its own where they differ.",
    ...renderFamilies(),
  ].join("\n\n");
}

describe("pages made from tables", () => {
  test.each([
    ["findings.md", renderFindings],
    ["checks.md", renderChecks],
    ["diagnostics.md", renderDiagnostics],
    ["support.md", renderSupport],
  ])("docs/%s is up to date", async (page, render) => {
    await expect(`${render()}\n`).toMatchFileSnapshot(`../../docs/${page}`);
  });
});

const pages = ["README.md", "CHANGELOG.md", ...list("docs")];

function list(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
}

/** Anchors as code hosts make them from headings. */
function anchorsOf(page: string): Set<string> {
  const headings = readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, text = ""]) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("links between pages", () => {
  test.each(pages)("%s", (page) => {
    const links = readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g);
    for (const [link, path = "", anchor] of links) {
      const target = path === "" ? page : join(dirname(page), path);
      expect(() => readFileSync(target), link).not.toThrow(/ENOENT/);
      if (anchor !== undefined) expect([...anchorsOf(target)], link).toContain(anchor);
    }
  });
});
