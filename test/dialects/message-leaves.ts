import type {
  DialectId,
  Json,
  JsonObject,
  Message,
  Note,
  Part,
  ToolResultPart,
} from "../../src/runtime/types.ts";

/** Text of a value in which a leaf is found however often it is escaped. */
export function flat(value: unknown): string {
  return (JSON.stringify(value) ?? "").replaceAll("\\", "");
}

/** The inside of a string, as {@link flat} shows it. */
const inside = (text: string): string => flat(text).slice(1, -1);

/** Every leaf of a JSON value as it reads in {@link flat}: what stands in an object with its key. */
export function jsonLeaves(value: Json | undefined): string[] {
  if (typeof value === "string") return [inside(value)];
  if (Array.isArray(value)) return value.flatMap(jsonLeaves);
  if (typeof value !== "object" || value === null) return [flat(value)];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === "object" && each !== null
      ? [`"${inside(key)}":`, ...jsonLeaves(each)]
      : [`"${inside(key)}":${flat(each)}`],
  );
}

/** What was sent, and what was told of it. */
export interface Sent {
  readonly dialect: DialectId;
  readonly body: JsonObject;
  readonly notes: readonly Note[];
}

/** Leaves of a conversation that are neither in the body nor named by a note on the very part or message. */
export function lostLeaves(messages: readonly Message[], sent: Sent): string[] {
  const all = flat(sent.body);
  return [
    ...messages.flatMap((message, at) => lostOfMessage(message, at, sent, all)),
    ...misplaced(messages, sent),
  ];
}

function lostOfMessage({ parts, metadata }: Message, at: number, sent: Sent, all: string): string[] {
  const told = (id: string, subject: string) =>
    sent.notes.some((note) => note.id === id && note.message === at && note.subject === subject);
  const name = metadata?.name;
  const lost =
    name && !all.includes(`"name":"${name}"`) && !told("message-name", name) ? [`name at ${at}`] : [];
  return [...lost, ...parts.flatMap((part, index) => lostOfPart(part, { ...sent, all, at, index }))];
}

interface Place extends Sent {
  /** The body as {@link flat} shows it. */
  readonly all: string;
  readonly at: number;
  readonly index: number;
}

/** Whether a note on this very part has one of the ids. */
function isTold({ notes, at, index }: Place, ...ids: string[]): boolean {
  return notes.some(({ id, message, part }) => message === at && part === index && ids.includes(id));
}

function lostOfPart(part: Part, place: Place): string[] {
  const { all, at, index } = place;
  const checks: [what: string, isKept: boolean][] = cacheChecks(part, place);
  const has = (leaf: string) => all.includes(leaf);
  if (part.type === "text") checks.push(["text", has(inside(part.text)) || isTrimmed(part.text, place)]);
  if (part.type === "media") checks.push(["media", isMediaSent(part.url, part.mimeType, place)]);
  if (part.type === "section") checks.push(["purpose", isTold(place, "section-mark")]);
  if (part.type === "reasoning") checks.push(...reasoningChecks(part, place));
  if (part.type === "tool-call") {
    checks.push(["call name", has(`"name":"${part.name}"`)]);
    checks.push(["call id", has(flat(part.id)) || isTold(place, "tool-call-id")]);
    for (const leaf of jsonLeaves(part.input)) checks.push([`input ${leaf}`, has(leaf)]);
  }
  if (part.type === "tool-result") {
    checks.push(["result id", has(flat(part.id)) || isTold(place, "tool-call-id")]);
    for (const leaf of jsonLeaves(part.output)) checks.push([`output ${leaf}`, has(leaf)]);
    for (const { url, mimeType } of part.media ?? [])
      checks.push(["media of result", isMediaSent(url, mimeType, place)]);
    if (part.isError) checks.push(["error flag", isTold(place, "tool-error") || isMarkedError(part, place)]);
  }
  return checks.filter(([, isKept]) => !isKept).map(([what]) => `${what} at ${at}.${index}`);
}

/** The last text may lose blanks at its end where the message is continued. */
function isTrimmed(text: string, { notes, all }: Place): boolean {
  return notes.some(({ id }) => id === "trimmed-prefill") && all.includes(inside(text.trimEnd()));
}

function reasoningChecks(
  { text, signature, redacted }: Extract<Part, { type: "reasoning" }>,
  place: Place,
): [string, boolean][] {
  const has = (leaf: string | undefined) => leaf === undefined || place.all.includes(inside(leaf));
  const isDropped = isTold(place, "reasoning-dropped");
  return [
    ["thought", has(text) || isDropped],
    ["signature", has(signature) || isDropped || isTold(place, "reasoning-signature")],
    ["redacted thought", has(redacted) || isDropped],
  ];
}

const kinds: { readonly [kind: string]: RegExp } = {
  image: /image/,
  audio: /audio/,
  video: /video/,
  application: /file|document|pdf/i,
};

