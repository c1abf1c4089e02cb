import { checks } from "../../checks/registry.ts";
import { type DiagnosticEntry, diagnosticCodes } from "../../diagnostics/codes.ts";
import { type Explained, explain } from "../../diagnostics/explain.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import { findingTexts } from "../../portability/finding-texts.ts";
import { CLEAN, type Context } from "../context.ts";
import { UsageError } from "../options.ts";

/** Prints the long text of a diagnostic code, finding or check; without one, all of them with their titles. */
export async function run({ args, stdout }: Context): Promise<number> {
  const [code] = args.positionals;
  const findings = explainFindings();
  const ofChecks = explainChecks();
  const others = { ...findings, ...ofChecks };
  const diagnostics: Readonly<Record<string, DiagnosticEntry>> = diagnosticCodes;
  if (code === undefined) {
    const groups = {
      diagnostics: listTitles(diagnostics),
      findings: listTitles(findings),
      checks: listTitles(ofChecks),
    };
    stdout.write(args.format === "json" ? `${JSON.stringify(groups, null, 2)}\n` : renderGroups(groups));
    return CLEAN;
  }
  const text = explain(code, others);
  if (text === undefined) {
    const near = findNearest(code, [...Object.keys(diagnostics), ...Object.keys(others)]);
    throw new UsageError(
      `no diagnostic, finding or check is called ${code}${near ? `; did you mean ${near}?` : ""}`,
    );
  }
  const entry = Object.hasOwn(diagnostics, code) ? diagnostics[code] : others[code];
  stdout.write(args.format === "json" ? `${JSON.stringify({ code, ...entry }, null, 2)}\n` : text);
  return CLEAN;
}

/** The sentence of a finding has places for the target and for what it is about; they are shown as such. */
function explainFindings(): Record<string, Explained> {
  return Object.fromEntries(
    Object.entries(findingTexts).map(([id, { title, message, why, help }]) => {
      const text = message.replaceAll("`{subject}`", "<subject>").replaceAll("{target}", "<target>");
      return [id, { title, why, help, explain: `A finding of the portability report: ${text}` }];
    }),
  );
}

function explainChecks(): Record<string, Explained> {
  return Object.fromEntries(
    checks.map(({ id, title, why, help, severity, level, category }) => [
      id,
      { title, why, help, explain: `A check: ${severity}, level ${level}, category ${category}.` },
    ]),
  );
}

function listTitles(entries: Readonly<Record<string, Explained>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([code, { title }]) => [code, title]));
}

function renderGroups(groups: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const blocks = Object.entries(groups).map(([name, titles]) => {
    const width = Math.max(0, ...Object.keys(titles).map((code) => code.length)) + 2;
    const lines = Object.entries(titles).map(([code, title]) => `  ${code.padEnd(width)}${title}`.trimEnd());
    return `${[name, ...lines].join("\n")}\n`;
  });
  return blocks.join("\n");
}
