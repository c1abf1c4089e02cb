import { literal } from "../../codegen/code.ts";
import { isIdentifier } from "../../codegen/identifiers.ts";
import type { EmittedModule } from "./emit-module.ts";

/** An ES module file. */
export function printModule(module: EmittedModule, madeFrom: readonly string[]): string {
  const imports = module.imports.list().map(({ module: from, names }) => {
    const list = names.map(([name, local]) => `${exportedName(name)} as ${local}`).join(", ");
    return `import { ${list} } from ${literal(from)};`;
  });
  const declarations = module.declarations.map(({ code, exported }) =>
    exported ? `export ${code}` : `${code}`,
  );
  return `${[header(madeFrom), imports.join("\n"), ...declarations].join("\n\n")}\n`;
}

/** Says what made a file, in a comment that no path can end. */
export function header(madeFrom: readonly string[]): string {
  const sources = madeFrom.map((path) => path.replace(/[^\x20-\x7e]/g, "?")).join(", ");
  return `// Made by polylect from ${sources}. Do not edit: \`npx polylect compile\` writes it anew.\n/* eslint-disable */`;
}

/** A name as another module exports it: quoted where it is no identifier. */
function exportedName(name: string): string {
  return isIdentifier(name) ? name : literal(name).text;
}

/** The body of a function of `modules` that returns every declaration: the same code, for use in memory. */
export function printFunctionBody(module: EmittedModule): string {
  const imports = module.imports.list().map(({ module: from, names }) => {
    const list = names.map(([name, local]) => `${exportedName(name)}: ${local}`).join(", ");
    return `const { ${list} } = modules[${literal(from)}];`;
  });
  const names = module.declarations.map(({ name }) => name).join(", ");
  const lines = [...imports, ...module.declarations.map(({ code }) => code.text), `return { ${names} };`];
  return `"use strict";\n${lines.join("\n")}`;
}
