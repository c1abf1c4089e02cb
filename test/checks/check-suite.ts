import { describe, expect, test } from "vitest";
import type { Check, CheckedPrompt, CheckedTarget } from "../../src/checks/check.ts";
import type { CheckFinding } from "../../src/checks/check-finding.ts";
import { runChecks } from "../../src/checks/run-checks.ts";
import { ownTarget } from "../../src/compiler/checked-targets.ts";
import { factsOf } from "../../src/compiler/model-facts.ts";
import { compileProject } from "../../src/compiler.ts";
import { defaultConfig } from "../../src/config/defaults.ts";
import type { Fix } from "../../src/diagnostics/diagnostic.ts";
import { indexLines } from "../../src/diagnostics/line-index.ts";
import { hashText } from "../../src/files/hash-text.ts";
import type { Json } from "../../src/runtime/types.ts";

/** The day on which checks run here. */
const TODAY = "2026-11-22";

/** A family of which nothing is known. */
const NO_FACTS = { name: "test", match: [], rules: {}, source: "", checked: TODAY };

/** A target as a test names it. What it says of the model stands in for the tables, whose data may change. */
export interface TargetCase extends Partial<Omit<CheckedTarget, "family">> {
  /** `backend/model`. */
  readonly reference: string;
  readonly family?: Partial<CheckedTarget["family"]>;
}

/** A prompt as a test writes it. */
export interface PromptCase {
  /** Text of `prompts/main.prompt`. */
  readonly source: string;
  /** Texts of partials by name. */
  readonly partials?: Readonly<Record<string, string>>;
  /** JSON Schemas by name. */
  readonly schemas?: Readonly<Record<string, Json>>;
  /** Targets by name. */
  readonly targets?: Readonly<Record<string, TargetCase>>;
  /** Inputs by the name of the case. */
  readonly inputs?: Readonly<Record<string, Json>>;
}

/** What a check has to say. Fields that are left out must be absent or those of the check. */
export interface Expected {
  readonly message: string;
  /** `line:column text`, the text being what stands there. */
  readonly at: string;
  readonly path?: string;
  readonly help?: string;
  readonly target?: string;
  readonly level?: string;
  readonly accepted?: string;
  /** The whole file after the fix. */
  readonly fixed?: string;
}

/** Runs a check over cases in which it finds nothing, and over others in which it finds exactly what is expected. */
export function testCheck<Case extends PromptCase | TargetCase>(
  check: Check,
  cases: {
    readonly valid: readonly Case[];
    readonly invalid: readonly (Case & { readonly findings: readonly Expected[] })[];
    /** Checks that run before it. */
    readonly after?: readonly Check[];
  },
): void {
  const { valid, invalid, after = [] } = cases;
  describe(check.id, () => {
    test("has cases of both kinds, and none twice", () => {
      expect(valid.length).toBeGreaterThan(0);
      expect(invalid.length).toBeGreaterThan(0);
      const texts = [...valid, ...invalid].map(
        ({ findings: _findings, ...one }: object & { findings?: unknown }) => JSON.stringify(one),
      );
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
      for (const { findings } of invalid) expect(findings).not.toEqual([]);
    });
    test.each(valid.map((one, index) => [nameOf(one, index), one] as const))(
      "valid: %s",
      async (_name, one) => {
        expect((await runOn(one, check, after)).found).toEqual([]);
      },
    );
    test.each(invalid.map((one, index) => [nameOf(one, index), one] as const))(
      "invalid: %s",
      async (_name, one) => {
        const { found, textOf } = await runOn(one, check, after);
        expect(found.map((finding) => show(finding, check, textOf))).toEqual(one.findings);
        if (!("source" in one)) return;
        for (const { message, fix } of found) {
          if (!fix) continue;
          // A file that has been fixed still compiles, and the same is not found again.
          const source = applyFix(one.source, fix);
          const again = await runOn({ ...one, source }, check, after);
          expect(again.found.map((finding) => finding.message)).not.toContain(message);
        }
      },
    );
  });
}

const nameOf = (one: PromptCase | TargetCase, index: number): string =>
  "source" in one ? `prompt ${index + 1}` : `${one.reference} ${index + 1}`;

interface Ran {
  readonly found: readonly CheckFinding[];
  readonly textOf: (path: string) => string;
}

