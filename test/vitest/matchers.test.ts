import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { triageTicket } from "#prompts";
import * as triage from "#prompts/triage-ticket";
import { BASELINE_FILE } from "../../src/report/baseline.ts";
import { type OpenPrompts, openPrompts } from "../../src/vitest/index.ts";
import { makeProject, runCli } from "../cli/run-cli.ts";
import { root as repository } from "../support/source-tree.ts";

const SONNET = "anthropic/claude-sonnet-5-5";

const LOOK = 'What is this? {{media url="https://example.org/a.png"}}';

const root = makeProject({
  "package.json": '{ "type": "module" }',
  "prompt.config.json": JSON.stringify({
    targets: { claude: SONNET, gpt: "openai/gpt-6.1-sol", local: "ollama/llama3.1:8b" },
  }),
  "prompts/greet.prompt":
    "---\ninput: { schema: { name: string } }\nconfig: { seed: 7, maxOutputTokens: 100 }\n---\nHello {{name}}!\n",
  "prompts/look.prompt": `---\ndescription: Looks at a picture.\n---\n${LOOK}\n`,
  "prompts/accepted.prompt": [
    "---",
    "portability: { accept: [{ id: media-model, target: local, reason: Nobody runs it there. }] }",
    "---",
    LOOK,
  ].join("\n"),
  "prompts/few.prompt": "---\ntargets: [gpt]\n---\nHello!\n",
  "prompts/sort.prompt": [
    "---",
    "output: { schema: { label(enum): [billing, bug], count: integer } }",
    "---",
    "Sort.",
  ].join("\n"),
});

