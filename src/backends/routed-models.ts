import { capabilities as anthropic } from "../dialects/anthropic/capabilities.ts";
import type { FamilyRow, ModelFamily } from "../dialects/dialect.ts";
import { capabilities as gemini } from "../dialects/gemini/capabilities.ts";
import { openModels } from "../dialects/open-models.ts";
import type { OpenaiChatFamily } from "../dialects/openai-chat/capabilities.ts";
import { openaiModels } from "../dialects/openai-models.ts";
import { deepseekModels } from "./deepseek-models.ts";

type Row = FamilyRow<OpenaiChatFamily>;

const noPrefill = { rules: { prefill: "refused" } } as const;

/** What says which models a row is, and until when they are served; a router adapts the rest to its own dialect. */
function identify({ rules: _rules, ...row }: ModelFamily): Row {
  const { name, match, contextWindow, maxOutputTokens, retires, successor, source, checked } = row;
  return {
    name,
    match,
    source,
    checked,
    ...(contextWindow !== undefined && { contextWindow }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(retires !== undefined && { retires }),
    ...(successor !== undefined && { successor }),
  };
}

/** Routers write versions with a dot: `claude-sonnet-4.5`. */
function withDots(match: readonly string[]): string[] {
  return match.flatMap((prefix) => [...new Set([prefix, prefix.replace(/-(\d+)-(\d+)$/, "-$1.$2")])]);
}

/**
 * Models behind a router that serves those of many providers. Sampling that a model refuses is left out here too; a
 * router would leave it out without a word.
 */
export const routedModels: readonly Row[] = [
  ...openaiModels.map((row): Row => ({ ...identify(row), sampling: row.sampling, efforts: row.efforts })),
  ...anthropic.families.map(
    (row): Row => ({
      ...identify(row),
      match: withDots(row.match),
      sampling: row.sampling === "none" ? "never" : "always",
      ...(row.rules.prefill ? {} : noPrefill),
    }),
  ),
  ...gemini.families.map((row): Row => ({ ...identify(row), ...(row.rules.prefill ? {} : noPrefill) })),
  ...deepseekModels.filter(({ retires }) => retires === undefined).map((row): Row => row),
  ...openModels,
];
