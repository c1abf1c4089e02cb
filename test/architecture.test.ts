import ts from "typescript";
import { describe, expect, test } from "vitest";
import { declaredNames, exportedNames, readTree, type TreeFile } from "./support/source-tree.ts";

/** A room, or one file of a room, that another room may import. */
type Importable = string;

/** What each room may import: rooms, single files of rooms, packages. Whatever is not in here is forbidden. */
const rooms: Readonly<Record<string, { imports: readonly Importable[]; packages?: readonly string[] }>> = {
  diagnostics: { imports: [], packages: ["node:util"] },
  runtime: { imports: [] },
  codegen: { imports: ["runtime/dialect-ids.ts"] },
  ir: { imports: ["runtime/types.ts", "diagnostics/span.ts"] },
  validation: {
    imports: ["diagnostics", "runtime/check-schema.ts", "runtime/types.ts"],
    packages: ["ajv", "ajv-formats", "ajv/dist/2020.js", "node:module"],
  },
  cache: { imports: ["files/hash-text.ts"], packages: ["node:fs", "node:os", "node:path", "node:url"] },
  config: {
    imports: [
      "cache/cache-file.ts",
      "backends/base-url.ts",
      "backends/embedded-server.ts",
      "backends/model-path.ts",
      "cache/cache-folder.ts",
      "diagnostics",
      "files/hash-text.ts",
      "files/read-text.ts",
      "files/slashed.ts",
      "model-files",
      "runtime/call-helper.ts",
      "runtime/types.ts",
      "validation",
    ],
    packages: ["jiti", "node:fs", "node:module", "node:path", "node:url", "node:util", "node:worker_threads"],
  },
  "phases/source-file.ts": { imports: [] },
  "phases/once.ts": { imports: [] },
  files: { imports: [], packages: ["node:crypto", "node:fs", "node:path"] },
  "phases/1-read": {
    imports: ["diagnostics", "files", "config/resolved-config.ts", "phases/source-file.ts"],
    packages: ["node:buffer", "node:crypto", "node:fs"],
  },
  "phases/2-parse": {
    imports: ["diagnostics", "runtime/types.ts", "phases/once.ts"],
    packages: ["gray-matter", "handlebars", "js-yaml", "node:module", "yaml"],
  },
  "phases/3-analyze": {
    imports: [
      "diagnostics",
      "ir",
      "runtime",
      "codegen/identifiers.ts",
      "phases/once.ts",
      "phases/source-file.ts",
      "phases/2-parse",
      "validation",
    ],
    packages: ["ajv", "ajv/dist/2020.js", "node:module"],
  },
  "phases/4-lower": {
    imports: [
      "diagnostics",
      "ir",
      "runtime",
      "phases/2-parse/template.ts",
      "phases/3-analyze/analyze-template.ts",
    ],
  },
  style: {
    imports: [
      "diagnostics/line-index.ts",
      "ir/style.ts",
      "phases/once.ts",
      "phases/2-parse",
      "phases/3-analyze/analyze-template.ts",
    ],
    packages: ["node:module", "remark-parse", "unified"],
  },
  "phases/5-emit": {
    imports: [
      "codegen",
      "ir",
      "runtime",
      "dialects/dialect.ts",
      "dialects/families.ts",
      "schema/adapted-schemas.ts",
    ],
  },
  schema: { imports: ["runtime"] },
  "dialects/dialect.ts": {
    imports: [
      "ir",
      "runtime/types.ts",
      "runtime/answer-form.ts",
      "schema/adapt-schema.ts",
      "dialects/protocol.ts",
    ],
  },
  "dialects/decoder.ts": { imports: ["runtime/types.ts"] },
  "dialects/protocol.ts": { imports: ["runtime/types.ts", "dialects/decoder.ts"] },
  "dialects/append-turns.ts": { imports: ["runtime/types.ts", "dialects/protocol.ts"] },
  "dialects/load-once.ts": { imports: [] },
  "dialects/protocols.ts": {
    imports: ["runtime/types.ts", "dialects/load-once.ts", "dialects/protocol.ts", "dialects/*"],
  },
  "dialects/read-answer.ts": { imports: ["runtime/types.ts", "dialects/decoder.ts"] },
  "dialects/head.ts": { imports: ["ir", "runtime/types.ts"] },
  "dialects/answer.ts": { imports: ["ir", "runtime", "schema", "dialects/head.ts"] },
  "dialects/families.ts": { imports: ["dialects/dialect.ts", "runtime/model-name.ts"] },
  "dialects/open-models.ts": { imports: ["dialects/dialect.ts", "runtime/template-turns.ts"] },
  "dialects/openai-models.ts": { imports: ["dialects/dialect.ts"] },
  "dialects/wire-shapes.ts": { imports: ["runtime/types.ts"] },
  "model-files": {
    imports: ["dialects/chat-template/control-tokens.ts", "dialects/chat-template/load-engine.ts"],
    packages: ["@huggingface/gguf", "node:fs", "node:path"],
  },
  "dialects/*": {
    packages: ["@huggingface/jinja", "node:module"],
    imports: [
      "ir",
      "runtime",
      "dialects/answer.ts",
      "dialects/append-turns.ts",
      "dialects/decoder.ts",
      "dialects/families.ts",
      "dialects/protocol.ts",
      "dialects/dialect.ts",
      "dialects/head.ts",
      "dialects/load-once.ts",
      "dialects/open-models.ts",
      "dialects/openai-models.ts",
      "dialects/read-answer.ts",
      "dialects/wire-shapes.ts",
      "schema",
    ],
  },
  "dialects/all.ts": { imports: ["dialects/*"] },
  "dialects/registry.ts": { imports: ["dialects/all.ts", "dialects/dialect.ts", "runtime/dialect-ids.ts"] },
  backends: {
    imports: [
      "checks/control-tokens.ts",
      "config/normalize-target.ts",
      "config/resolved-config.ts",
      "runtime/json-value.ts",
      "runtime/model-name.ts",
      "runtime/resolve-reference.ts",
      "runtime/types.ts",
      "dialects/protocols.ts",
      "dialects/registry.ts",
      "dialects/dialect.ts",
      "dialects/families.ts",
      "dialects/head.ts",
      "dialects/open-models.ts",
      "dialects/openai-models.ts",
      "dialects/anthropic/capabilities.ts",
      "dialects/chat-template/capabilities.ts",
      "dialects/gemini/capabilities.ts",
      "dialects/openai-chat/capabilities.ts",
      "schema",
    ],
    packages: ["node:crypto", "node:fs", "node:os", "node:path", "node:timers/promises", "node:url"],
  },
  portability: {
    imports: ["diagnostics", "ir", "runtime/instruct.ts", "runtime/types.ts", "dialects/dialect.ts"],
  },
  checks: {
    imports: [
      "diagnostics",
      "ir",
      "runtime/types.ts",
      "dialects/dialect.ts",
      "portability/find-acceptance.ts",
      "portability/finding.ts",
    ],
  },
  output: { imports: ["diagnostics", "files"], packages: ["node:fs", "node:path"] },
  compiler: {
    imports: [
      "backends",
      "checks",
      "codegen/identifiers.ts",
      "config",
      "diagnostics",
      "dialects/dialect.ts",
      "dialects/families.ts",
      "dialects/registry.ts",
      "files/hash-text.ts",
      "ir",
      "model-files",
      "phases/source-file.ts",
      "phases/2-parse",
      "phases/3-analyze",
      "phases/4-lower",
      "phases/5-emit",
      "portability",
      "runtime",
      "style/restyler.ts",
    ],
    packages: ["node:crypto", "node:zlib"],
  },
  build: {
    imports: [
      "cache",
      "compiler",
      "config",
      "diagnostics",
      "files",
      "output",
      "phases/source-file.ts",
      "phases/1-read",
    ],
    packages: ["node:fs", "node:path"],
  },
  watch: {
    imports: ["build", "config/resolved-config.ts", "files/slashed.ts", "phases/1-read/source-paths.ts"],
    packages: ["chokidar", "node:fs", "node:path"],
  },
  git: {
    imports: ["files/slashed.ts"],
    packages: ["node:child_process", "node:crypto", "node:fs", "node:path", "node:util"],
  },
  staged: {
    imports: [
      "cache",
      "compiler",
      "config",
      "diagnostics",
      "files",
      "git",
      "phases/source-file.ts",
      "phases/1-read",
    ],
    packages: ["node:fs", "node:module", "node:path"],
  },
  batch: {
    imports: ["compiler", "dialects/decoder.ts", "runtime"],
    packages: ["node:buffer", "node:fs", "node:path"],
  },
  suite: {
    imports: [
      "backends",
      "checks",
      "compiler",
      "config/resolved-config.ts",
      "diagnostics",
      "dialects/decoder.ts",
      "dialects/protocols.ts",
      "dialects/registry.ts",
      "generate/errors.ts",
      "generate/send-request.ts",
      "output",
      "phases/source-file.ts",
      "portability",
      "runtime",
    ],
    packages: [
      "jiti",
      "jsonpath-js",
      "node:fs",
      "node:module",
      "node:path",
      "node:url",
      "node:util",
      "node:vm",
      "yaml",
    ],
  },
  report: {
    imports: [
      "checks",
      "config/resolved-config.ts",
      "diagnostics",
      "files/hash-text.ts",
      "portability",
      "runtime/types.ts",
      "suite/matrix.ts",
    ],
    packages: ["jsonc-parser", "node:util"],
  },
  fixes: {
    imports: ["diagnostics", "output/writable-file-system.ts", "report/report.ts"],
    packages: ["node:buffer", "node:fs"],
  },
  init: {
    imports: ["config", "diagnostics", "output/writable-file-system.ts"],
    packages: ["jsonc-parser", "node:fs", "node:path", "package-manager-detector"],
  },
  generate: {
    imports: [
      "backends/base-url.ts",
      "backends/transports/embedded.ts",
      "backends/transports/http.ts",
      "backends/transports/process-environment.ts",
      "backends/transports/secrets.ts",
      "backends/transports/network-error.ts",
      "backends/transports/transport.ts",
      "dialects/decoder.ts",
      "dialects/protocol.ts",
      "dialects/protocols.ts",
      "runtime/check-schema.ts",
      "runtime/errors.ts",
      "runtime/formats.ts",
      "runtime/lower.ts",
      "runtime/types.ts",
    ],
    packages: ["eventsource-parser"],
  },
  vite: {
    imports: ["build", "diagnostics", "files/read-text.ts", "watch"],
    packages: ["node:path", "vite"],
  },
  vitest: {
    imports: [
      "build",
      "compiler",
      "config/resolved-config.ts",
      "diagnostics",
      "files/read-text.ts",
      "generate/render-request.ts",
      "generate/resolve-model.ts",
      "output/writable-file-system.ts",
      "report",
      "runtime",
      "suite",
    ],
    packages: ["node:path", "node:util", "vitest"],
  },
  cli: {
    imports: [
      "backends",
      "batch",
      "build",
      "compiler",
      "config",
      "diagnostics",
      "dialects/decoder.ts",
      "dialects/dialect.ts",
      "dialects/families.ts",
      "dialects/protocols.ts",
      "files/read-text.ts",
      "fixes",
      "generate/node.ts",
      "git",
      "init",
      "output",
      "phases/source-file.ts",
      "report",
      "runtime",
      "staged",
      "suite",
      "watch",
    ],
    packages: [
      "node:buffer",
      "node:fs",
      "node:module",
      "node:path",
      "node:stream",
      "node:stream/consumers",
      "node:url",
      "node:util",
      "node:v8",
      "yaml",
    ],
  },
  index: {
    imports: [
      "compiler",
      "config",
      "diagnostics/diagnostic.ts",
      "phases/source-file.ts",
      "portability/finding.ts",
    ],
  },
};

