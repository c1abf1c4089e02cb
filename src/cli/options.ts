import { type ParseArgsConfig, parseArgs } from "node:util";
import { findNearest } from "../diagnostics/nearest.ts";
import { type FormatName, formats } from "../report/formats/registry.ts";
import { type SuiteFormatName, suiteFormats } from "../suite/formats/registry.ts";

/** A command line that cannot be followed. Ends the run with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Formats of commands that only list things. */
const PLAIN_FORMATS = ["pretty", "json"];

interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly short?: string;
  /** What the value is called in help. */
  readonly value?: string;
  readonly help: string;
}

/** Every option of every command. Commands that share an option share its meaning. */
const OPTIONS = {
  target: {
    type: "string",
    multiple: true,
    short: "t",
    value: "name",
    help: "Only this target; may be repeated.",
  },
  format: {
    type: "string",
    value: "name",
    help: "How to print: {formats}.",
  },
  all: { type: "boolean", help: "Print everything, however long it gets." },
  model: {
    type: "string",
    short: "m",
    value: "name",
    help: "The model to ask: the name of a target, or backend/model.",
  },
  case: { type: "string", value: "name", help: "Take input, history and context from a case." },
  input: {
    type: "string",
    short: "i",
    value: "file",
    help: "Take the input from a JSON or YAML file; - is standard input. For batch: rows, a JSON object a line.",
  },
  output: {
    type: "string",
    short: "o",
    value: "file",
    help: "Write to this file instead of standard output.",
  },
  bad: {
    type: "string",
    value: "file",
    help: "Keep what cannot be used in this file; by default that of --output with .bad in its name.",
  },
  join: {
    type: "string",
    multiple: true,
    value: "file",
    help: "Join the results in this file with their rows; may be repeated, and more files may follow.",
  },
  "part-size": {
    type: "string",
    value: "rows",
    help: "Requests of one file, at most; all means one file of any size. By default the service's limits.",
  },
  update: {
    type: "boolean",
    short: "u",
    help: "Write snapshots that differ and remove those without a case.",
  },
  live: { type: "boolean", help: "Ask the backends, with keys from the environment, instead of replaying." },
  record: { type: "boolean", help: "With --live: keep what backends answer in replay files." },
  scripted: {
    type: "string",
    value: "name",
    help: "With --live: the servers are played by this script, and prove nothing about a backend.",
  },
  timeout: { type: "string", value: "seconds", help: "With --live: the longest wait for one answer (600)." },
  shard: { type: "string", value: "i/n", help: "Run the i-th of n parts, to share a run among machines." },
  watch: {
    type: "boolean",
    short: "w",
    help: "Go on, and compile again whenever something changes.",
  },
  fix: { type: "boolean", help: "Make the edits that findings bring along, and report what is left." },
  baseline: {
    type: "boolean",
    help: "Record what is found in prompts.baseline.json: from then on, only what is new fails.",
  },
  staged: {
    type: "boolean",
    help: "Look at the git index: at what the next commit would have, as far as it touches it.",
  },
  help: { type: "boolean", short: "h", help: "Print this text." },
} as const satisfies Record<string, OptionSpec>;

type OptionName = keyof typeof OPTIONS;

/** What `--help` and the parser know of a command. */
export interface CommandSpec {
  readonly summary: string;
  /** Positional arguments, as help shows them. */
  readonly takes: string;
  /** How many positional arguments there may be. */
  readonly arity: readonly [least: number, most: number];
  readonly options: readonly OptionName[];
  /** What `--format` takes, the default first. */
  readonly formats?: readonly string[];
  /** Whether `--format` may be repeated, and take `<name>=<file>`. */
  readonly writesFormats?: true;
}

const ANY_NUMBER = Number.POSITIVE_INFINITY;

/** Every command: the one source of parsing and of help. */
export const commandSpecs = {
  init: {
    summary: "Make this folder a project: config, a first prompt, a case, scripts, imports.",
    takes: "",
    arity: [0, 0],
    options: ["format", "help"],
  },
  compile: {
    summary: "Compile every prompt into typed functions.",
    takes: "",
    arity: [0, 0],
    options: ["watch", "format", "help"],
    formats: Object.keys(formats),
  },
  render: {
    summary: "Print the request body of a prompt for a target, a model reference or a dialect.",
    takes: "<prompt>",
    arity: [1, 1],
    options: ["target", "case", "input", "format", "help"],
  },
  check: {
    summary: "Report problems, and what each target keeps, bends or loses.",
    takes: "[prompt…]",
    arity: [0, ANY_NUMBER],
    options: ["staged", "target", "fix", "baseline", "all", "format", "help"],
    formats: Object.keys(formats),
    writesFormats: true,
  },
  test: {
    summary: "Run every case on every target: compare with the snapshots, and check the answers.",
    takes: "[prompt…]",
    arity: [0, ANY_NUMBER],
    options: ["update", "target", "live", "record", "scripted", "timeout", "shard", "format", "help"],
    formats: Object.keys(suiteFormats),
    writesFormats: true,
  },
  run: {
    summary: "Ask one model, and print its answer as it comes.",
    takes: "<prompt>",
    arity: [1, 1],
    options: ["model", "case", "input", "format", "help"],
  },
  batch: {
    summary: "Write a request for each row in the service's batch format, or join its results with the rows.",
    takes: "<prompt> [result…]",
    arity: [1, ANY_NUMBER],
    options: ["target", "input", "output", "join", "bad", "part-size", "format", "help"],
  },
  targets: {
    summary: "List targets, backends and model families, with sources.",
    takes: "[backend…]",
    arity: [0, ANY_NUMBER],
    options: ["format", "help"],
  },
  explain: {
    summary: "Explain a diagnostic or a finding; without a code, list them.",
    takes: "[code]",
    arity: [0, 1],
    options: ["format", "help"],
  },
} as const satisfies Record<string, CommandSpec>;

