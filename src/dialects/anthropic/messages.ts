import { readMedia } from "../../runtime/media.ts";
import {
  type CallId,
  checkToolPairs,
  copyJson,
  joinTurn,
  type LoweredTurn,
  nameCalls,
  objectInput,
  type PlacedPart,
  readTurns,
  type Tell,
  type Turn,
} from "../../runtime/turns.ts";
import type { MediaPart, Message, Report, Role, ToolResultPart } from "../../runtime/types.ts";
import type { AnthropicBlock, AnthropicMessage, AnthropicTextBlock } from "./wire.ts";

/** What message lowering needs to know of a family. */
export type AnthropicRules = {
  /** A last assistant message is continued. */
  readonly prefill: boolean;
  /** A system message may stand inside `messages`. */
  readonly lateSystem: boolean;
};

type AnthropicTurn = LoweredTurn<AnthropicBlock>;

/** Blocks that carry a cache breakpoint, and where to tell of them. */
type Marked = Map<AnthropicBlock, Tell>;

/** `system` and `messages` of a body. Never throws; what cannot be said is reported. */
export function lowerMessages(
  messages: readonly Message[],
  rules: AnthropicRules,
  report: Report,
): { system?: string | AnthropicTextBlock[]; messages: AnthropicMessage[] } {
  const read = readTurns(messages, { cache: 4, resultMedia: true }, report);
  checkToolPairs(read, false);
  const callId = nameCalls(/^[\w-]{1,64}$/, (number, id) => {
    return `call_${number}_${id.replace(/[^\w-]/g, "_").slice(0, 32)}`;
  });
  const marked: Marked = new Map();
  const lowered = read.map((turn) => lowerTurn(turn, callId, marked)).filter((turn) => turn.blocks.length);
  const system: AnthropicBlock[] = [];
  const turns: AnthropicTurn[] = [];
  lowered.forEach((turn, at) => {
    if (turn.role !== "system") pushTurn(turns, turn);
    else if (rules.lateSystem && mayStayIn(turns, lowered.slice(at))) joinTurn(turns, turn);
    else {
      system.push(...turn.blocks);
      if (turns.length) turn.tell("late-system", "lossy");
      else turn.tell("system-field", "adapted");
    }
  });
  checkPrefill(turns.at(-1), rules);
  shortenLifetimes([...system, ...turns.flatMap(({ blocks }) => blocks)], marked);
  return {
    ...(system.length && { system: plain(system) as string }),
    messages: turns.map(({ role, blocks }) => ({ role, content: plain(blocks) }) as AnthropicMessage),
  };
}

/** A system message is legal after a user turn, where an assistant turn or nothing follows. */
function mayStayIn(turns: AnthropicTurn[], rest: AnthropicTurn[]): boolean {
  const before = turns.at(-1)?.role ?? "assistant";
  const after = rest.find(({ role }) => role !== "system")?.role ?? "assistant";
  return before !== "assistant" && after === "assistant";
}

function pushTurn(turns: AnthropicTurn[], turn: AnthropicTurn): void {
  const last = turns.at(-1);
  if (turn.role === "assistant" && !last) {
    turn.tell("assistant-first", "adapted");
    turns.push({ ...turn, role: "user", blocks: [{ type: "text", text: "." }] });
  }
  const moved = last?.role === turn.role && turn.blocks.some(isResult) && !last.blocks.every(isResult);
  if (moved) turn.tell("tool-result-order", "adapted");
  joinTurn(turns, turn);
  // Results are read at the start of the turn only.
  if (moved) last.blocks.sort((a, b) => +isResult(b) - +isResult(a));
}

function isResult(block: AnthropicBlock): boolean {
  return block.type === "tool_result";
}

function checkPrefill(last: AnthropicTurn | undefined, rules: AnthropicRules): void {
  if (last?.role !== "assistant" || last.blocks.some(({ type }) => type === "tool_use")) return;
  const block = last.blocks.at(-1);
  if (!rules.prefill) last.tell("prefill", "refused");
  else if (block?.type === "text" && /\s$/.test(block.text)) {
    block.text = block.text.trimEnd();
    last.tell("trimmed-prefill", "adapted");
  }
}

