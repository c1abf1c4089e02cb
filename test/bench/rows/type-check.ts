import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type App, GENERATED } from "../app.ts";
import type { Bench, Row } from "../bench.ts";
import { writeHandWritten } from "../hand-written-modules.ts";
import { nameOf, sizeOf } from "../many-prompts.ts";
import { compareTypes } from "../peers/compare-tools.ts";
import { type Command, compareCommands } from "../processes.ts";

/** What `tsc --init` writes today, less what has no effect on an app that is only checked. */
const OPTIONS = {
  target: "es2023",
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  types: [],
  noEmit: true,
};

/** `tsc` over an app that calls each of many functions. `addressOf` says where a prompt's module is. */
export function typeCheck(
  bench: Bench,
  app: App,
  name: string,
  addressOf: (prompt: string) => string,
): Command {
  const names = Array.from({ length: bench.many }, (_, at) => nameOf(at));
  const imports = names.map(
    (each) => `import { anthropic as ${each} } from ${JSON.stringify(addressOf(each))};`,
  );
  const calls = names.map((each, at) => `  ${each}(${sizeOf(at)}).messages.length,`);
  const inputs = Object.entries(bench.workload.inputs).map(
    ([size, input]) => `const ${size} = ${JSON.stringify(input)};`,
  );
  const source = `${[...imports, ...inputs].join("\n")}\nexport const lengths: number[] = [\n${calls.join("\n")}\n];\n`;
  return checkIn(bench, app.folder, name, source);
}

/** `tsc` over one file of a folder and what it imports. */
function checkIn(bench: Bench, folder: string, name: string, source: string): Command {
  writeFileSync(join(folder, `${name}.ts`), source);
  const project = join(folder, `tsconfig.${name}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions: OPTIONS, files: [`${name}.ts`] }));
  return { args: [join(bench.root, "node_modules/typescript/bin/tsc"), "-p", project], cwd: folder };
}

/** What compiled prompts cost whoever type-checks an app. */
export const typeCheckApp: Row = {
  id: "type-check",
  title: "Type-check of an app that imports many compiled prompts ÷ hand-written modules",
  limit: "at most 1.2×",
  run: async (bench) => {
    const { pairs } = bench.options;
    const app = bench.compiledApp(bench.many);
    writeHandWritten(app, bench.workload, bench.many);
    const extension = app.emitted(nameOf(0)).split(".").at(-1);
    const hand = typeCheck(bench, app, "hand-written", (name) => `./hand/${name}.js`);
    const ours = typeCheck(bench, app, "compiled", (name) => `./${GENERATED}/${name}.${extension}`);
    const figure = {
      what: `${bench.many} prompts`,
      unit: "ms",
      limit: { of: "ratio", most: 1.2 },
      ...compareCommands(hand, ours, pairs),
      note: `${pairs} pairs of processes`,
    } as const;
    return {
      figures: [
        figure,
        ...(await compareTypes(bench, hand, (folder, source) => checkIn(bench, folder, "app", source))),
      ],
      notes: [
        "A hand-written module has an input type, its text, and a typed function for each of the four dialects, in TypeScript; types of bodies are shared. Both apps call one function of each prompt. Options are those of `tsc --init`.",
      ],
    };
  },
};