/** The words of media stand in an object that says what kind they are, and of which type where data can be of several. */
function isMediaSent(url: string, mimeType: string | undefined, place: Place): boolean {
  if (isTold(place, "media-type", "media-model", "media-turn", "media-url", "media-data", "media-role"))
    return true;
  // Of unstated type is what a URL leads to; then there is no kind to be told.
  const isStated = mimeType !== undefined || url.startsWith("data:");
  const [word = ""] = /w\d+w/.exec(url) ?? [];
  const type = mimeType ?? /^data:([^;,]+)/.exec(url)?.[1] ?? "image/";
  const kind = kinds[type.replace(/\/.*/, "")] ?? /text/;
  const holder = innermost(place.body, word);
  return holder !== undefined && (!isStated || kind.test(holder.around));
}

/** The text of the innermost object around a word, with the key that it stands under. */
function innermost(value: unknown, word: string, key = ""): { around: string } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, each] of Object.entries(value)) {
    if (!flat(each).includes(word)) continue;
    const outer = `${key} ${Array.isArray(value) ? "" : Object.keys(value).join(" ")} ${(value as { type?: string }).type ?? ""}`;
    return innermost(each, word, outer) ?? { around: `${outer} ${name} ${flat(value).slice(0, 200)}` };
  }
  return undefined;
}

/** Every object of a value, itself included. */
export function objectsIn(value: unknown): JsonObject[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? below : [value as JsonObject, ...below];
}

function isMarkedError({ id, output }: ToolResultPart, { body }: Place): boolean {
  const leaves = jsonLeaves(output);
  return objectsIn(body).some(
    (object) =>
      (object["is_error"] === true ||
        (object["response"] as JsonObject | undefined)?.["error"] !== undefined) &&
      (flat(object).includes(flat(id)) || leaves.some((leaf) => flat(object).includes(leaf))),
  );
}

function cacheChecks(part: Part, place: Place): [string, boolean][] {
  const { cache } = part.metadata ?? {};
  if (!cache || isTold(place, "cache-mark", "cache-limit")) return [];
  const { id: _, name: __, ...own } = part as ToolResultPart;
  const word = /w\d+w/.exec(flat(part.type === "tool-result" ? own : part))?.[0] ?? "";
  const marked = objectsIn(place.body).find(
    (object) => (object["cache_control"] ?? object["prompt_cache_breakpoint"]) && flat(object).includes(word),
  );
  const ttl = (marked?.["cache_control"] as { ttl?: string } | undefined)?.ttl;
  return [
    ["cache mark", marked !== undefined],
    ["cache lifetime", cache.ttl === undefined || ttl === cache.ttl || isTold(place, "cache-ttl")],
  ];
}

/** Notes that say that a message, or a part, stands elsewhere or under another role. */
const moves = [
  "late-system",
  "part-role",
  "part-order",
  "system-in-user",
  "tool-result-media",
  "tool-result-order",
];

/** Texts whose order, or whose role, is another one in the body without a note that says so. */
function misplaced(messages: readonly Message[], { body, notes }: Sent): string[] {
  const found = sentWords(body);
  const isMoved = (at: number, index: number) =>
    notes.some(({ id, message, part }) => message === at && (part ?? index) === index && moves.includes(id));
  const texts = messages.flatMap(({ role, parts }, at) =>
    parts.flatMap((part, index) => {
      const word = part.type === "text" ? (/w\d+w/.exec(part.text)?.[0] ?? "") : "";
      const place = found.findIndex((each) => each.word === word);
      return word && place >= 0 && !isMoved(at, index) ? [{ role, at, place, sent: found[place]?.role }] : [];
    }),
  );
  const isTellingDeveloper = (at: number) =>
    notes.some(({ id, message }) => id === "developer-role" && message === at);
  const asDeveloper = (at: number) => (isTellingDeveloper(at) ? "system" : "developer");
  const merged = (at: number) => notes.some(({ id, message }) => id === "merged-turns" && message === at);
  return texts.flatMap(({ role, at, place, sent }, number) => {
    const before = texts[number - 1]?.place ?? -1;
    const expected = role === "developer" ? asDeveloper(at) : role;
    const isSystem = [sent, role].every((each) => each === "system" || each === "developer");
    const isRole = sent === expected || (isSystem && merged(at));
    return [...(place > before ? [] : [`order at ${at}`]), ...(isRole ? [] : [`role ${sent} at ${at}`])];
  });
}

/** Each word of what was said in the body, with the role under which it stands, in reading order. */
function sentWords(body: JsonObject): { word: string; role: string }[] {
  const instruction = body["system"] ?? body["systemInstruction"];
  const turns = (body["messages"] ?? body["contents"] ?? body["input"]) as JsonObject[];
  const all = [...(instruction === undefined ? [] : [{ role: "system", content: instruction }]), ...turns];
  return all.flatMap((turn) => {
    const role = turn["role"] === "model" ? "assistant" : String(turn["role"]);
    const said = flat(turn["content"] ?? turn["parts"] ?? null);
    return (said.match(/w\d+w/g) ?? []).map((word) => ({ word, role }));
  });
}
