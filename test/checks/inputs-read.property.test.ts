import { expect, test, vi } from "vitest";
import { inputsRead } from "../../src/checks/inputs-read.ts";
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

vi.spyOn(console, "error").mockImplementation(() => {});

const SEED = Number(process.env["POLYLECT_SEED"] ?? 20261122);
const PER_CONSTRUCT = 12;

/** What a template prints, or that it fails: input that nothing reads has no part in that either. */
function print(
  generated: GeneratedTemplate,
  render: ReturnType<typeof compileText>["render"],
  input: JsonObject,
) {
  try {
    return render(input, generateContext(new Random(SEED)));
  } catch (error) {
    return `${generated.template} throws ${String(error)}`;
  }
}

test(`an input that is said to be unread changes nothing, seed ${SEED}`, () => {
  const counts = { unread: 0, all: 0, matters: 0 };
  const differences: object[] = [];
  for (const wanted of constructNames) {
    for (let number = 0; number < PER_CONSTRUCT; number++) {
      const random = new Random(SEED * 6_007 + number * 104_729 + constructNames.indexOf(wanted) * 31);
      const generated = generateTemplate(random, wanted);
      const input = generateInput(random);
      const { body } = lowerText(generated.template, {
        partials: generated.partials,
        helpers: Object.keys(helpers),
      });
      const { all, names } = inputsRead(body);
      if (all) {
        counts.all++;
        continue;
      }
      const { render } = compileText(generated);
      const before = print(generated, render, input);
      for (const name of Object.keys(input)) {
        const after = print(generated, render, { ...input, [name]: [{ name: "changed" }, "changed"] });
        if (names.has(name)) counts.matters += after === before ? 0 : 1;
        else {
          counts.unread++;
          if (after !== before)
            differences.push({ name, template: generated.template, partials: generated.partials });
        }
      }
    }
  }
  console.log(`inputs: ${JSON.stringify(counts)}`);
  expect(differences.slice(0, 3)).toEqual([]);
  expect(counts.unread).toBeGreaterThan(500);
  expect(counts.matters).toBeGreaterThan(100);
});