/** The name of a command. */
export type CommandName = keyof typeof commandSpecs;

/** A format of some command. Which ones a command has, its {@link CommandSpec} says. */
export type OutputFormat = FormatName | SuiteFormatName;

/** A report that is written to a file. */
export interface FormatFile {
  readonly format: OutputFormat;
  readonly file: string;
}

/** A command line after parsing. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly target?: readonly string[];
  /** What goes to standard output. */
  readonly format: OutputFormat;
  /** What is written to files besides; paths as they were given. */
  readonly formatFiles: readonly FormatFile[];
  readonly all?: boolean;
  readonly model?: string;
  readonly case?: string;
  readonly input?: string;
  readonly output?: string;
  readonly bad?: string;
  readonly join?: readonly string[];
  readonly "part-size"?: string;
  readonly update?: boolean;
  readonly live?: boolean;
  readonly record?: boolean;
  readonly scripted?: string;
  readonly timeout?: string;
  readonly shard?: string;
  readonly watch?: boolean;
  readonly fix?: boolean;
  readonly baseline?: boolean;
  readonly staged?: boolean;
  readonly help?: boolean;
}

/** Whether a word is a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commandSpecs, word);
}

/** Parses what follows a command. Throws {@link UsageError}. */
export function parseCommand(command: CommandName, argv: readonly string[]): Arguments {
  const spec: CommandSpec = commandSpecs[command];
  const options: NonNullable<ParseArgsConfig["options"]> = {};
  for (const name of spec.options) {
    const { type, multiple, short }: OptionSpec = OPTIONS[name];
    const isRepeated = multiple ?? (name === "format" && spec.writesFormats);
    options[name] = { type, ...(isRepeated && { multiple: true }), ...(short && { short }) };
  }
  const { values, positionals } = parseStrictly(command, spec, {
    args: [...argv],
    options,
    allowPositionals: true,
  });
  const { format: given, ...rest } = values;
  const outputs = readFormats(spec, [given ?? []].flat() as string[]);
  const [least, most] = spec.arity;
  if (values["help"] !== true && (positionals.length < least || positionals.length > most)) {
    throw new UsageError(`usage: polylect ${command} ${spec.takes}`.trim());
  }
  return { ...outputs, ...rest, positionals } as Arguments;
}

function parseStrictly(
  command: string,
  spec: CommandSpec,
  config: ParseArgsConfig,
): ReturnType<typeof parseArgs> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (!code.startsWith("ERR_PARSE_ARGS")) throw error;
    const [, unknown] = /'(-[^' ]+)/.exec(message) ?? [];
    if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION" || !unknown) throw new UsageError(message);
    const near = findNearest(unknown.replace(/^-+/, ""), spec.options);
    throw new UsageError(`${command} has no option ${unknown}${near ? `; did you mean --${near}?` : ""}`);
  }
}

/** The report for standard output, and those for files: `name` and `name=file`. */
function readFormats(
  { formats: known = PLAIN_FORMATS, writesFormats }: CommandSpec,
  given: readonly string[],
): Pick<Arguments, "format" | "formatFiles"> {
  const outputs = given.map((text) => {
    const at = writesFormats ? text.indexOf("=") : -1;
    const format = at < 0 ? text : text.slice(0, at);
    if (!known.includes(format)) {
      throw new UsageError(`--format is one of ${known.join(", ")}, not ${format}`);
    }
    const file = at < 0 ? undefined : text.slice(at + 1);
    if (file === "") throw new UsageError(`--format ${text} names no file`);
    return { format: format as OutputFormat, file };
  });
  const [first, ...more] = outputs.filter(({ file }) => file === undefined);
  if (more.length > 0) {
    throw new UsageError("one --format goes to standard output; write the others as --format <name>=<file>");
  }
  const formatFiles = outputs.flatMap(({ format, file }) => (file === undefined ? [] : [{ format, file }]));
  return { format: first?.format ?? "pretty", formatFiles };
}

/** The text of `polylect --help`. */
export function renderHelp(): string {
  const names = Object.keys(commandSpecs);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = Object.entries(commandSpecs).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}${summary}`,
  );
  return [
    "usage: polylect <command> [options]",
    "",
    ...lines,
    "",
    "polylect <command> --help says more. polylect --version prints the version.",
    "Exit code: 0 clean, 1 findings, 2 a mistake in the command line or a crash.",
    "",
  ].join("\n");
}

/** The text of `polylect <command> --help`. */
export function renderCommandHelp(command: CommandName): string {
  const spec: CommandSpec = commandSpecs[command];
  const { formats = PLAIN_FORMATS } = spec;
  const [standard, ...others] = formats;
  const listed = `${standard} (default), ${others.join(", ")}`;
  const rows = spec.options.map((name) => {
    const { short, value: usual, help }: OptionSpec = OPTIONS[name];
    const value = name === "format" && spec.writesFormats ? "name[=file]" : usual;
    return [
      `${short ? `-${short}, ` : "    "}--${name}${value ? ` <${value}>` : ""}`,
      help.replace("{formats}", listed),
    ] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [
    ["usage: polylect", command, spec.takes, "[options]"].filter(Boolean).join(" "),
    "",
    spec.summary,
    "",
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}${help}`),
    "",
  ].join("\n");
}
