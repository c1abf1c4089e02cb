import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { backends } from "../src/backends/registry.ts";
import { checks } from "../src/checks/registry.ts";
import { dialects } from "../src/dialects/registry.ts";
import { dialectIds } from "../src/runtime/dialect-ids.ts";
import { readTree } from "./support/source-tree.ts";

// What docs/extending.md says that adding costs, counted: the lines of src that name each thing there is.

const sources = [...readTree("src").keys()].map((path) => ({
  path,
  lines: readFileSync(`src/${path}`, "utf8").split("\n"),
}));

/** Facts and examples that speak of what is there already; whoever adds something need not touch them. */
const FACTS = /^(?:(?:checks|init|diagnostics\/codes)\/|batch\/formats\.ts$|generate\/open-telemetry\.ts$)/;

/** Places outside of `own` that name something: `path` for each line. */
function placesOf(pattern: RegExp, own: RegExp): string[] {
  return sources
    .filter(({ path }) => !own.test(path) && !FACTS.test(path))
    .flatMap(({ path, lines }) => lines.filter((line) => pattern.test(line)).map(() => path));
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const quoted = (text: string) => new RegExp(`"${escapePattern(text)}"`);

describe("adding", () => {
  const isDialect = (id: string) => (dialectIds as readonly string[]).includes(id);

  test.each(backends.map(({ id }) => id).filter((id) => !isDialect(id)))(
    "the backend %s is one row",
    (id) => {
      expect(placesOf(quoted(id), /^backends\/agents\.ts$/)).toHaveLength(1);
      expect(placesOf(quoted(id), /^backends\/agents\.ts$/)[0]).toMatch(
        // Models inside the process are a server in a file of its own.
        id === "embedded" ? /^backends\/embedded-server\.ts$/ : /^backends\/rows\.ts$/,
      );
    },
  );

  test("a model family is one row", () => {
    const prefixes = new Set(
      backends.flatMap(({ families }) => families.families.flatMap(({ match }) => match)),
    );
    expect(prefixes.size).toBeGreaterThan(80);
    const tables = /(?:-models|capabilities|backends\/agents)\.ts$/;
    // An agent may be called like anything.
    const names = [...prefixes].filter((prefix) => prefix !== "default" && prefix !== "openclaw");
    expect(names.filter((prefix) => placesOf(quoted(prefix), tables).length > 0)).toEqual([]);
  });

  test.each(Object.values(dialects))("the dialect $id is one folder, two lines and its id", (dialect) => {
    const { id } = dialect;
    const places = placesOf(
      new RegExp(`["/]${escapePattern(id)}["/]`),
      // Model files are read for the one dialect that renders them.
      new RegExp(`^(?:dialects/${escapePattern(id)}|backends|model-files)/`),
    );
    expect(places.sort()).toEqual(["dialects/all.ts", "dialects/protocols.ts", "runtime/dialect-ids.ts"]);
    expect(Object.keys(dialects)).toContain(id);
  });

  test.each(checks.map(({ id }) => id))("the check %s is one file and one line", (id) => {
    const isImport = new RegExp(`from "\\./${escapePattern(id)}\\.ts"`);
    const importers = sources.filter(({ lines }) => lines.some((line) => isImport.test(line)));
    expect(importers.map(({ path }) => path)).toEqual(["checks/registry.ts"]);
    expect(readFileSync(`test/checks/${id}.test.ts`, "utf8")).toContain(id);
  });
});

describe("docs/extending.md", () => {
  const page = readFileSync("docs/extending.md", "utf8");

  test("names files that are there", () => {
    for (const [, path = ""] of page.matchAll(/`(src\/[\w/.-]+\.ts)`/g)) {
      expect(() => readFileSync(path), path).not.toThrow();
    }
  });
});
