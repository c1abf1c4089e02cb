import { capabilities as anthropic } from "../dialects/anthropic/capabilities.ts";
import type { FamilyRow, ModelFamily } from "../dialects/dialect.ts";
import { capabilities as gemini } from "../dialects/gemini/capabilities.ts";
import { openModels } from "../dialects/open-models.ts";
import type { OpenaiChatFamily } from "../dialects/openai-chat/capabilities.ts";
import { openaiModels } from "../dialects/openai-models.ts";
import { deepseekModels } from "./deepseek-models.ts";

type Row = FamilyRow<OpenaiChatFamily>;

const noPrefill = { rules: { prefill: "refused" } } as const;

/** ANT-SDK messages.d.ts has no field for them. */
const claudeIgnores = ["minP", "seed", "presencePenalty", "frequencyPenalty", "repetitionPenalty"] as const;

/**
 * What says which models a row is, how much they take and how they read best; the router says the rest. Dates are left out: a router goes
 * on serving a model that its maker has switched off for as long as any other host has it.
 */
function identify({ name, match, contextWindow, maxOutputTokens, style, source, checked }: ModelFamily): Row {
  return {
    name,
    match,
    source,
    checked,
    ...(contextWindow !== undefined && { contextWindow }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(style !== undefined && { style }),
  };
}

/** Routers write versions with a dot: `claude-sonnet-4.5`. */
function withDots(match: readonly string[]): string[] {
  return match.flatMap((prefix) => [...new Set([prefix, prefix.replace(/-(\d+)-(\d+)(?=-|$)/, "-$1.$2")])]);
}

/** What a router takes more of than the maker's own service. */
const exceptions: { readonly [name: string]: Partial<Row> } = {
  "Sonnet 4.5": {
    contextWindow: 1_000_000,
    source: "npm @earendil-works/pi-ai 1.5.2 openrouter.json",
  },
};

const deepseek = deepseekModels.filter(({ retires }) => retires === undefined);

/** Open models but those that have a row already. */
const others: readonly Row[] = openModels.flatMap((row) => {
  const known = deepseek.flatMap(({ match }) => match);
  const match = row.match.filter((prefix) => !known.some((shorter) => prefix.startsWith(shorter)));
  return match.length > 0 ? [{ ...row, match }] : [];
});

/**
 * Models behind a router that serves those of many providers. What a model refuses or ignores is left out here too; a
 * router would leave it out without a word.
 */
export const routedModels: readonly Row[] = [
  ...openaiModels.map(
    (row): Row => ({
      ...identify(row),
      sampling: row.sampling,
      efforts: row.efforts,
      ignores: ["topK", "minP", "repetitionPenalty"],
    }),
  ),
  ...anthropic.families.map(
    (row): Row => ({
      ...identify(row),
      match: withDots(row.match),
      sampling: row.sampling === "none" ? "never" : "always",
      efforts: row.thinkingOff ? ["none", ...row.efforts] : row.efforts,
      ignores: [...claudeIgnores, ...(row.sampling === "none" ? (["topK"] as const) : [])],
      topLogprobs: "none",
      ...(row.forcedChoice === "never" && { toolChoice: "none" as const }),
      ...(row.rules.prefill ? {} : noPrefill),
      ...exceptions[row.name],
    }),
  ),
  ...gemini.families
    .filter(({ name }) => !name.startsWith("Gemma"))
    .map(
      (row): Row => ({
        ...identify(row),
        ignores: ["minP", "repetitionPenalty"],
        ...(row.thinkingLevels.length > 0 && { efforts: row.thinkingLevels }),
        ...(row.rules.prefill ? {} : noPrefill),
      }),
    ),
  ...deepseek.map(({ successor: _successor, ...row }): Row => row),
  ...others,
];
