import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Severity } from "../../diagnostics/diagnostic-entry.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import { FILE_START, type Span } from "../../diagnostics/span.ts";
import type { PromptHead } from "../../ir/prompt.ts";

/** The part of a head that names targets. */
type Naming = Pick<PromptHead, "path" | "targets" | "style" | "config" | "acceptances" | "spans">;

/** What front matter may name. */
export interface KnownTargets {
  /** Names of the config's targets. */
  readonly targets: readonly string[];
  readonly dialects: readonly string[];
  /** Whether a text is a model reference that a backend knows. */
  readonly isModel: (reference: string) => boolean;
  /** Default: the severity of the code. */
  readonly severity?: Severity;
}

/** Reports names in `targets`, `style`, `overrides` and `portability.accept` that stand for nothing. */
export function findUnknownTargets(head: Naming, known: KnownTargets): Diagnostic[] {
  const { targets, dialects } = known;
  const both = [...targets, ...dialects];
  const styles = typeof head.style === "object" ? Object.keys(head.style) : [];
  const at = (list: string, key: string | number) => () => ({
    list,
    span: head.spans()[`${list}.${key}`] ?? FILE_START,
  });
  const names = [
    // What runs is decided target by target, so a dialect would stand for none of them.
    ...(head.targets ?? []).map((name, index) => ({ name, may: targets, place: at("targets", index) })),
    ...styles.map((name) => ({ name, may: both, place: at("style", name) })),
    ...Object.keys(head.config.providerFields).map((name) => ({
      name,
      may: both,
      place: at("overrides", name),
    })),
    ...head.acceptances
      .filter(({ target }) => target !== undefined && !known.isModel(target))
      .map(({ target = "", span }) => ({ name: target, may: both, place: () => findAccepted(head, span) })),
  ];
  return names
    .filter(({ name, may }) => !may.includes(name))
    .map(({ name, may, place }) => {
      const { list, span } = place();
      const nearest = findNearest(name, may);
      const what = may === both ? "neither a target of the config nor a dialect" : "no target of the config";
      return diagnose("unknown-target", {
        path: head.path,
        span,
        message: `\`${name}\` in \`${list}\` is ${what}.`,
        ...(nearest && { help: `Did you mean \`${nearest}\`?` }),
        ...(known.severity && { severity: known.severity }),
      });
    });
}

const ACCEPTED_TARGET = /^portability\.accept\.\d+\.target$/;

/** The `target` key of an accepted finding; entries that are not valid are not among the acceptances. */
function findAccepted(head: Naming, entry: Span): { list: string; span: Span } {
  const found = Object.entries(head.spans()).find(
    ([key, { start }]) => ACCEPTED_TARGET.test(key) && start >= entry.start && start < entry.end,
  );
  return { list: "portability.accept", span: found?.[1] ?? entry };
}
