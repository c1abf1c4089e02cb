import { hashRequest } from "../backends/transports/request-hash.ts";
import type { Rendered } from "../compiler.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { Answer } from "../dialects/decoder.ts";
import { protocols } from "../dialects/protocols.ts";
import { writeAtomically } from "../output/writable-file-system.ts";
import type { JsonObject } from "../runtime/types.ts";
import type { Job, Origin } from "./job.ts";
import type { Asked } from "./live-asker.ts";
import { type AnsweredBy, type Replay, replayPath } from "./replay.ts";
import { type ReadReplay, readReplay, writeReplay } from "./replay-file.ts";
import type { SuiteRun } from "./suite-run.ts";

/** An answer to a job, or why there is none. */
export interface FoundAnswer {
  readonly origin: Origin;
  readonly answer?: Answer;
  readonly diagnostics: readonly Diagnostic[];
}

/** A request that is sent: one whose prompt the target does not refuse. */
type Request = Rendered & { readonly body: JsonObject };

/** Asks the backend in a live run, and otherwise looks for a recorded answer. Throws where the disk refuses. */
export async function findAnswer(job: Job, rendered: Rendered, run: SuiteRun): Promise<FoundAnswer> {
  const path = replayPath(run.config.fixtures, job.case.prompt, job.case.name, job.target.name);
  const { body } = rendered;
  if (run.live && body) return askLive(job, { ...rendered, body }, path, run);
  if (!run.replays.has(path)) return { origin: { kind: "none" }, diagnostics: [] };
  const read = readReplayAt(path, run);
  if (!read?.replay) return { origin: { kind: "none" }, diagnostics: read?.diagnostics ?? [] };
  const { replay } = read;
  const isCurrent = body !== undefined && replay.request === hashRequest({ ...rendered, body });
  return isCurrent ? decode(rendered, replay, path) : { origin: staleOrigin(replay), diagnostics: [] };
}

function readReplayAt(path: string, run: SuiteRun): ReadReplay | undefined {
  const text = run.fileSystem.readText(`${run.config.root}/${path}`);
  return text === undefined ? undefined : readReplay(path, text);
}

async function decode({ dialect }: Rendered, replay: Replay, path: string): Promise<FoundAnswer> {
  const { source: kind, date, answeredBy } = replay;
  const decoder = await (await protocols[dialect]()).decoder();
  try {
    const answer = decoder.decode(replay.answer.body ?? null);
    return { origin: { kind, date, by: nameOf(answeredBy) }, answer, diagnostics: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
    const message = `The body is no answer in ${dialect}: ${reason}.`;
    const diagnostic = diagnose("invalid-replay", { path, span: FILE_START, message });
    return { origin: { kind: "none" }, diagnostics: [diagnostic] };
  }
}

function staleOrigin({ source, date, answeredBy }: Replay): Origin {
  const by = nameOf(answeredBy);
  return { kind: "stale", date, by, ...(source === "scripted" && { isScripted: true as const }) };
}

const nameOf = (by: AnsweredBy): string => ("script" in by ? by.script : `${by.backend}/${by.model}`);

async function askLive(job: Job, request: Request, path: string, run: SuiteRun): Promise<FoundAnswer> {
  const { model } = job.prompt.bind(job.target.name);
  const { dialect, path: route, headers, body } = request;
  const asked = await (await run.asker()).ask(job.target, { dialect, model, path: route, headers, body });
  if ("unasked" in asked) return { origin: { kind: "none", reason: asked.unasked }, diagnostics: [] };
  if ("failed" in asked) {
    const message = `${job.case.prompt} with the case ${job.case.name}: ${job.target.name} gives no answer: ${asked.failed.replace(/\.$/, "")}.`;
    const diagnostic = diagnose("failed-request", { path: job.case.path, span: FILE_START, message });
    return { origin: { kind: "none", reason: "the request failed" }, diagnostics: [diagnostic] };
  }
  const replay = makeReplay(asked, request, model, run);
  if (run.record && mayReplace(path, replay, run)) {
    writeAtomically(run.fileSystem, `${run.config.root}/${path}`, writeReplay(replay));
  }
  const { source, date, answeredBy } = replay;
  const kind = source === "scripted" ? source : "live";
  return { origin: { kind, date, by: nameOf(answeredBy) }, answer: asked.answer, diagnostics: [] };
}

function makeReplay(
  { recorded, backend }: Extract<Asked, { readonly answer: Answer }>,
  request: Request,
  model: string,
  { live }: SuiteRun,
): Replay {
  const script = live?.scripted;
  return {
    request: hashRequest(request),
    source: script === undefined ? "recorded" : "scripted",
    date: live?.today ?? "",
    answeredBy: script === undefined ? { backend, model } : { script },
    answer: recorded,
  };
}

/** What a script says never takes the place of what a backend said to the same request. */
function mayReplace(path: string, replay: Replay, run: SuiteRun): boolean {
  const old = readReplayAt(path, run)?.replay;
  return !(replay.source === "scripted" && old?.source === "recorded" && old.request === replay.request);
}
