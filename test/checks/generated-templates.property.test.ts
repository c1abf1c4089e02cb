import { beforeAll, expect, test, vi } from "vitest";
import { mostCharacters } from "../../src/checks/case-size.ts";
import type { CheckedCase, CheckedTarget } from "../../src/checks/check.ts";
import { inputsRead } from "../../src/checks/inputs-read.ts";
import type { Body, Prompt } from "../../src/ir/prompt.ts";
import type { JsonObject } from "../../src/runtime/types.ts";
import { compileText } from "../differential/compile-text.ts";
import { generateContext, generateInput } from "../differential/generate-input.ts";
import {
  constructNames,
  type GeneratedTemplate,
  generateTemplate,
} from "../differential/generate-template.ts";
import { helpers } from "../differential/oracle.ts";
import { Random } from "../differential/random.ts";
import { lowerText } from "../support/lower-text.ts";
import { SEED } from "../support/seed.ts";

vi.spyOn(console, "error").mockImplementation(() => {});

const PER_CONSTRUCT = 8;

/** What checks conclude from a template without rendering it must hold whenever it is rendered. */
interface Generated {
  readonly generated: GeneratedTemplate;
  readonly body: Body;
  readonly input: JsonObject;
  readonly context: JsonObject;
  /** What it prints, or that it fails. */
  readonly print: (input: JsonObject) => { readonly text: string; readonly fails: boolean };
}

let cases: readonly Generated[] = [];

beforeAll(() => {
  cases = constructNames.flatMap((wanted) =>
    Array.from({ length: PER_CONSTRUCT }, (_, number) => makeCase(wanted, number)),
  );
}, 120_000);

function makeCase(wanted: string, number: number): Generated {
  const random = new Random(SEED * 6_007 + number * 104_729 + constructNames.indexOf(wanted) * 31);
  const generated = generateTemplate(random, wanted);
  const input = generateInput(random);
  const context = generateContext(random);
  const around = { partials: generated.partials, helpers: Object.keys(helpers) };
  const { body } = lowerText(generated.template, around);
  const { render } = compileText(generated);
  const print = (given: JsonObject) => {
    try {
      return { text: render(given, context), fails: false };
    } catch (error) {
      return { text: String(error), fails: true };
    }
  };
  return { generated, body, input, context, print };
}

test(`an input that is said to be unread changes nothing, seed ${SEED}`, () => {
  const counts = { unread: 0, all: 0, matters: 0 };
  const differences: object[] = [];
  for (const { generated, body, input, print } of cases) {
    const { all, names } = inputsRead(body);
    if (all) {
      counts.all++;
      continue;
    }
    const before = print(input).text;
    for (const name of Object.keys(input)) {
      const isSame = print({ ...input, [name]: [{ name: "changed" }, "changed"] }).text === before;
      if (names.has(name)) counts.matters += isSame ? 0 : 1;
      else {
        counts.unread++;
        if (!isSame) differences.push({ name, ...generated });
      }
    }
  }
  console.log(`inputs: ${JSON.stringify(counts)}`);
  expect(differences.slice(0, 3)).toEqual([]);
  expect(counts.unread).toBeGreaterThan(500);
  expect(counts.matters).toBeGreaterThan(100);
});

test(`no text is longer than its bound, seed ${SEED}`, () => {
  const ratios: number[] = [];
  const longer: object[] = [];
  for (const { generated, body, input, context, print } of cases) {
    const { text, fails } = print(input);
    const bound = boundOf(body, input, context);
    if (fails || bound === Number.POSITIVE_INFINITY) continue;
    ratios.push(bound / Math.max(1, text.length));
    if (text.length > bound) longer.push({ text, bound, ...generated });
  }
  const median = ratios.sort((a, b) => a - b)[ratios.length >> 1];
  console.log(`bounds: ${ratios.length} of ${cases.length}; median of bound by length ${median?.toFixed(0)}`);
  expect(longer.slice(0, 3)).toEqual([]);
  expect(ratios.length).toBeGreaterThan(100);
});

function boundOf(body: Body, input: JsonObject, context: JsonObject): number {
  const prompt: Pick<Prompt, "bodies" | "config" | "input" | "tools" | "output"> = {
    bodies: { neutral: body, dialects: {} },
    config: { parameters: {}, unknown: {}, providerFields: {} },
    input: { schema: undefined, defaults: {}, required: [] },
    tools: [],
    output: undefined,
  };
  const one = { input, context, history: [], target: { dialect: "ollama" } as CheckedTarget };
  return mostCharacters(prompt as Prompt, one as unknown as CheckedCase);
}
