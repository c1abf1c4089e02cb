import type { Rendered } from "../../src/compiler.ts";
import type { Finding } from "../../src/portability/finding.ts";
import { parseInput } from "../../src/runtime/parse-input.ts";
import { parseOutput } from "../../src/runtime/parse-output.ts";
import type { Json, JsonObject, JsonSchema, Level } from "../../src/runtime/types.ts";
import type { TestedPrompt } from "../../src/suite/job.ts";

/** What a fake prompt does on one target. */
export interface FakeTarget {
  readonly body?: JsonObject;
  readonly findings?: readonly (readonly [id: string, level: Level, subject?: string])[];
}

/** A finding with nothing in it but what tests look at. */
export function finding(prompt: string, target: string, id: string, level: Level, subject?: string): Finding {
  const span = { start: 0, end: 0, line: 1, column: 1 };
  const words = { message: `${id} happens.`, why: "Because.", help: "Do something." };
  const place = { prompt, target, path: `prompts/${prompt}.prompt`, span };
  return { id, level, category: "content", ...(subject && { subject }), ...place, ...words };
}

/** What a fake prompt wants to be answered. Without a schema, the output is the text. */
export interface FakeOutput {
  readonly outputSchema?: JsonSchema;
  readonly tools?: Readonly<Record<string, { readonly inputSchema: JsonSchema }>>;
}

/** A prompt that answers from a table: what it renders to, by target. The body repeats the input. */
export function fakePrompt(
  id: string,
  targets: Readonly<Record<string, FakeTarget>>,
  schema: JsonSchema = true,
  own?: readonly string[],
  { outputSchema, tools = {} }: FakeOutput = {},
): TestedPrompt & { report(target: string): Finding[] } {
  const findingsOf = (target: string) =>
    (targets[target]?.findings ?? []).map(([name, level, subject]) =>
      finding(id, target, name, level, subject),
    );
  return {
    meta: { id, ...(own && { targets: own }) },
    parseInput: (value) => parseInput(value, schema),
    outputSchema,
    parseOutput: (text, _, onRepair) => {
      const format = outputSchema === undefined ? "text" : "json";
      return parseOutput(text, outputSchema, format, undefined, undefined, onRepair);
    },
    bind: (target) => ({ model: `model-of-${target}` }),
    call: () => ({ tools }),
    report: findingsOf,
    render(target: string, input: Json): Rendered {
      const findings = findingsOf(target);
      const refused = findings.some(({ level }) => level === "refused");
      const body = { ...targets[target]?.body, input };
      return {
        dialect: "anthropic",
        path: "/v1/messages",
        headers: { a: "1" },
        ...(!refused && { body }),
        findings,
      };
    },
  };
}