/** Rooms whose files are tables: their length says how much is known, not how it is written. */
const isData = (path: string) =>
  /(?:\/capabilities|\/wire-schema[a-z-]*|diagnostics\/codes\/[a-z-]+|finding-texts|-models|error-kinds|backends\/rows)\.ts$/.test(
    path,
  );

const src = readTree("src");
const files = [...src.values()];

function roomOf(path: string): string {
  if (path in rooms) return path;
  const [first = "", second = ""] = path.split("/");
  if (first === "phases") return `phases/${second}`;
  if (first === "dialects") return "dialects/*";
  return first.replace(/\.ts$/, "");
}

const dialectOf = (path: string) => (roomOf(path) === "dialects/*" ? path.split("/")[1] : undefined);

function mayImport(from: string, to: string): boolean {
  const [own, other] = [roomOf(from), roomOf(to)];
  if (own === other) return dialectOf(from) === dialectOf(to);
  return rooms[own]?.imports.some((allowed) => allowed === other || allowed === to) ?? false;
}

describe("imports", () => {
  test("every file stands in a room of the table", () => {
    expect(files.map(({ path }) => path).filter((path) => !(roomOf(path) in rooms))).toEqual([]);
  });

  test("rooms import one way, by the table", () => {
    const forbidden = files.flatMap(({ path, imports }) =>
      imports.filter((to) => !mayImport(path, to)).map((to) => `${path} -> ${to}`),
    );
    expect(forbidden).toEqual([]);
  });

  test("every import leads to a file", () => {
    const missing = files.flatMap(({ path, imports }) =>
      imports.filter((to) => !src.has(to)).map((to) => `${path} -> ${to}`),
    );
    expect(missing).toEqual([]);
  });

  test("packages are used where the table says", () => {
    const forbidden = files.flatMap(({ path, packages }) =>
      packages
        .filter((name) => !rooms[roomOf(path)]?.packages?.includes(name))
        .map((name) => `${path} -> ${name}`),
    );
    expect(forbidden).toEqual([]);
  });

  test("the table allows nothing that nobody uses", () => {
    const used = new Map<string, Set<string>>();
    for (const { path, imports, packages } of files) {
      const uses = used.get(roomOf(path)) ?? new Set();
      used.set(roomOf(path), uses);
      for (const to of imports) uses.add(to).add(roomOf(to));
      for (const name of packages) uses.add(name);
    }
    const idle = Object.entries(rooms).flatMap(([room, { imports, packages = [] }]) =>
      [...imports, ...packages]
        .filter((name) => !used.get(room)?.has(name))
        .map((name) => `${room}: ${name}`),
    );
    expect(idle).toEqual([]);
  });

  test("no cycle, types included", () => {
    expect(findCycles()).toEqual([]);
  });

  test("what emitted code imports reaches nothing but itself", () => {
    const dialects = files.filter(({ path }) => /^dialects\/[^/]+\/runtime\.ts$/.test(path));
    expect(dialects).toHaveLength(6);
    for (const entry of [src.get("runtime/index.ts") as TreeFile, ...dialects]) {
      const own = entry.path.replace(/[^/]+$/, "");
      for (const { path, packages } of reach(entry.path)) {
        expect(path.startsWith("runtime/") || path.startsWith(own), `${entry.path} reaches ${path}`).toBe(
          true,
        );
        // The one engine that a dialect needs, in the one file that emitted code imports it through.
        const engine = path === "dialects/chat-template/runtime.ts" ? ["@huggingface/jinja"] : [];
        expect(packages, path).toEqual(engine);
      }
    }
  });
});

