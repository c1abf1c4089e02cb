import type { Target, TargetSettings } from "./resolved-config.ts";

/** A target as the rest of the compiler has it. */
export function normalizeTarget(name: string, given: string | TargetSettings): Target {
  if (typeof given === "string") return { name, reference: given };
  const { model: reference, template, tokenizer, ...rest } = given;
  const path = normalizePath(template) ?? template;
  const tokens = tokenizer === undefined ? {} : { tokenizer: normalizePath(tokenizer) ?? tokenizer };
  return { name, reference, template: { path, ...tokens, ...rest } };
}

/** A path without dots; undefined where it leaves the project. */
export function normalizePath(path: string): string | undefined {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/") || ".";
}
