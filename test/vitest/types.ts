// What apps write, for `npm run typecheck`: each line that is expected to be an error has to be one.
import { expect, test } from "vitest";
import type { PromptCall } from "../../src/runtime/types.ts";
import {
  type DescribePromptsOptions,
  describePrompts,
  type OpenPrompts,
  type PromptTestMeta,
} from "../../src/vitest/index.ts";

/** Calls that are right, and calls that are wrong. */
export async function calls(prompts: OpenPrompts, call: PromptCall<{ label: string }>): Promise<void> {
  const options: DescribePromptsOptions = {
    prompts: ["a"],
    targets: ["b"],
    shard: "1/2",
    live: true,
    timeout: 1,
  };
  await describePrompts(options);
  await describePrompts({ root: "app" });
  test("meta", ({ task }) => {
    const meta: PromptTestMeta | undefined = task.meta.polylect;
    const kind: "live" | "recorded" | "scripted" | "stale" | "none" | undefined = meta?.source.kind;
    expect(kind).toBe("none");
  });
  expect(prompts.get("a")).toPortTo("b");
  expect(prompts.get("a")).not.toPortTo("b", { worst: "adapted" });
  expect(call).toRenderExactly(
    "anthropic/m",
    { max_tokens: expect.any(Number) },
    { context: {}, history: [] },
  );
  expect("{}").toMatchOutputSchema(call);
  expect({}).not.toMatchOutputSchema(prompts.get("a"));

  // @ts-expect-error An unknown option.
  await describePrompts({ prompt: "a" });
  // @ts-expect-error A part is a text.
  await describePrompts({ shard: 1 });
  // @ts-expect-error An id is a text.
  prompts.get(1);
  // @ts-expect-error The target is missing.
  expect(prompts.get("a")).toPortTo();
  // @ts-expect-error What is refused never passes.
  expect(prompts.get("a")).toPortTo("b", { worst: "refused" });
  // @ts-expect-error The model is missing.
  expect(call).toRenderExactly({ max_tokens: 1 });
  // @ts-expect-error Turns are neutral messages.
  expect(call).toRenderExactly("anthropic/m", {}, { history: [{ role: "user", content: "x" }] });
  // @ts-expect-error An id reads no answers.
  expect("{}").toMatchOutputSchema("a");
}
