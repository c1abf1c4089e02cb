import type { Json, JsonObject } from "../runtime/types.ts";

/** Sampling and limits under their neutral names; the keys of `config` in the front matter. */
export interface Parameters {
  temperature?: number;
  topP?: number;
  topK?: number;
  minP?: number;
  seed?: number;
  maxOutputTokens?: number;
  stopSequences?: string[];
  presencePenalty?: number;
  frequencyPenalty?: number;
  repetitionPenalty?: number;
  reasoning?: { effort?: string; budgetTokens?: number };
  toolChoice?: ToolChoice;
  parallelToolCalls?: boolean;
  logprobs?: boolean | number;
  n?: number;
  /** Labels of the request, for the provider's own records; nothing that a model reads. */
  requestLabels?: { [key: string]: string };
  /** Who the answer is for, as an id that says nothing about the person. */
  endUserId?: string;
}

/** Whether the model may, must or must not call a tool; an object names the one it must call. */
export type ToolChoice = "auto" | "none" | "required" | { name: string };

/** A `config` block: neutral parameters, and keys that polylect does not know and reports. */
export interface Config {
  parameters: Parameters;
  /** Keys of an open `config` that have no neutral name. */
  unknown: JsonObject;
  /** Provider-only fields from `overrides.<dialect|target>`, merged into the body as they are. */
  providerFields: { [dialectOrTarget: string]: Overrides };
}

/** One entry of `overrides`: neutral parameters replaced there, and fields passed through untouched. */
export interface Overrides {
  parameters: Parameters;
  fields: { [key: string]: Json };
}
