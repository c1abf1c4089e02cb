import { reportJson } from "../../diagnostics/reporters/json.ts";
import type { FinishReason, Usage } from "../../dialects/decoder.ts";
import type { Json, Level, Repair } from "../../runtime/types.ts";
import type { Agreement } from "../agreement.ts";
import type { CaseResult, Origin } from "../job.ts";
import type { Orphan } from "../orphans.ts";
import type { SnapshotState } from "../snapshots.ts";
import type { SuiteFormat } from "./format.ts";

/** A run of the suite for programs. */
export interface SuiteDocument {
  /** Grows when a program that reads it has to change. */
  readonly version: 1;
  readonly diagnostics: readonly Json[];
  readonly results: readonly ResultRecord[];
  readonly orphans: readonly Orphan[];
  /** Prompts that have no case, by id. */
  readonly untested: readonly string[];
  readonly agreement: readonly Agreement[];
}

/** One case on one target. */
export interface ResultRecord {
  readonly prompt: string;
  readonly case: string;
  readonly target: string;
  readonly level: Level;
  readonly snapshot: SnapshotState;
  /** Of the snapshot, relative to the project. */
  readonly path: string;
  readonly source: Origin;
  readonly answer?: AnswerRecord;
  readonly output?: Json;
  /** What was done to read the output. Absent where nothing was. */
  readonly repairs?: readonly Repair[];
  /** Messages of what is wrong with the answer. They are among the diagnostics, too. */
  readonly failures: readonly string[];
}

/** What was answered. */
export interface AnswerRecord {
  readonly text: string;
  readonly finishReason: FinishReason;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: Json }[];
  readonly usage?: Usage;
}

/** Prints a {@link SuiteDocument}. */
export const formatJson: SuiteFormat = ({ suite, diagnostics }) => {
  const document: SuiteDocument = {
    version: 1,
    ...JSON.parse(reportJson(diagnostics)),
    results: suite.results.map(recordOf),
    orphans: suite.orphans,
    untested: suite.untested,
    agreement: suite.agreement,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function recordOf(result: CaseResult): ResultRecord {
  const {
    prompt,
    case: name,
    target,
    level,
    snapshot,
    path,
    origin,
    answer,
    output,
    repairs,
    failures,
  } = result;
  return {
    prompt,
    case: name,
    target,
    level,
    snapshot,
    path,
    source: origin,
    ...(answer && {
      answer: {
        text: answer.text,
        finishReason: answer.finishReason,
        toolCalls: answer.toolCalls.map((call) => ({ name: call.name, arguments: call.input })),
        ...(answer.usage && { usage: answer.usage }),
      },
    }),
    ...(output !== undefined && { output }),
    ...(repairs && { repairs }),
    failures: failures.map(({ message }) => message),
  };
}
