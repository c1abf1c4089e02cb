import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START, type Span } from "../diagnostics/span.ts";
import type { Answer } from "../dialects/decoder.ts";
import { checkSchema } from "../runtime/check-schema.ts";
import { OutputError } from "../runtime/errors.ts";
import type { CallTool, Json, Repair } from "../runtime/types.ts";
import { checkExpectation } from "./expectations/check-expectation.ts";
import type { FoundAnswer } from "./find-answer.ts";
import type { Job, Origin } from "./job.ts";
import type { SuiteRun } from "./suite-run.ts";

/** What an answer was read as, and what is wrong with it. */
export interface CheckedAnswer {
  readonly output?: Json;
  readonly repairs?: readonly Repair[];
  readonly failures: readonly Diagnostic[];
}

/** Reads an answer as the application would, and holds it against what its case expects. */
export async function checkAnswer(job: Job, found: FoundAnswer, run: SuiteRun): Promise<CheckedAnswer> {
  const { answer, origin } = found;
  if (!answer) return { failures: [] };
  const problems: { problem: string; code: "invalid-output" | "failed-expectation"; span: Span }[] = [];
  const refuse = (problem: string) => problems.push({ problem, code: "invalid-output", span: FILE_START });
  findBadCalls(job, answer).map(refuse);
  const read = readOutput(job, answer);
  if (read.problem !== undefined) refuse(read.problem);
  for (const expectation of job.case.expectations) {
    // What does not fit the schema is said once.
    if (read.problem !== undefined && NEEDS_OUTPUT.has(expectation.word)) continue;
    const { prompt, name, input } = job.case;
    const details = { answer, prompt, case: name, target: job.target.name, input };
    const context = { details, functions: run.functions };
    const problem = await checkExpectation(expectation, { answer, output: read.output }, context);
    if (problem !== undefined) {
      problems.push({ problem, code: "failed-expectation", span: expectation.span });
    }
  }
  return {
    ...(read.output !== undefined && { output: read.output }),
    ...(read.repairs?.length && { repairs: read.repairs }),
    failures: problems.map(({ problem, code, span }) =>
      diagnose(code, { path: job.case.path, span, message: describe(job, origin, answer, problem) }),
    ),
  };
}

const NEEDS_OUTPUT: ReadonlySet<string> = new Set(["equals", "property", "path", "function"]);

function findBadCalls({ prompt, case: one }: Job, { toolCalls }: Answer): string[] {
  if (toolCalls.length === 0) return [];
  const tools = prompt.call(one.input).tools as Readonly<Record<string, CallTool>>;
  return toolCalls.flatMap(({ name, input }) => {
    const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
    if (!tool) return [`calls ${name}, which is no tool of the prompt`];
    const [error] = checkSchema(tool.inputSchema, input);
    return error
      ? [`calls ${name} with arguments that do not fit: ${error.path.slice(1) || "they"} ${error.message}`]
      : [];
  });
}

/** An answer that calls tools is not the last one: it may say nothing yet. */
function readOutput(
  { prompt, target }: Job,
  { text, toolCalls }: Answer,
): Pick<CheckedAnswer, "output" | "repairs"> & { readonly problem?: string } {
  const repairs: Repair[] = [];
  try {
    return { output: prompt.parseOutput(text, target.name, (repair) => repairs.push(repair)), repairs };
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    return toolCalls.length > 0 ? {} : { problem: `does not fit the output schema: ${error.message}` };
  }
}

function describe(job: Job, origin: Origin, answer: Answer, problem: string): string {
  const { prompt, name } = job.case;
  const { kind, date } = origin;
  const from = kind === "recorded" ? `recorded ${date}` : kind;
  return `${prompt} with the case ${name}: the answer of ${job.target.name} (${from}) ${problem}. ${excerpt(answer)}`;
}

const LONGEST = 160;

/** How an answer begins, in a line. */
function excerpt({ text }: Answer): string {
  const line = text.trim().replace(/[\s\p{Cc}]+/gu, " ");
  if (line === "") return "It says nothing.";
  return `It says: ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}`;
}
