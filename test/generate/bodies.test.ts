import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CompiledPrompt, compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { ResolvedConfig } from "../../src/config/resolved-config.ts";
import { protocols } from "../../src/dialects/protocols.ts";
import { createGateway } from "../../src/generate/web-gateway.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { OutputError, PortabilityError } from "../../src/runtime/errors.ts";
import type { DialectId, Json, JsonObject } from "../../src/runtime/types.ts";
import { type Case, readCases } from "../../src/suite/cases.ts";
import { snapshotPath } from "../../src/suite/snapshots.ts";
import { ScriptedServer } from "./scripted-server.ts";

// Every example prompt, case and target, sent over HTTP: what a server gets is what the snapshot says. Answers are scripted.

const answers: Readonly<Record<DialectId, Json>> = {
  "openai-chat": {
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "-" } }],
  },
  "openai-responses": {
    status: "completed",
    output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text: "-" }] }],
  },
  anthropic: {
    type: "message",
    role: "assistant",
    stop_reason: "end_turn",
    content: [{ type: "text", text: "-" }],
  },
  gemini: { candidates: [{ finishReason: "STOP", content: { role: "model", parts: [{ text: "-" }] } }] },
  ollama: { model: "m", done: true, done_reason: "stop", message: { role: "assistant", content: "-" } },
  "chat-template": { content: "-", stop: true, stop_type: "eos" },
};

let server: ScriptedServer;
let config: ResolvedConfig;
let prompts: readonly CompiledPrompt[];

beforeAll(async () => {
  server = await ScriptedServer.start();
  ({ config } = await loadConfig("."));
  const { sources } = readProject(nodeFileSystem, config);
  ({ prompts } = await compileProject(sources, config));
});
afterAll(() => server.stop());

const readSnapshot = (prompt: string, name: string, target: string): JsonObject | undefined => {
  const text = nodeWritableFileSystem.readText(snapshotPath("fixtures", prompt, name, target));
  return text === undefined ? undefined : JSON.parse(text);
};

/** Sends a case to a target; the dialect is the snapshot's, since one backend may be spoken to in two. */
async function send(
  prompt: CompiledPrompt,
  { input, history, context }: Case,
  reference: string,
  dialect: DialectId,
): Promise<void> {
  const call = prompt.call(prompt.parseInput(input));
  const backends = Object.fromEntries(Object.keys(call.servers).map((id) => [id, { baseUrl: server.url }]));
  const keys = Object.values(call.servers).flatMap(({ apiKeyEnv }) => apiKeyEnv ?? []);
  const env = Object.fromEntries(keys.map((name) => [name, "none"]));
  const { generate } = createGateway({ backends, env, retries: 0, onFinding: () => {} });
  await generate({
    model: reference,
    prompt: call,
    dialect,
    ...(history.length > 0 && { history }),
    context,
  }).catch((error) => {
    if (!(error instanceof OutputError)) throw error;
  });
}

describe("what is sent", () => {
  test("is the body of the snapshot, for every prompt, case and target", async () => {
    const seen = { sent: 0, refused: 0 };
    for (const prompt of prompts) {
      for (const each of readCases(prompt, ".", "fixtures", nodeWritableFileSystem).cases) {
        for (const { name, reference } of config.targets) {
          const what = `${prompt.meta.id} ${each.name} ${name}`;
          const snapshot = readSnapshot(prompt.meta.id, each.name, name);
          if (!snapshot) continue;
          if ("refused" in snapshot) {
            server.script({ json: {} });
            await expect(
              send(prompt, each, reference, prompt.render(name, each.input).dialect),
              what,
            ).rejects.toThrow(PortabilityError);
            expect(server.received, what).toEqual([]);
            seen.refused++;
            continue;
          }
          const dialect = snapshot["dialect"] as DialectId;
          server.script({ json: answers[dialect] });
          await send(prompt, each, dialect === "chat-template" ? name : reference, dialect);
          const { streaming } = await (await protocols[dialect]()).decoder();
          const [received, ...more] = server.received;
          expect(more, what).toEqual([]);
          expect(received?.path, what).toBe(snapshot["path"]);
          expect(received?.headers, what).toMatchObject(snapshot["headers"] as object);
          expect(received?.body, what).toEqual({ ...(snapshot["body"] as JsonObject), ...streaming.off });
          seen.sent++;
        }
      }
    }
    console.log(
      `requests that equal their snapshots: ${seen.sent}; refused before anything was sent: ${seen.refused}`,
    );
    expect(seen.sent).toBeGreaterThan(250);
  });
});
