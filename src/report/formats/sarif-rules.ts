import type { EntrySeverity } from "../report.ts";
import { type Rule, uniqueIdOf } from "../rules.ts";

/** What severities are called in SARIF. */
export const LEVELS: Readonly<Record<EntrySeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
  none: "none",
};

const PROBLEM_SEVERITIES = { error: "error", warning: "warning", info: "recommendation" } as const;

/** A rule as the list of a tool's rules has it. Its texts are prose: they have no places to fill, so braces stay single. */
export function describeRule(rule: Rule): object {
  const { id, kind, title, why, help, explain, url, severity = "warning", category } = rule;
  // Places of a finding's sentence would be taken for HTML.
  const long = explain.trim().replace(/<(subject|target)>/g, "_$1_");
  return {
    id: uniqueIdOf(rule),
    shortDescription: { text: title },
    fullDescription: { text: why || title },
    help: {
      text: `${why}\n\n${help}`.trim() || title,
      markdown: [long, `**Why.** ${why}`, `**Help.** ${help}`, `[${id}](${url})`].join("\n\n"),
    },
    helpUri: url,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ["polylect", kind, ...(category === undefined ? [] : [category])],
      "problem.severity": PROBLEM_SEVERITIES[severity],
    },
  };
}
