// Builds the package: `node .ci/build.mjs [folder]`, by default into dist/. What is built follows from package.json:
// a module for each entry of `exports` and `bin`, the chunks that they share, and the declarations that they need.
// With `--if-changed`, as each install asks, nothing is built where dist/ was built from these very files.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const ifChanged = process.argv[2] === "--if-changed";
const target = resolve(root, ifChanged ? "dist" : (process.argv[2] ?? "dist"));
/** Holds what the files were built from; it is not packed. */
const STAMP = ".inputs";
// Built aside and moved into place, so that a build that fails or runs beside others leaves the old files whole.
const work = join(root, `node_modules/.cache/polylect-${process.pid}`);

/** Names of modules below src/, without an ending. A pattern stands for every dialect. */
const dialects = readdirSync(join(root, "src/dialects"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const entries = Object.values(manifest.exports)
  .flatMap((entry) => [entry.default ?? [], entry.node ?? []].flat())
  .flatMap((path) => (path.includes("*") ? dialects.map((id) => path.replace("*", id)) : [path]));
const commands = Object.values(manifest.bin);
const names = (paths) => paths.map((path) => path.replace(/^\.\/dist\/|\.js$/g, ""));
const runtimeEntries = new Set(
  names(entries.filter((path) => /^\.\/dist\/(?:runtime|dialects)\//.test(path))).map((name) =>
    join(root, "src", `${name}.ts`),
  ),
);

/** Whether an entry of the runtime needs a module. */
function isOfRuntime(id, context, seen = new Set()) {
  if (runtimeEntries.has(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return context.getModuleInfo(id)?.importers.some((from) => isOfRuntime(from, context, seen)) ?? false;
}

/**
 * The chunk of a module that the runtime needs. A dialect whose runtime imports a package, which no app without it can
 * load, has one of its own, into which that import does not go: the compiler loads the package another way.
 */
function chunkOf(id, context) {
  if (!isOfRuntime(id, context)) return null;
  const [, folder, dialect] = /^(.*\/src\/dialects\/([^/]+))\//.exec(id.replaceAll("\\", "/")) ?? [];
  const entry = folder === undefined ? undefined : join(folder, "runtime.ts");
  const imported = context.getModuleInfo(entry ?? "")?.importedIds ?? [];
  if (!imported.some((path) => !/^(?:[./]|[A-Za-z]:)/.test(path))) return "runtime";
  return id === entry ? null : dialect;
}

/** The modules that load with some others. */
function loadedWith(names, context) {
  const found = new Set(names.map((name) => join(root, "src", `${name}.ts`)));
  for (const id of found) for (const next of context.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

const PROJECT_COMMANDS = ["vite/index", "cli/commands/compile", "cli/commands/explain", "cli/commands/init"];

/**
 * A file takes about as long to open as a thousand lines take to read, so the command line has few chunks: what every
 * start needs, what commands without the compiler need, and the compiler with all that looks at its prompts.
 */
const commandChunks = [
  { name: "start", from: ["index", "cli/main"] },
  { name: "project", from: PROJECT_COMMANDS },
  { name: "compiler", from: ["cli/run-check"] },
  { name: "options", from: ["cli/main", "cli/commands/check"], isWhole: true },
  { name: "report", from: ["report/formats/pretty"], isWhole: true },
];

/**
 * What apps load that send prompts: nothing of it may bring along the compiler, and only the models inside the process what
 * only Node has. What the command line needs too stands first, so that it does not load the rest.
 */
const gatewayChunks = [
  { name: "addresses", from: ["backends/base-url", "config/normalize-target", "dialects/load-once"] },
  { name: "model-path", from: ["backends/model-path"] },
  { name: "protocols", from: dialects.map((id) => `dialects/${id}/protocol`) },
  { name: "gateway", from: ["generate/index"] },
];

const isEntry = (id) =>
  [...entries, ...commands].some(
    (path) => id === join(root, path.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts")),
  );

/** Modules that load when a command asks for them have files of their own. */
const isAsked = (id, context) => (context.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0;

/** With `isWhole`, also what a check does not load at once. */
function isOfCommand({ from, isWhole }, id, context) {
  if (isEntry(id) || !loadedWith(from, context).has(id)) return false;
  return isWhole ? !isAsked(id, context) : loadedWith(["cli/run-check"], context).has(id);
}

const named = (name, wanted) => (name === wanted ? name : null);

const HELPERS = "chunks/rolldown-runtime.js";

/** Rolldown puts its helpers into a chunk of their own, which every app would have to load beside the runtime. */
function inlineHelpers(outDir) {
  if (!existsSync(join(outDir, HELPERS))) return;
  const file = join(outDir, "chunks/runtime.js");
  const helpers = readFileSync(join(outDir, HELPERS), "utf8");
  const [, local] = /^export \{ (\w+) as t \};$/m.exec(helpers) ?? [];
  const code = readFileSync(file, "utf8");
  const own = code.replace(`import { t as ${local} } from "./rolldown-runtime.js";\n`, () =>
    helpers.replace(/^export .*$/m, ""),
  );
  writeFileSync(file, own);
  const chunks = readdirSync(join(outDir, "chunks")).map((name) => join(outDir, "chunks", name));
  if (!chunks.some((path) => readFileSync(path, "utf8").includes('"./rolldown-runtime.js"')))
    rmSync(join(outDir, HELPERS));
}

async function buildModules(outDir) {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(names([...entries, ...commands]).map((name) => [name, `src/${name}.ts`])),
    // Emitted code runs anywhere, so no help from Node may get into what it imports.
    platform: "neutral",
    external: (id) => !/^[./]/.test(id),
  });
  await bundle.write({
    dir: outDir,
    format: "esm",
    chunkFileNames: "chunks/[name].js",
    comments: { jsdoc: false },
    // One chunk for all that emitted modules import: an app that is not bundled then loads few files.
    codeSplitting: {
      groups: [
        // What several dialects need goes with the first.
        { debugName: "runtime", name: (id, context) => named(chunkOf(id, context), "runtime"), priority: 99 },
        { debugName: "dialects", name: chunkOf, priority: 98 },
        ...gatewayChunks.map(({ name, from }, index) => ({
          debugName: name,
          name: (id, context) => (!isEntry(id) && loadedWith(from, context).has(id) ? name : null),
          priority: commandChunks.length + gatewayChunks.length - index,
        })),
        ...commandChunks.map((chunk, index) => ({
          debugName: chunk.name,
          name: (id, context) => (isOfCommand(chunk, id, context) ? chunk.name : null),
          priority: commandChunks.length - index,
        })),
      ],
    },
  });
  await bundle.close();
  inlineHelpers(outDir);
  for (const path of names(commands)) chmodSync(join(outDir, `${path}.js`), 0o755);
}

const RELATIVE = /((?:from|import)\s*\(?\s*")(\.{1,2}\/[^"]+)\.ts"/g;

/** Keeps what the declarations of entries reach, under the names that the published files have. */
function buildDeclarations(outDir) {
  const all = `${work}-types`;
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(
    process.execPath,
    [tsc, "-p", join(root, "tsconfig.build.json"), "--emitDeclarationOnly", "--outDir", all],
    { stdio: "inherit" },
  );
  const found = new Set(names(entries));
  for (const name of found) {
    const text = readFileSync(join(all, `${name}.d.ts`), "utf8");
    for (const [, , path] of text.matchAll(RELATIVE)) found.add(posix.join(posix.dirname(name), path));
    const file = join(outDir, `${name}.d.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replace(RELATIVE, '$1$2.js"'));
  }
}

/** A hash of every file that the build reads. */
function hashInputs() {
  const tops = readdirSync(root).filter((name) => /^(?:package(?:-lock)?|tsconfig.*)\.json$/.test(name));
  const sources = readdirSync(join(root, "src"), { recursive: true }).map((name) => join("src", name));
  const hash = createHash("sha256");
  for (const path of [".ci/build.mjs", ...tops, ...sources.filter((name) => name.endsWith(".ts"))].sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

const inputs = hashInputs();
const stamp = join(target, STAMP);
if (ifChanged && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) {
  console.log("dist is up to date");
} else {
  try {
    buildDeclarations(work);
    await buildModules(work);
    writeFileSync(join(work, STAMP), inputs);
    rmSync(target, { recursive: true, force: true });
    renameSync(work, target);
  } finally {
    for (const folder of [work, `${work}-types`]) rmSync(folder, { recursive: true, force: true });
  }
}