/** Groups of files that import each other, directly or not. */
function findCycles(): string[][] {
  return files
    .filter(({ path, imports }) => imports.some((to) => reach(to).some((reached) => reached.path === path)))
    .map(({ path }) =>
      reach(path)
        .map((reached) => reached.path)
        .filter((to) => reach(to).some((back) => back.path === path)),
    )
    .filter((group, index, all) => all.findIndex((other) => other.join() === group.join()) === index);
}

const reached = new Map<string, readonly TreeFile[]>();

/** A file and all that it imports, directly or not, sorted. */
function reach(path: string): readonly TreeFile[] {
  const known = reached.get(path);
  if (known) return known;
  const found = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(src.get(next)?.imports ?? []));
  }
  const result = [...found].sort().flatMap((each) => src.get(each) ?? []);
  reached.set(path, result);
  return result;
}

describe("the house in figures", () => {
  const figures = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { count: sorted.length, median: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
  };
  const longest = (all: readonly { name: string; lines: number }[]) =>
    [...all].sort((a, b) => b.lines - a.lines).slice(0, 3);

  test("files are short", () => {
    const code = files.filter(({ path }) => !isData(path)).map(({ path, lines }) => ({ name: path, lines }));
    const { count, median, p90, max } = figures(code.map(({ lines }) => lines));
    const total = files.reduce((sum, { lines }) => sum + lines, 0);
    console.log(
      `files: ${files.length} (${total} lines), of them ${count} not tables; lines median ${median} / p90 ${p90} / max ${max}`,
    );
    expect(median).toBeLessThanOrEqual(80);
    expect(p90).toBeLessThanOrEqual(220);
    expect(max, JSON.stringify(longest(code))).toBeLessThanOrEqual(400);
  });

  test("functions are short", () => {
    const functions = files.flatMap(functionsOf);
    const { count, median, p90, max } = figures(functions.map(({ lines }) => lines));
    console.log(`functions: ${count}; lines median ${median} / p90 ${p90} / max ${max}`);
    expect(median).toBeLessThanOrEqual(10);
    expect(p90).toBeLessThanOrEqual(40);
    expect(max, JSON.stringify(longest(functions))).toBeLessThanOrEqual(80);
  });

  test("every exported name is documented", () => {
    const names = files.flatMap((file) => declaredNames(file).map((each) => ({ ...each, path: file.path })));
    console.log(`exported names: ${names.length}; import cycles: ${findCycles().length}`);
    expect(names.filter(({ documented }) => !documented).map(({ name, path }) => `${path}: ${name}`)).toEqual(
      [],
    );
  });

  test("the root entry is small", () => {
    const names = exportedNames(src, "index.ts");
    console.log(`names at the root entry: ${names.size}`);
    expect(names.size).toBeLessThanOrEqual(20);
    expect([...names.values()].filter(({ documented }) => !documented)).toEqual([]);
  });

  test("tests weigh what the source weighs", () => {
    const sum = (tree: Iterable<TreeFile>) => [...tree].reduce((total, { lines }) => total + lines, 0);
    const ratio = sum(readTree("test").values()) / sum(files);
    console.log(`test lines per source line: ${ratio.toFixed(2)}`);
    expect(ratio).toBeGreaterThan(0);
  });
});

function functionsOf({ path, ast }: TreeFile): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const line = (position: number) => ast.getLineAndCharacterOfPosition(position).line;
      const start = line(node.getStart(ast));
      found.push({ name: `${path}:${start + 1}`, lines: line(node.end) - start + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}
