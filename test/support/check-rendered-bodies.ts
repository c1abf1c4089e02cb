import { resolve } from "node:path";
import { expect, vi } from "vitest";
import type { CompiledPrompt } from "../../src/compiler/compiled-prompt.ts";
import { dialectIds } from "../../src/runtime/dialect-ids.ts";

/** Places in a body that may be wrong, by test file: those where a test puts what no service takes. */
const exempt: { readonly [path: string]: RegExp } = {
  // The fixture of invalid-body has such bodies from its overrides.
  "test/diagnostics/codes.test.ts": /^/,
  // Data that only calls itself base64 is sent as it was given.
  "test/injection/structure.property.test.ts": /\/images\/\d+$/,
};

const root = resolve(import.meta.dirname, "../..");

/** The file of the running test, relative to the repository. */
const testFile = (): string => (expect.getState().testPath ?? "").slice(root.length + 1);

// Every body that a test renders is checked; the mock is made when a test first loads the compiler, and only then.
vi.mock(import("../../src/compiler/compiled-prompt.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const { loadBodyCheck } = await import("../../src/suite/check-body.ts");
  const checkBody = await loadBodyCheck(dialectIds);
  const { prototype } = original.CompiledPrompt;
  const { render } = prototype;
  prototype.render = function (this: CompiledPrompt, ...args: Parameters<typeof render>) {
    const rendered = render.apply(this, args);
    const problems = (rendered.body ? checkBody(rendered.dialect, rendered.body) : []).filter(
      ({ path }) => !exempt[testFile()]?.test(path),
    );
    if (problems.length > 0) {
      const lines = problems.map(({ path, message }) => `  ${path} ${message}`);
      throw new Error(`No ${rendered.dialect} service takes this body:\n${lines.join("\n")}`);
    }
    return rendered;
  };
  return original;
});
