/** What of `node-llama-cpp` is used here. Its own types are there only where it is installed. */
export interface LlamaPackage {
  getLlama(options: LlamaOptions): Promise<Llama>;
  readonly LlamaGrammarEvaluationState: new (options: {
    readonly model: LlamaModel;
    readonly grammar: LlamaGrammar;
  }) => LlamaGrammarState;
}

/** How the engine is started. */
export interface LlamaOptions {
  readonly gpu?: "auto" | false;
  readonly build: "never";
  readonly skipDownload: true;
  readonly progressLogs: false;
  readonly maxThreads: number;
  readonly logLevel: "error";
  readonly logger: (level: string, message: string) => void;
}

/** The engine. */
export interface Llama {
  loadModel(options: { readonly modelPath: string }): Promise<LlamaModel>;
  createGrammar(options: { readonly grammar: string }): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

/** A loaded model. Tokens are numbers. */
export interface LlamaModel {
  readonly tokens: {
    readonly bos: number | null;
    readonly eos: number | null;
    readonly shouldPrependBosToken: boolean;
    readonly shouldAppendEosToken: boolean;
  };
  tokenize(text: string, specialTokens: boolean): number[];
  detokenize(tokens: readonly number[], specialTokens: boolean, lastTokens: readonly number[]): string;
  isEogToken(token: number): boolean;
  createContext(options: {
    readonly contextSize?: number;
    readonly threads: number;
    readonly sequences: number;
  }): Promise<LlamaContext>;
  dispose(): Promise<void>;
}

/** The memory that a model reads and writes in. */
export interface LlamaContext {
  /** Tokens. */
  readonly contextSize: number;
  getSequence(): LlamaSequence;
}

/** One conversation in a context. */
export interface LlamaSequence {
  evaluate(tokens: number[], options: LlamaSampling): AsyncGenerator<number, void>;
  dispose(): Promise<void>;
}

/** How the next token is chosen. */
export interface LlamaSampling {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly seed: number;
  readonly repeatPenalty?: {
    readonly punishTokens: () => readonly number[];
    readonly maxPunishTokens: number;
    readonly penalty: number;
    readonly presencePenalty: number;
    readonly frequencyPenalty: number;
  };
  readonly grammarEvaluationState?: LlamaGrammarState;
  readonly yieldEogToken: true;
}

/** A parsed grammar; opaque. */
export type LlamaGrammar = object;

/** How far an answer has come in a grammar; opaque. */
export type LlamaGrammarState = object;

const PACKAGE = "node-llama-cpp";

/** Loads the optional peer. Throws an `Error` that says what to install. */
export async function loadLlama(): Promise<LlamaPackage> {
  try {
    // A name that bundlers cannot read: an app without the package is bundled all the same.
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ PACKAGE);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // Loaders that stand in for Node's have other codes, and the same words.
    const isMissing = /cannot find (?:package|module) '([^']*)'/i.exec(reason)?.[1] === PACKAGE;
    const message = isMissing
      ? `the transport embedded needs a package: npm install ${PACKAGE}`
      : `the package ${PACKAGE} cannot be loaded: ${reason}`;
    // Without its cause, whose words it has, and which names files of this machine.
    throw new Error(message);
  }
}