async function runOn(one: PromptCase | TargetCase, check: Check, after: readonly Check[]): Promise<Ran> {
  const checks = [...after, check];
  const ran = "source" in one ? await runOnPrompt(one, checks) : runOnTarget(one, checks);
  return { ...ran, found: ran.found.filter(({ id }) => id === check.id) };
}

function runOnTarget(one: TargetCase, checks: readonly Check[]): Ran {
  const { target, text } = describeTarget("main", one);
  return { found: runChecks({ prompts: [], targets: [target], settings: {} }, checks), textOf: () => text };
}

function describeTarget(name: string, { family, ...given }: TargetCase) {
  const text = `targets:\n  ${name}: "${given.reference}"\n`;
  const lines = indexLines(text);
  const facts = factsOf({ name, reference: given.reference }, { backends: {} });
  if (!facts) throw new Error(`No backend is known for ${given.reference}.`);
  const end = text.lastIndexOf('"');
  const target: CheckedTarget = {
    name,
    names: [name, facts.dialect, given.reference],
    today: TODAY,
    path: "prompt.config.ts",
    span: lines.span(text.indexOf(name), text.indexOf(name) + name.length),
    modelSpan: lines.span(end - facts.model.length, end),
    ...facts,
    ...given,
    family: family ? { ...NO_FACTS, ...family } : facts.family,
  };
  return { target, text };
}

async function runOnPrompt(one: PromptCase, checks: readonly Check[]): Promise<Ran> {
  const { source, partials = {}, schemas = {}, targets: given = {}, inputs = {} } = one;
  const texts = new Map([["prompts/main.prompt", source]]);
  for (const [name, text] of Object.entries(partials)) texts.set(`prompts/_${name}.prompt`, text);
  for (const [name, schema] of Object.entries(schemas)) {
    texts.set(`schemas/${name}.json`, JSON.stringify(schema));
  }
  const file = (path: string) => {
    const text = texts.get(path) ?? "";
    return { path, text, hash: hashText(text) };
  };
  const files = {
    prompts: [file("prompts/main.prompt")],
    partials: new Map(Object.keys(partials).map((name) => [name, file(`prompts/_${name}.prompt`)])),
    schemas: new Map(Object.keys(schemas).map((name) => [name, file(`schemas/${name}.json`)])),
  };
  const targets = Object.entries(given).map(([name, target]) => describeTarget(name, target).target);
  const config = { ...defaultConfig, root: "/nowhere", path: undefined, targets };
  const { prompts, neutral, diagnostics } = await compileProject(files, config);
  const [compiled] = prompts;
  const prompt = neutral.get("prompts/main.prompt");
  if (!compiled || !prompt) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const subject: CheckedPrompt = {
    prompt,
    source,
    partials: [...files.partials.values()],
    targets,
    ownTarget: ownTarget(prompt, source, config, TODAY),
    findings: targets.flatMap(({ name }) => compiled.report(name)),
    findingIds: new Set(["late-system", "prefill", ...checks.map(({ id }) => id)]),
    cases: () =>
      Object.entries(inputs).flatMap(([name, input]) =>
        targets.map((target) => ({
          name,
          path: `fixtures/main/${name}.yaml`,
          target,
          input,
          history: [],
          context: {},
          render: () => compiled.render(target.name, input),
        })),
      ),
  };
  const found = runChecks({ prompts: [subject], targets: [], settings: {} }, checks);
  return { found, textOf: (path) => texts.get(path) ?? "" };
}

function show(finding: CheckFinding, check: Check, textOf: (path: string) => string): Expected {
  const { message, path, span, help, target, level, accepted, fix } = finding;
  const text = textOf(path);
  const isMain = path === "prompts/main.prompt" || path === "prompt.config.ts";
  return {
    message,
    at: `${span.line}:${span.column} ${text.slice(span.start, span.end)}`,
    ...(!isMain && { path }),
    ...(help !== check.help && { help }),
    ...(target !== undefined && target !== "main" && { target }),
    ...(level !== check.level && { level }),
    ...(accepted !== undefined && { accepted }),
    ...(fix && { fixed: applyFix(text, fix) }),
  };
}

const applyFix = (text: string, { span, text: written }: Fix): string =>
  text.slice(0, span.start) + written + text.slice(span.end);
