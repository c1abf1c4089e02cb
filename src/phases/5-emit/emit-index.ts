import { literal } from "../../codegen/code.ts";
import { exportName } from "../../codegen/identifiers.ts";

/**
 * The index of a project's prompts: every portable function, and in declarations every input and output type. The
 * names of the modules end in `extension`.
 */
export function emitIndex(ids: readonly string[], extension: string): { code: string; declaration: string } {
  const top =
    "// Made by polylect. Do not edit: `npx polylect compile` writes it anew.\n/* eslint-disable */\n";
  const sorted = [...ids].sort();
  const lines = sorted.map((id) => `export { ${exportName(id)} } from ${literal(`./${id}.${extension}`)};`);
  const types = sorted.map((id) => {
    const name = exportName(id);
    const typeName = name.charAt(0).toUpperCase() + name.slice(1);
    return `export { ${name}, type ${typeName}Input, type ${typeName}Output } from ${literal(`./${id}.${extension}`)};`;
  });
  const empty = ids.length === 0 ? ["export {};"] : [];
  return {
    code: `${top}\n${[...lines, ...empty].join("\n")}\n`,
    declaration: `${top}\n${[...types, ...empty].join("\n")}\n`,
  };
}
