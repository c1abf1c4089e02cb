import { describe, expect, it, vi } from "vitest";
import type { JsonObject } from "../../src/runtime/types.ts";
import { cases, SEED } from "../support/seed.ts";
import { compileText, type Mutation } from "./compile-text.ts";
import { generateContext, generateInput } from "./generate-input.ts";
import { constructNames, type GeneratedTemplate, generateTemplate } from "./generate-template.ts";
import { renderByHandlebars } from "./oracle.ts";
import { Random } from "./random.ts";

// Handlebars logs each property of a prototype that it refuses; the templates ask for many on purpose.
vi.spyOn(console, "error").mockImplementation(() => {});

const PER_CONSTRUCT = cases(102);
const LEAST_CASES = cases(5_000);
const LEAST_PER_CONSTRUCT = cases(100);

interface Case {
  readonly generated: GeneratedTemplate;
  readonly input: JsonObject;
  readonly context: JsonObject;
  readonly expected: string;
}

/** A case on which Handlebars itself does not fail, as it does on objects whose own `toString` is no function. */
function makeCase(wanted: string, number: number): Case | undefined {
  const random = new Random(SEED * 7_919 + number * 104_729 + constructNames.indexOf(wanted) * 31);
  const generated = generateTemplate(random, wanted);
  const input = generateInput(random);
  const context = generateContext(random);
  try {
    return { generated, input, context, expected: renderByHandlebars(generated, input, context) };
  } catch {
    return undefined;
  }
}

/** A message of blanks alone has no place in a conversation; everything else must be the same to the byte. */
function isSame(rendered: string, expected: string): boolean {
  return rendered === expected || (rendered === "" && expected.trim() === "");
}

function renderCase(each: Case, mutate?: Mutation): string {
  try {
    return compileText(each.generated, mutate).render(each.input, each.context);
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

describe(`differential against Handlebars, seed ${SEED} (repeat with POLYLECT_SEED=${SEED})`, () => {
  it("renders every generated template to the same text", () => {
    const counts = new Map(constructNames.map((name) => [name, 0]));
    const differences: string[] = [];
    let compared = 0;
    let oracleFailures = 0;
    for (const wanted of constructNames) {
      for (let number = 0; number < PER_CONSTRUCT; number++) {
        const each = makeCase(wanted, number);
        if (!each) {
          oracleFailures++;
          continue;
        }
        compared++;
        const rendered = renderCase(each);
        if (!isSame(rendered, each.expected)) differences.push(describeDifference(each, rendered));
        if (rendered.trim() === "") continue;
        for (const name of each.generated.constructs) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    console.log(`${compared} cases, ${oracleFailures} left out because Handlebars throws, seed ${SEED}`);
    console.log([...counts].map(([name, count]) => `${name} ${count}`).join(", "));
    expect(differences.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(LEAST_CASES);
    const rare = [...counts].filter(([, count]) => count < LEAST_PER_CONSTRUCT);
    expect(rare).toEqual([]);
  }, 300_000);

  it.each(Object.entries(mutations()))(
    "catches a planted fault: %s",
    (_name, mutate) => {
      let touched = 0;
      for (let number = 0; number < PER_CONSTRUCT; number++) {
        for (const wanted of constructNames) {
          const each = makeCase(wanted, number);
          if (!each) continue;
          const { source } = compileText(each.generated);
          if (mutate(source) === source) continue;
          touched++;
          if (!isSame(renderCase(each, mutate), each.expected)) return;
        }
      }
      expect.fail(`The fault changed ${touched} templates, and none rendered differently.`);
    },
    300_000,
  );
});

function describeDifference({ generated, input, context, expected }: Case, rendered: string): string {
  const { template, partials } = generated;
  return JSON.stringify({ template, partials, input, context, expected, rendered });
}

function mutations(): Record<string, Mutation> {
  return {
    "`@first` is true for the second": (source) => source.replace(/(const first\d+ = \w+ === )0;/g, "$11;"),
    "`@last` is never true": (source) => source.replace(/(\.length) - 1;/g, "$1;"),
    "`@key` is the index": (source) => source.replace(/(const key\d+ = )\w+ \? \w+\[\w+\] : /g, "$1"),
    "an empty array counts as true": (source) => source.replaceAll("$truthy(", "Boolean("),
    "branches are swapped": (source) => source.replaceAll("if ($truthy(", "if (!$truthy("),
    "`{{else}}` of a loop runs after one turn": (source) =>
      source.replaceAll(".length === 0)", ".length === 1)"),
    "numbers are added, not joined": (source) => source.replace(/\$text\(/g, "(").replace("$text", "$unused"),
    "null prints": (source) => source.replace(/\$text\(/g, "String("),
    "indentation is lost": (source) => source.replaceAll("$indent(", "((text) => text)("),
    "every block opens a `../` level": (source) => source.replaceAll("$differs(", "(() => true)("),
    "no block opens a `../` level": (source) => source.replaceAll("$differs(", "(() => false)("),
    "prototypes can be reached": (source) =>
      source.replace(/= \$get\(|\(\$get\(/g, (call) =>
        call.replace("$get", "((value, name) => value?.[name])"),
      ),
    "objects do not loop": (source) => source.replaceAll("$items(", "[].concat("),
    "hash arguments do not reach partials": (source) => source.replaceAll("$extend(", "((base) => base)("),
    "a helper loses its hash": (source) =>
      source.replace(/(\$callHelper\([^[]*\[[^\]]*\], )\[\[.*?\]\](, )/g, "$1[]$2"),
  };
}
