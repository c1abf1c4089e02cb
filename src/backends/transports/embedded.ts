import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import { modelPath } from "../model-path.ts";
import { answerBody, streamAnswer } from "./llama/completion-answer.ts";
import { CompletionFault } from "./llama/completion-fault.ts";
import { type CompletionRequest, readCompletion } from "./llama/completion-request.ts";
import { type Llama, type LlamaModel, type LlamaPackage, loadLlama } from "./llama/load-llama.ts";
import { LoadedModel, type PreparedPrompt } from "./llama/loaded-model.ts";
import { schemaGrammar } from "./llama/schema-grammar.ts";
import { untilAborted } from "./llama/until-aborted.ts";
import type { Transport, WireRequest } from "./transport.ts";

/** How models are run. */
export interface EmbeddedOptions {
  /** Folder that a relative `file:` base URL is below. Default: the working directory. */
  readonly root?: string;
  /** Tokens that a model's context holds. Default: as many as memory allows, at most what the model was trained on. */
  readonly contextSize?: number;
  /** Threads that compute. Default: half of what the machine has, since threads that wait for each other slow all down. */
  readonly threads?: number;
  /** `false` leaves graphics cards alone. Default: what `node-llama-cpp` finds, or `NODE_LLAMA_CPP_GPU` says. */
  readonly gpu?: "auto" | false;
  /** Gives `node-llama-cpp`. Default: the package that is installed. */
  readonly load?: () => Promise<LlamaPackage>;
}

/** Models in this process. */
export type EmbeddedTransport = Transport & {
  /** Ends what is running and frees all models, so that the process can exit. Later requests are rejected. */
  dispose(): Promise<void>;
};

/**
 * Runs the model files that requests name, by llama.cpp inside this process, and answers as the completion route of
 * llama.cpp's server does. Models are loaded with their first request and stay loaded; requests to one model are answered
 * one after the other. The package `node-llama-cpp` is loaded with the first request, which rejects where it is missing.
 */
export function createEmbeddedTransport(options: EmbeddedOptions = {}): EmbeddedTransport {
  const engine = new EmbeddedEngine(options);
  const transport: Transport = (request, signal) => engine.answer(request, signal);
  return Object.assign(transport, { dispose: () => engine.dispose() });
}

/** The engine waits forever for a model that failed to load and was collected as garbage since. In milliseconds. */
const patienceMs = 500;

/** The engine as it was started, with what it said of errors since that was asked last. */
interface StartedEngine {
  readonly llama: Llama;
  readonly parts: LlamaPackage;
  readonly takeErrors: () => readonly string[];
}

