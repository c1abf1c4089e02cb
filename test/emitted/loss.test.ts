import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppFolder, compileApp } from "./app-folder.ts";

const late = (accept: string) => `---
${accept}---
{{role "user"}}Before.
{{role "system"}}Too late.
{{role "user"}}After.
`;

const accept = (target: string) =>
  `portability:\n  accept:\n    - { id: late-system, ${target}reason: It is fine. }\n`;

let app: AppFolder;
beforeAll(async () => {
  const { files } = await compileApp({
    prompts: {
      "nowhere.prompt": late(""),
      "everywhere.prompt": late(accept("")),
      "by-dialect.prompt": late(accept("target: gemini, ")),
      "by-target.prompt": late(accept("target: flash, ")),
      "by-model.prompt": late(accept("target: google/gemini-2.5-flash, ")),
      "elsewhere.prompt": late(accept("target: claude, ")),
    },
    targets: { flash: "google/gemini-2.5-flash", claude: "anthropic/claude-sonnet-4-5" },
  });
  app = new AppFolder(files);
}, 60_000);
afterAll(() => app.remove());

/** What a call comes to where nobody listens to findings: `sent`, or the error. */
function call(prompt: string): Record<string, string> {
  const script = app.write(
    `${prompt}.mjs`,
    `import * as prompt from "#prompts/${prompt}";
const outcome = (render) => { try { render(); return "sent"; } catch (error) { return error.name + ": " + error.message; } };
console.log(JSON.stringify({
  anthropic: outcome(() => prompt.anthropic({})),
  gemini: outcome(() => prompt.gemini({})),
  listened: outcome(() => prompt.anthropic({}, { onFinding() {} })),
  openaiChat: outcome(() => prompt.openaiChat({}, { model: "gpt-5.1" })),
}));`,
  );
  return JSON.parse(execFileSync(process.execPath, [script]).toString());
}

const sent = { anthropic: "sent", gemini: "sent", listened: "sent", openaiChat: "sent" };
const thrown = "PortabilityError: lossy: late-system";

test("lost content throws, unless somebody listens", () => {
  expect(call("nowhere")).toEqual({ ...sent, anthropic: thrown, gemini: thrown });
});

test("an acceptance holds where it says, and nowhere else", () => {
  expect(call("everywhere")).toEqual(sent);
  for (const prompt of ["by-dialect", "by-target", "by-model"]) {
    expect(call(prompt), prompt).toEqual({ ...sent, anthropic: thrown });
  }
  expect(call("elsewhere")).toEqual({ ...sent, gemini: thrown });
});
