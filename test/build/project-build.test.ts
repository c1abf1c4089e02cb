import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProjectBuild } from "../../src/build/project-build.ts";
import * as units from "../../src/compiler/prompt-unit.ts";
import { Random } from "../differential/random.ts";
import { compileCold, readOutput } from "../support/cold-compile.ts";
import {
  configText,
  helperText,
  makeGeneratedProject,
  packageText,
  partialFile,
  promptPath,
  promptText,
  schemaText,
  writeFiles,
} from "../support/generated-project.ts";
import { SEED } from "../support/seed.ts";

vi.mock("../../src/compiler/prompt-unit.ts", { spy: true });

let root: string;

beforeEach(() => {
  root = makeGeneratedProject(12);
  mkdirSync(join(root, "node_modules"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const out = () => join(root, "generated/prompts");
const cacheFolder = () => join(root, "node_modules/.cache/polylect");
const put = (path: string, text: string) => writeFiles(root, { [path]: text });

/** One run of a new process, as far as the cache is concerned. */
async function buildOnce(cache = true) {
  vi.mocked(units.compileUnit).mockClear();
  const build = new ProjectBuild(root, { cache });
  const report = await build.run();
  build.save();
  return { report, compiled: vi.mocked(units.compileUnit).mock.calls.map(([source]) => source.path) };
}

/** Compares the output with that of a compilation that knows nothing. */
async function expectCold() {
  const { files, isBroken } = await compileCold(root);
  if (!isBroken) expect(readOutput(out())).toEqual({ files, isListed: true });
}

describe("a cache", () => {
  it("spares every prompt where nothing changed, with the same report", async () => {
    put("prompts/odd.prompt", "---\nconfig: { maxTurns: 3 }\n---\nHi");
    const first = await buildOnce();
    expect(first.compiled).toHaveLength(13);
    const second = await buildOnce();
    expect(second.compiled).toEqual([]);
    expect(second.report.diagnostics).toEqual(first.report.diagnostics);
    expect(second.report.unchanged).toEqual(first.report.written);
  });

  it.each<[string, () => void, number]>([
    ["one prompt", () => put(promptPath(1), promptText(1, "Other")), 1],
    ["a partial of one", () => put(`prompts/${partialFile("tone")}`, "Be other."), 1],
    ["a schema of one", () => put("schemas/Answer.json", schemaText("other")), 1],
    ["a partial that none uses", () => put("prompts/_unused.prompt", "Hi"), 0],
    ["the targets", () => put("prompt.config.json", configText(2, true)), 12],
    ["the kind of module", () => put("package.json", packageText("commonjs")), 12],
    ["nothing but the date", () => utimesSync(join(root, promptPath(1)), 1, 1), 0],
  ])("spares what does not depend on %s", async (_what, change, count) => {
    await buildOnce();
    change();
    expect((await buildOnce()).compiled).toHaveLength(count);
    await expectCold();
  });

  it.each<[string, () => void]>([
    ["changed", () => writeFileSync(join(out(), "p1.js"), "// mine\n")],
    ["removed", () => rmSync(join(out(), "p1.d.ts"))],
    ["removed with all others", () => rmSync(out(), { recursive: true })],
  ])("does not hide that an emitted file was %s", async (_what, change) => {
    await buildOnce();
    change();
    await buildOnce();
    await expectCold();
  });

  it.each<[string, (text: string) => string]>([
    ["empty", () => ""],
    ["cut off", (text) => text.slice(0, text.length / 2)],
    ["cut off at a line", (text) => text.slice(0, text.lastIndexOf("\n"))],
    ["of another project", (text) => text.replace(root, "/elsewhere")],
    ["changed in a hash", (text) => text.replace(/"hash":"[0-9a-f]{4}/, '"hash":"0000')],
    ["not text", () => "\0\uFFFD{}\n\n[[["],
  ])("that is %s counts as absent", async (_what, damage) => {
    await buildOnce();
    const [name = ""] = readdirSync(cacheFolder());
    const file = join(cacheFolder(), name);
    const text = readFileSync(file, "utf8");
    expect(damage(text)).not.toBe(text);
    writeFileSync(file, damage(text));
    expect((await buildOnce()).compiled).toHaveLength(12);
    await expectCold();
    expect((await buildOnce()).compiled).toEqual([]);
  });

  it("of a project that was copied is not taken for its own", async () => {
    await buildOnce();
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    rmSync(join(copy, promptPath(1)));
    rmSync(root, { recursive: true });
    renameSync(copy, root);
    await buildOnce();
    await expectCold();
  });

  it("is not made where nothing is installed", async () => {
    rmSync(join(root, "node_modules"), { recursive: true });
    await buildOnce();
    expect(readdirSync(root)).not.toContain("node_modules");
    expect((await buildOnce()).compiled).toHaveLength(12);
  });

  it("does not keep a helper that is gone from being missed", async () => {
    await buildOnce();
    put("helpers.ts", helperText(["lower"]));
    expect((await buildOnce()).report.diagnostics).toMatchObject([{ code: "unknown-helper" }]);
    put("helpers.ts", helperText(["upper"]));
    expect((await buildOnce()).report.diagnostics).toEqual([]);
  });
});

describe("an error", () => {
  it("keeps the last good output, whatever else changed, until it is repaired", async () => {
    const build = new ProjectBuild(root);
    await build.run();
    const good = readOutput(out());
    put(promptPath(2), "{{#if}}");
    put(promptPath(3), promptText(3, "New"));
    const broken = await build.run();
    expect([broken.isBroken, broken.written]).toEqual([true, []]);
    expect(readOutput(out())).toEqual(good);
    put(promptPath(2), promptText(2, "Repaired"));
    const repaired = await build.run();
    expect([repaired.isBroken, repaired.compiled]).toEqual([false, [promptPath(2)]]);
    await expectCold();
  });
});

describe("a run that trusts the output", () => {
  it("writes what changed, and leaves the rest for the next one", async () => {
    const build = new ProjectBuild(root);
    await build.run();
    rmSync(join(out(), "p2.js"));
    put(promptPath(1), promptText(1, "New"));
    expect((await build.run({ trustsOutput: true })).written).not.toContain("p2.js");
    expect((await build.run()).written).toEqual(["p2.js"]);
    await expectCold();
  });

  it("looks where the output is in another folder than before", async () => {
    const build = new ProjectBuild(root);
    await build.run();
    const config = JSON.parse(configText(1, true));
    put("prompt.config.json", JSON.stringify({ ...config, outDir: "out" }));
    expect((await build.run({ trustsOutput: true })).written).toContain("p2.js");
  });
});

describe("many edits", () => {
  it("give what a cold compile gives, with and without a cache, in one process and in several", async () => {
    console.log(`POLYLECT_SEED=${SEED}`);
    const random = new Random(SEED);
    const running = new ProjectBuild(root);
    for (let step = 0; step < 30; step++) {
      for (let edits = random.below(3); edits >= 0; edits--) edit(random, step);
      const { isBroken, diagnostics } = await compileCold(root);
      const { report } = random.chance(0.5) ? { report: await running.run() } : await buildOnce();
      expect(report.isBroken, `step ${step}`).toBe(isBroken);
      expect(report.diagnostics, `step ${step}`).toEqual(diagnostics);
      await expectCold();
    }
  });
});

/** Changes something at random: sometimes for the worse. */
function edit(random: Random, step: number): void {
  const number = random.below(14);
  const path = promptPath(number);
  const edits: (() => void)[] = [
    () => put(path, promptText(number, `Step ${step}`)),
    () => put(path, promptText(number, `Step ${step}`)),
    () => put(path, "{{#if broken}}"),
    () => put(path, `{{>nowhere}} ${step}`),
    () => put(path, "---\nmaxTokens: 3\n---\nHi"),
    () => rmSync(join(root, path), { force: true }),
    () => put(`prompts/${partialFile("tone")}`, `Tone ${step}`),
    () => put(`prompts/${partialFile("style")}`, random.chance(0.3) ? "{{/if}}" : `Style ${step}`),
    () => rmSync(join(root, `prompts/${partialFile("shared/rules")}`), { force: true }),
    () => put(`prompts/${partialFile("shared/rules")}`, `Rules ${step}`),
    () => put("schemas/Answer.json", random.chance(0.3) ? "{" : schemaText(`k${step}`)),
    () => put("prompt.config.json", configText(1 + random.below(3), random.chance(0.5))),
    () => put("helpers.ts", helperText([random.chance(0.3) ? "lower" : "upper"])),
    () => rmSync(join(out(), "p1.js"), { force: true }),
  ];
  random.pick(edits)();
}