class EmbeddedEngine {
  readonly #options: EmbeddedOptions;
  readonly #threads: number;
  readonly #end = new AbortController();
  #started: Promise<StartedEngine> | undefined;
  /** By absolute path. */
  readonly #models = new Map<string, Promise<LoadedModel>>();
  #hasFailed = false;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#threads = options.threads ?? Math.max(1, Math.floor(availableParallelism() / 2));
  }

  async answer(request: WireRequest, asker: AbortSignal): Promise<Response> {
    const signal = AbortSignal.any([asker, this.#end.signal]);
    signal.throwIfAborted();
    try {
      return await untilAborted(this.#respond(request, signal), signal);
    } catch (error) {
      if (!(error instanceof CompletionFault)) throw error;
      return Response.json(error.body, { status: error.status });
    }
  }

  async dispose(): Promise<void> {
    this.#end.abort(new Error("The transport embedded is disposed."));
    const models = await Promise.allSettled(this.#models.values());
    for (const each of models) if (each.status === "fulfilled") await each.value.dispose();
    this.#models.clear();
    const started = await this.#started?.catch(() => undefined);
    const disposed = started?.llama.dispose();
    await (this.#hasFailed ? Promise.race([disposed, setTimeout(patienceMs)]) : disposed);
  }

  async #respond({ model: name, baseUrl, body }: WireRequest, signal: AbortSignal): Promise<Response> {
    const request = readCompletion(body);
    const path = findModel(baseUrl, name, this.#options.root ?? process.cwd());
    const model = await this.#load(path, name);
    const prompt = await this.#prepare(model, request);
    if (request.stream) return streamAnswer(name, model, prompt, signal);
    let content = "";
    const completion = await model.complete(
      prompt,
      (text) => {
        content += text;
      },
      signal,
    );
    return Response.json(answerBody(name, content, completion));
  }

  /** A failure is not remembered: the file may be put right, or the package installed. */
  #load(path: string, name: string): Promise<LoadedModel> {
    const known = this.#models.get(path);
    if (known) return known;
    const loading = this.#open(path, name);
    this.#models.set(path, loading);
    loading.catch(() => this.#models.delete(path));
    return loading;
  }

  async #open(path: string, name: string): Promise<LoadedModel> {
    const { llama, takeErrors } = await this.#start();
    const { contextSize } = this.#options;
    takeErrors();
    let model: LlamaModel | undefined;
    try {
      model = await llama.loadModel({ modelPath: path });
      const size = contextSize === undefined ? {} : { contextSize };
      const context = await model.createContext({ ...size, threads: this.#threads, sequences: 1 });
      return new LoadedModel(model, context);
    } catch (error) {
      this.#hasFailed = true;
      model?.dispose().catch(() => {});
      // What the engine says of a file arrives after the error, which says no more than that it failed.
      await setTimeout(20);
      const said = takeErrors().map((line) => /error loading model: (.*)/.exec(line)?.[1]);
      const problem = error instanceof TypeError ? "its header cannot be read" : messageOf(error);
      const reason = said.find((line) => line !== undefined) ?? problem;
      throw new CompletionFault("invalid_request_error", `The model \`${name}\` cannot be loaded: ${reason}`);
    }
  }

  #start(): Promise<StartedEngine> {
    const starting = this.#started ?? this.#startEngine();
    this.#started = starting;
    starting.catch(() => {
      this.#started = undefined;
    });
    return starting;
  }

  async #startEngine(): Promise<StartedEngine> {
    const { load = loadLlama, gpu } = this.#options;
    const parts = await load();
    let errors: string[] = [];
    const llama = await parts.getLlama({
      ...(gpu !== undefined && { gpu }),
      // What is not installed is neither downloaded nor compiled while a request waits.
      build: "never",
      skipDownload: true,
      progressLogs: false,
      maxThreads: this.#threads,
      logLevel: "error",
      logger: (_level, message) => errors.push(message.trim()),
    });
    const takeErrors = () => {
      const taken = errors;
      errors = [];
      return taken;
    };
    return { llama, parts, takeErrors };
  }

  async #prepare(model: LoadedModel, request: CompletionRequest): Promise<PreparedPrompt> {
    const tokens = model.tokenize(request.prompt);
    if (request.schema === undefined) return { tokens, request, grammar: undefined };
    const text = schemaGrammar(request.schema);
    const { llama, parts } = await this.#start();
    try {
      const grammar = await llama.createGrammar({ grammar: text });
      const state = new parts.LlamaGrammarEvaluationState({ model: model.model, grammar });
      return { tokens, request, grammar: state };
    } catch (error) {
      const message = `The engine takes no grammar of \`json_schema\`: ${messageOf(error)}`;
      throw new CompletionFault("invalid_request_error", message);
    }
  }
}

function findModel(baseUrl: string, name: string, root: string): string {
  const path = modelPath(baseUrl, name, root);
  if (path === undefined) {
    const message = `The model \`${name}\` is no path of a file below the folder of models.`;
    throw new CompletionFault("invalid_request_error", message);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  const message = `The model \`${name}\` is not there: \`${baseUrl}\` has no such file.`;
  throw new CompletionFault("not_found_error", message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