/** One plain text is a string. */
function plain(blocks: AnthropicBlock[]): string | AnthropicBlock[] {
  const [first] = blocks;
  return blocks.length === 1 && first?.type === "text" && !first.cache_control ? first.text : blocks;
}

function lowerTurn({ role, message, tell, parts }: Turn, callId: CallId, marked: Marked): AnthropicTurn {
  const blocks: AnthropicBlock[] = [];
  if (!parts.length) tell("empty-text", "adapted");
  for (const placed of parts) {
    const block = lowerPart(placed, role, callId);
    if (block) blocks.push(block);
    if (placed.cache) markBlock(block, placed, marked);
  }
  return { role: role === "tool" ? "user" : role, message, tell, blocks };
}

function markBlock(block: AnthropicBlock | undefined, { cache, tell }: PlacedPart, marked: Marked): void {
  const ttl = cache?.ttl;
  const known = ttl === "5m" || ttl === "1h";
  // Reasoning goes back unmodified, so it carries no breakpoint.
  if (!block || block.type === "thinking" || block.type === "redacted_thinking") {
    tell("cache-mark", "lossy");
    return;
  }
  if (ttl && !known) tell("cache-ttl", "lossy", ttl);
  block.cache_control = { type: "ephemeral", ...(known && { ttl }) };
  marked.set(block, tell);
}

/** A breakpoint that lives for an hour is refused after one that lives for five minutes, which is the default. */
function shortenLifetimes(blocks: readonly AnthropicBlock[], marked: Marked): void {
  let short = false;
  for (const block of blocks) {
    const tell = marked.get(block);
    if (!tell || !("cache_control" in block)) continue;
    const long = block.cache_control?.ttl === "1h";
    if (long && short) {
      block.cache_control = { type: "ephemeral" };
      tell("cache-ttl", "lossy", "1h");
    }
    short ||= !long;
  }
}

function lowerPart({ part, tell }: PlacedPart, role: Role, callId: CallId): AnthropicBlock | undefined {
  if (part.type === "text") {
    if (part.text.trim()) return { type: "text", text: part.text };
    tell("empty-text", "adapted");
  } else if (part.type === "media") {
    return lowerMedia(part, role, tell);
  } else if (part.type === "tool-call") {
    const id = callId(part.id, tell);
    return { type: "tool_use", id, name: part.name, input: copyJson(objectInput(part, tell)) };
  } else if (part.type === "tool-result") {
    return lowerResult(part, callId(part.id, tell), tell);
  } else if (part.dialect === "anthropic" && part.redacted) {
    if (part.text || part.signature) tell("reasoning-dropped", "lossy");
    return { type: "redacted_thinking", data: part.redacted };
  } else if (part.dialect === "anthropic" && part.signature) {
    return { type: "thinking", thinking: part.text, signature: part.signature };
  } else tell("reasoning-dropped", "lossy");
  return undefined;
}

function lowerResult(
  { output, media = [], isError }: ToolResultPart,
  id: string,
  tell: Tell,
): AnthropicBlock {
  const text = typeof output === "string" ? output : JSON.stringify(output);
  const blocks = media.map((each) => lowerMedia(each, "user", tell)).filter((block) => block !== undefined);
  const blank = !text?.trim();
  if (blank) tell("empty-text", "adapted");
  else if (blocks.length) blocks.unshift({ type: "text", text });
  const content = blocks.length ? (blocks as AnthropicTextBlock[]) : !blank && text;
  return {
    type: "tool_result",
    tool_use_id: id,
    ...(content && { content }),
    ...(isError && { is_error: true }),
  };
}

function lowerMedia(part: MediaPart, role: Role, tell: Tell): AnthropicBlock | undefined {
  const { kind, mimeType, data, url } = readMedia(part);
  const known = kind === "pdf" || /^image\/(jpeg|png|gif|webp)$/.test(mimeType ?? "image/png");
  if (known && role === "user" && (data ?? url) !== undefined) {
    const source = data === undefined ? { type: "url", url } : { type: "base64", media_type: mimeType, data };
    return { type: kind === "pdf" ? "document" : "image", source } as AnthropicBlock;
  }
  tell(role !== "user" ? "media-role" : known ? "media-data" : "media-type", "refused", mimeType ?? kind);
  return undefined;
}
