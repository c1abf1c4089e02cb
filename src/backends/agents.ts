import type { FamilyRow } from "../dialects/dialect.ts";

/** OpenClaw's `model` is an agent; which model answers is the agent's own setting. */
export const agents: readonly FamilyRow[] = [
  {
    name: "agents",
    match: ["openclaw", "agent:", "default", "main"],
    source: "OCL docs/gateway/openai-http-api.md",
    checked: "2026-11-22",
  },
];
