import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { backends } from "../../src/backends/registry.ts";
import { makeProject, runCli, soundProject } from "./run-cli.ts";

const root = makeProject({
  ...soundProject,
  "prompt.config.json": JSON.stringify({
    backends: { mine: { like: "vllm", baseUrl: "http://10.0.0.5:8000", apiKeyEnv: "MINE_KEY" } },
    targets: {
      claude: "anthropic/claude-sonnet-4-5",
      mine: "mine/Qwen/Qwen3-8B",
      odd: "deepseek/of-tomorrow",
    },
  }),
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const list = async (line: string) => JSON.parse((await runCli(root, `${line} --format json`)).stdout);

describe("polylect targets", () => {
  it("lists the targets with what is known of their models", async () => {
    const { targets } = await list("targets");
    expect(targets).toMatchObject([
      { name: "claude", backend: "anthropic", dialect: "anthropic" },
      { name: "mine", backend: "mine", dialect: "openai-chat", family: "Qwen 3" },
      { name: "odd", backend: "deepseek", family: "unknown" },
    ]);
  });

  it("lists every backend and family with a source and its date", async () => {
    const { backends: listed } = await list("targets");
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(["mine", ...backends.map(({ id }) => id)]);
    for (const backend of listed) {
      for (const row of [backend, ...backend.families]) {
        expect(row.source, row.name ?? row.id).toMatch(/\S/);
        expect(row.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  it("prints tables", async () => {
    const { code, stdout } = await runCli(root, "targets");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mine +mine\/Qwen\/Qwen3-8B +openai-chat +Qwen 3/m);
    expect(stdout).toMatch(/^mine +openai-chat +http:\/\/10\.0\.0\.5:8000 +MINE_KEY/m);
    expect(stdout).not.toMatch(/ $/m);
  });

  it("prints the families of a backend, also by another name for it", async () => {
    const { stdout } = await runCli(root, "targets googleai");
    expect(stdout).toMatch(/^google: gemini at https:/);
    expect(stdout).toMatch(/^Gemini 2\.5 Pro +gemini-2\.5-pro/m);
    expect(stdout).not.toContain("claude");
  });

  it("knows no backend of another name", async () => {
    const { code, stderr } = await runCli(root, "targets lama.cpp");
    expect(code).toBe(2);
    expect(stderr).toBe("polylect: no backend is called lama.cpp; did you mean llama.cpp?\n");
  });
});
