import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/source-tree.ts";
import { MOCK_KEY, MOCK_NAME, MockProviders } from "./mock-providers.ts";

// Writes the scripted replays of the example project anew, with the built command line: `npx jiti test/contracts/record.ts`.
const targets = ["gpt", "responses", "claude", "gemini", "local"];
const manifest = join(root, "node_modules/@copilotkit/aimock/package.json");
const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };

const mock = await MockProviders.start();
const line = ["dist/cli/main.js", "test", "--live", "--record", "--scripted", `${MOCK_NAME} ${version}`];
const child = spawn(process.execPath, [...line, ...targets.flatMap((target) => ["--target", target])], {
  cwd: root,
  stdio: "inherit",
  env: {
    OPENAI_BASE_URL: mock.url,
    OPENAI_API_KEY: MOCK_KEY,
    ANTHROPIC_BASE_URL: mock.url,
    ANTHROPIC_API_KEY: MOCK_KEY,
    GOOGLE_GEMINI_BASE_URL: mock.url,
    GEMINI_API_KEY: MOCK_KEY,
    OLLAMA_HOST: mock.url,
  },
});
[process.exitCode] = (await once(child, "exit")) as [number];
await mock.stop();
