import { explain } from "../../diagnostics/explain.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import { findRule, type Rule, rules } from "../../report/rules.ts";
import { CLEAN, type Context } from "../context.ts";
import { UsageError } from "../options.ts";

/** Prints the long text of a diagnostic code, finding or check; without one, all of them with their titles. */
export async function run({ args, stdout }: Context): Promise<number> {
  const [code] = args.positionals;
  const isJson = args.format === "json";
  if (code === undefined) {
    const groups = {
      diagnostics: listTitles("diagnostic"),
      findings: listTitles("finding"),
      checks: listTitles("check"),
    };
    stdout.write(isJson ? `${JSON.stringify(groups, null, 2)}\n` : renderGroups(groups));
    return CLEAN;
  }
  const rule = findRule(code);
  if (rule === undefined) {
    const ids = rules.map(({ id }) => id);
    const near = findNearest(code, ids);
    throw new UsageError(
      `no diagnostic, finding or check is called ${code}${near ? `; did you mean ${near}?` : ""}`,
    );
  }
  const { id, kind: _, ...rest } = rule;
  stdout.write(isJson ? `${JSON.stringify({ code: id, ...rest }, null, 2)}\n` : explain(rule));
  return CLEAN;
}

function listTitles(kind: Rule["kind"]): Record<string, string> {
  return Object.fromEntries(rules.filter((rule) => rule.kind === kind).map(({ id, title }) => [id, title]));
}

function renderGroups(groups: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const blocks = Object.entries(groups).map(([name, titles]) => {
    const width = Math.max(0, ...Object.keys(titles).map((code) => code.length)) + 2;
    const lines = Object.entries(titles).map(([code, title]) => `  ${code.padEnd(width)}${title}`.trimEnd());
    return `${[name, ...lines].join("\n")}\n`;
  });
  return blocks.join("\n");
}
