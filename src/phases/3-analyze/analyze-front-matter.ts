import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Acceptance, PromptHead } from "../../ir/prompt.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import type { FrontMatter } from "../2-parse/front-matter.ts";
import { analyzeConfig } from "./analyze-config.ts";
import { analyzeNames } from "./analyze-names.ts";
import { analyzeInput, analyzeOutput } from "./analyze-schemas.ts";
import { analyzeTools } from "./analyze-tools.ts";
import { checkShape, type Shape } from "./check-shape.ts";
import type { FrontMatterEnv } from "./front-matter-env.ts";
import { type FixCandidate, offerFixes } from "./offer-fixes.ts";

/** Keys that Genkit reads and that change nothing here, or have another home. */
const GENKIT_KEYS: { readonly [key: string]: string } = {
  maxTurns: "Rounds of tool calls are the calling program's choice; pass the number there.",
  returnToolRequests: "Tool calls are always handed to the caller; the key can go.",
  title: "Write it as `description`, or keep it for Genkit.",
  toolChoice: "Write it as `config.toolChoice`.",
};

/**
 * Checks front matter and reads it into the head of a prompt. Every problem is reported at once. The head is there
 * even beside errors, without the parts that are wrong, so that the template can be analyzed in the same run.
 */
export function analyzeFrontMatter(
  frontMatter: FrontMatter,
  env: FrontMatterEnv,
): { head: PromptHead; diagnostics: Diagnostic[] } {
  const { head, diagnostics, candidates } = analyze(frontMatter, env);
  const analyzeEdited = (edited: FrontMatter) => analyze(edited, env).diagnostics;
  return { head, diagnostics: offerFixes(diagnostics, candidates, frontMatter, analyzeEdited) };
}

/** What front matter says, with the edits that may solve what is wrong with it. */
function analyze(
  frontMatter: FrontMatter,
  env: FrontMatterEnv,
): { head: PromptHead; diagnostics: Diagnostic[]; candidates: readonly FixCandidate[] } {
  const { raw, ext, spans } = frontMatter;
  const shape = checkShape(frontMatter, env);
  const names = analyzeNames(frontMatter, shape, env);
  const { config, ...configured } = analyzeConfig(frontMatter, shape, env.path);
  const { input, ...inputs } = analyzeInput(frontMatter, shape, env);
  const { output, ...outputs } = analyzeOutput(frontMatter, shape, env, names.id);
  const { tools, ...tooled } = analyzeTools(frontMatter, shape, env);
  const head: PromptHead = {
    path: env.path,
    id: names.id,
    name: names.name,
    variant: names.variant,
    nameSpan: names.nameSpan,
    version: shape.read<string>("version"),
    description: shape.read<string>("description"),
    model: shape.read<string>("model"),
    config,
    input,
    output,
    tools,
    acceptances: readAcceptances(frontMatter, shape),
    spans: listSpans(spans),
    raw,
    ext,
    metadata: shape.read<JsonObject>("metadata") ?? {},
    targets: shape.read<string[]>("targets"),
    style: shape.read<NonNullable<PromptHead["style"]>>("style"),
  };
  const genkit = Object.entries(GENKIT_KEYS)
    .filter(([key]) => Object.hasOwn(frontMatter.data, key))
    .map(([key, help]) => {
      const message = `\`${key}\` is a key of Genkit.`;
      return diagnose("genkit-key", { path: env.path, span: spans.key([key]), message, help });
    });
  const parts = [shape, names, configured, inputs, outputs, tooled];
  const diagnostics = [...parts.flatMap((part) => part.diagnostics), ...genkit];
  return { head, diagnostics, candidates: [...shape.candidates, ...configured.candidates] };
}

/** The spans of all keys, listed once: each finding looks for its own. */
function listSpans(spans: FrontMatter["spans"]): PromptHead["spans"] {
  let listed: ReturnType<PromptHead["spans"]> | undefined;
  return () => {
    listed ??= Object.fromEntries(spans.keys());
    return listed;
  };
}

function readAcceptances({ data, spans }: FrontMatter, shape: Shape): Acceptance[] {
  const portability = data["portability"] as { accept?: Json } | null | undefined;
  const written = portability?.accept;
  if (!Array.isArray(written)) return [];
  return [...written.keys()].flatMap((index) => {
    const entry = shape.read<{ id: string; target?: string; reason: string }>("portability", "accept", index);
    if (!entry) return [];
    const { id, target, reason } = entry;
    return [{ id, target, reason, span: spans.value(["portability", "accept", index]) }];
  });
}