let prompts: OpenPrompts;
beforeAll(async () => {
  prompts = await openPrompts(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What an assertion says when it fails. */
function failureOf(assert: () => unknown): Error & { actual?: unknown; expected?: unknown } {
  try {
    assert();
  } catch (error) {
    return error as Error;
  }
  throw new Error("The assertion holds.");
}

describe("openPrompts", () => {
  test("compiles every prompt, and names the nearest where there is none", () => {
    expect(prompts.all.map(({ id }) => id)).toEqual(["accepted", "few", "greet", "look", "sort"]);
    expect(() => prompts.get("grete")).toThrow("No prompt is called grete. Did you mean greet?");
  });

  test("rejects with every error of the project", async () => {
    const other = makeProject({
      "prompts/a.prompt": "---\nconfg: 1\n---\nA\n",
      "prompts/b.prompt": "{{#if x}}\n",
    });
    try {
      await expect(openPrompts(other)).rejects.toThrow(/a\.prompt:2:1[\s\S]*\^\^\^[\s\S]*b\.prompt:/);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

describe("toPortTo", () => {
  test("passes where nothing fails by the policy", () => {
    for (const target of ["claude", "gpt", "local"]) expect(prompts.get("greet")).toPortTo(target);
    expect(prompts.get("look")).toPortTo("gpt");
    expect(prompts.get("look")).toPortTo(SONNET);
    expect(prompts.get("look")).not.toPortTo("local");
  });

  test("says where, why and how to fix it", () => {
    const { message } = failureOf(() => expect(prompts.get("look")).toPortTo("local"));
    expect(message).toBe(
      [
        "look does not port to local.",
        "",
        "error[media-model (image/png)]: The model of local does not read `image/png`.",
        "  --> prompts/look.prompt:4:15",
        "  3 | ---",
        `  4 | ${LOOK}`,
        `    |               ${"^".repeat(LOOK.length - 14)}`,
        "  refused on local",
        "  why: Its chat template has no place for media: it fails, or prints the part as JSON.",
        "  help: Use a model that reads images, or list the targets that take the prompt under `targets`.",
      ].join("\n"),
    );
  });

  test("holds to a limit beside the policy", () => {
    expect(prompts.get("greet")).toPortTo("claude", { worst: "lossy" });
    expect(prompts.get("greet")).toPortTo("gpt", { worst: "exact" });
    expect(prompts.get("look")).not.toPortTo("local", { worst: "lossy" });
    const { message } = failureOf(() =>
      expect(prompts.get("greet")).toPortTo("claude", { worst: "adapted" }),
    );
    expect(message).toMatch(/^warning\[unsupported-parameter \(seed\)\]: [\s\S]*lossy on claude/m);
  });

  test("lets pass what is accepted, and what stands in the baseline", async () => {
    expect(prompts.get("accepted")).toPortTo("local", { worst: "exact" });
    await runCli(root, "check --baseline");
    try {
      expect(prompts.get("look")).toPortTo("local");
    } finally {
      rmSync(join(root, BASELINE_FILE));
    }
    expect(prompts.get("look")).not.toPortTo("local");
  });

  test("fails for a target that the prompt is not for, and throws for one that is none", () => {
    expect(prompts.get("few")).toPortTo("gpt");
    const { message } = failureOf(() => expect(prompts.get("few")).toPortTo("claude"));
    expect(message).toBe("few is not for claude: its `targets` names gpt.");
    expect(() => expect(prompts.get("look")).not.toPortTo("gtp")).toThrow(/is called `gtp`/);
    expect(() => expect("look").not.toPortTo("gpt")).toThrow("toPortTo takes a prompt of openPrompts()");
  });

  test("says what holds where it should not", () => {
    expect(failureOf(() => expect(prompts.get("look")).not.toPortTo("gpt")).message).toBe(
      "look ports to gpt: the policy lets pass what it finds.",
    );
  });
});

describe("toRenderExactly", () => {
  const body = {
    model: "claude-sonnet-5-5",
    max_tokens: 100,
    messages: [{ role: "user", content: "Hello Ada!" }],
  };
  const call = () => prompts.get("greet").call({ name: "Ada" });

  test("compares the body as a JSON value, which may hold matchers", () => {
    expect(call()).toRenderExactly(SONNET, body);
    expect(call()).toRenderExactly("anthropic", {
      ...body,
      max_tokens: expect.any(Number),
      top_k: undefined,
    });
    expect(call()).not.toRenderExactly(SONNET, { ...body, max_tokens: 101 });
    expect(call()).not.toRenderExactly(SONNET, { ...body, max_tokens: "100" });
    expect(call()).not.toRenderExactly("anthropic/claude-opus-5", body);
  });

  test("gives both bodies, of which Vitest draws the difference", () => {
    const other = { ...body, max_tokens: 1 };
    const error = failureOf(() => expect(call()).toRenderExactly(SONNET, other));
    expect(error.message).toBe(`greet renders to another body for ${SONNET}.`);
    expect([error.actual, error.expected]).toEqual([body, other]);
    expect(failureOf(() => expect(call()).not.toRenderExactly(SONNET, body)).message).toBe(
      `greet renders to this very body for ${SONNET}.`,
    );
  });

  test("throws where there is no body, whatever was expected", () => {
    const looked = prompts.get("look").call();
    expect(() => expect(looked).not.toRenderExactly("ollama/llama3.1:8b", {})).toThrow(
      /media-model|image\/png/,
    );
    expect(() => expect(call()).not.toRenderExactly("nowhere/model", {})).toThrow(
      /no backend called "nowhere"/,
    );
    expect(() => expect(body).not.toRenderExactly(SONNET, body)).toThrow("takes a call of a prompt");
  });
});

test("emitted modules and their calls are taken as the page on Vitest shows", () => {
  const call = triageTicket({ subject: "Down", body: "Nothing loads." });
  expect(call).toRenderExactly(SONNET, triage.anthropic({ subject: "Down", body: "Nothing loads." }));
  const page = readFileSync(join(repository, "docs/vitest.md"), "utf8");
  const [, answer = ""] = /const answer = '(.*)';/.exec(page) ?? [];
  for (const reader of [call, triage]) {
    expect(answer.replaceAll("\\n", "\n")).toMatchOutputSchema(reader);
    expect("Nothing.").not.toMatchOutputSchema(reader);
  }
});

describe("toMatchOutputSchema", () => {
  test("takes what the application would read", () => {
    const prompt = prompts.get("sort");
    expect('{ "label": "bug", "count": 2 }').toMatchOutputSchema(prompt);
    expect('Here:\n```json\n{ "label": "bug", "count": "2" }\n```').toMatchOutputSchema(prompt.call());
    expect("bug").not.toMatchOutputSchema(prompt);
  });

  test("takes a value as it stands, without repairs", () => {
    const prompt = prompts.get("sort");
    expect({ label: "bug", count: 2 }).toMatchOutputSchema(prompt);
    expect({ label: "bug", count: "2" }).not.toMatchOutputSchema(prompt);
    expect(undefined).not.toMatchOutputSchema(prompt);
    expect({ label: "bug" }).not.toMatchOutputSchema(prompts.get("greet"));
    expect("any text").toMatchOutputSchema(prompts.get("greet"));
  });

  test("lists every problem with its path", () => {
    const prompt = prompts.get("sort");
    const { message } = failureOf(() => expect({ label: "b", count: 2.5 }).toMatchOutputSchema(prompt));
    expect(message).toBe(
      [
        "The value does not fit the output schema:",
        '  /label must be one of ["billing","bug"]',
        "  /count must be integer",
        '  It is: {"label":"b","count":2.5}',
      ].join("\n"),
    );
    const repaired = failureOf(() => expect({ label: "bug", count: "2" }).toMatchOutputSchema(prompt));
    expect(repaired.message).toContain('  It would have to be {"label":"bug","count":2}');
  });

  test("asks for something that reads answers", () => {
    expect(() => expect("x").not.toMatchOutputSchema({} as never)).toThrow(
      "toMatchOutputSchema takes a prompt",
    );
  });
});
