import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ProjectWatch, type WatchReport, watchProject } from "../../src/watch/watch-project.ts";
import { compileCold, readOutput } from "../support/cold-compile.ts";
import {
  configText,
  helperText,
  makeGeneratedProject,
  packageText,
  promptPath,
  promptText,
  writeFiles,
} from "../support/generated-project.ts";

let root: string;
let watch: ProjectWatch;
let reports: WatchReport[];

beforeEach(async () => {
  reports = [];
  root = makeGeneratedProject(12);
  watch = await watchProject(root, {
    onBuild: (report) => reports.push(report),
    onError: (error) => expect.unreachable(error.message),
  });
});
afterEach(async () => {
  await watch.close();
  rmSync(root, { recursive: true, force: true });
});

const path = (name = promptPath(1)) => join(root, name);
const text = promptText(1, "Changed");

/** Waits until the output is that of a cold compile; gives up after a time that only a lost edit takes. */
async function expectCold(outDir = "generated/prompts"): Promise<void> {
  const { files } = await compileCold(root);
  const end = performance.now() + 20_000;
  const read = () => {
    try {
      return readOutput(join(root, outDir));
    } catch {
      return undefined;
    }
  };
  while (!isDeepStrictEqual(read(), { files, isListed: true }) && performance.now() < end) await sleep(20);
  await sleep(300);
  expect(read()).toEqual({ files, isListed: true });
}

describe("a save", () => {
  it.each<[string, () => unknown]>([
    ["in place", () => writeFileSync(path(), text)],
    [
      "aside, renamed over",
      () => {
        writeFileSync(path(`${promptPath(1)}~`), text);
        renameSync(path(`${promptPath(1)}~`), path());
      },
    ],
    [
      "with the old file moved out of the way, as vim does",
      () => {
        renameSync(path(), path(`${promptPath(1)}~`));
        writeFileSync(path(), text);
        unlinkSync(path(`${promptPath(1)}~`));
      },
    ],
    [
      "in two steps, with time between them",
      async () => {
        truncateSync(path());
        await sleep(60);
        writeFileSync(path(), text);
      },
    ],
    [
      "in pieces through one open file",
      async () => {
        const file = openSync(path(), "w");
        for (const piece of text.split(/(?<=\n)/)) {
          writeSync(file, piece);
          await sleep(15);
        }
        closeSync(file);
      },
    ],
    [
      "by removing and making again",
      async () => {
        unlinkSync(path());
        await sleep(40);
        writeFileSync(path(), text);
      },
    ],
    [
      "twice, with the same size and no time between",
      () => {
        for (const end of ["one", "two"]) writeFileSync(path(), `${text}${end}`);
      },
    ],
  ])("%s is compiled", async (_what, save) => {
    await save();
    expect(readFileSync(path(), "utf8")).toContain(text);
    await expectCold();
  });
});

describe("a change of many files", () => {
  it.each<[string, () => void]>([
    ["a folder is renamed", () => renameSync(path("prompts/area0"), path("prompts/moved"))],
    ["a folder is removed", () => rmSync(path("prompts/area0"), { recursive: true })],
    [
      "a folder is made with folders and files",
      () => {
        for (const number of [1, 2, 3]) writeFiles(root, { [`prompts/x/y${number}/z.prompt`]: text });
      },
    ],
    [
      "all prompts are replaced by others",
      () => {
        renameSync(path("prompts"), path("before"));
        mkdirSync(path("prompts"));
        renameSync(path("before/_style.prompt"), path("prompts/_style.prompt"));
        writeFiles(root, { "prompts/only.prompt": "{{>style}} alone" });
      },
    ],
    [
      "a linked folder gets a file",
      () => {
        writeFiles(root, { "elsewhere/a.prompt": "Hi" });
        symlinkSync(path("elsewhere"), path("prompts/linked"));
      },
    ],
  ])("is compiled where %s", async (_what, change) => {
    change();
    await expectCold();
  });

  it("in a folder behind a link is compiled", async () => {
    writeFiles(root, { "elsewhere/a.prompt": "Hi" });
    symlinkSync(path("elsewhere"), path("prompts/linked"));
    await expectCold();
    writeFiles(root, { "elsewhere/a.prompt": "Hi again" });
    await expectCold();
  });
});

describe("what prompts depend on", () => {
  it("moves the output, the prompts and the kind of module", async () => {
    const config = JSON.parse(configText(2, true));
    writeFiles(root, { "prompt.config.json": JSON.stringify({ ...config, outDir: "out" }) });
    await expectCold("out");
    renameSync(path("prompts"), path("texts"));
    writeFiles(root, {
      "prompt.config.json": JSON.stringify({ ...config, prompts: "texts", outDir: "out" }),
    });
    await expectCold("out");
    writeFiles(root, { "texts/more.prompt": "Hi" });
    await expectCold("out");
    writeFiles(root, { "package.json": packageText("commonjs") });
    await expectCold("out");
  });

  it("is reported and repaired: a config, a helper, a folder of prompts", async () => {
    const codes = async (expected: readonly string[]) => {
      const end = performance.now() + 20_000;
      const found = () => reports.at(-1)?.diagnostics.map(({ code }) => code) ?? [];
      while (found().join() !== expected.join() && performance.now() < end) await sleep(20);
      expect(found()).toEqual(expected);
    };
    writeFiles(root, { "prompt.config.json": "{" });
    await codes(["config-failed"]);
    writeFiles(root, { "prompt.config.json": configText(1, true), "helpers.ts": helperText(["lower"]) });
    await codes(["unknown-helper"]);
    writeFiles(root, { "helpers.ts": helperText(["lower", "upper"]) });
    await codes([]);
    renameSync(path("prompts"), path("away"));
    await codes(["invalid-config"]);
    renameSync(path("away"), path("prompts"));
    await codes([]);
    await expectCold();
  });
});

describe("a watched project", () => {
  it("rests when nothing changes", async () => {
    writeFileSync(path(), text);
    await expectCold();
    const before = reports.length;
    await sleep(700);
    expect(reports.length).toBe(before);
  });

  it("compiles no more than what depends on a change", async () => {
    writeFileSync(path(), text);
    await expectCold();
    expect(reports.slice(1).flatMap(({ compiled }) => compiled)).toEqual([promptPath(1)]);
  });
});
