/** How ids look that name another model from one day to the next. A data row. */
export interface MovingIds {
  /** Backends that it is true of; absent means all. */
  readonly backends?: readonly string[];
  /** Whole ids. */
  readonly ids?: readonly string[];
  /** Ends of ids. */
  readonly endings?: readonly string[];
  /** What an id contains that names one version; without it the newest is meant. */
  readonly tag?: string;
}

/** Every kind of id that moves. Those of single models stand in `aliases` of their family. */
export const movingIds: readonly MovingIds[] = [
  { ids: ["latest"], endings: ["-latest", ":latest"] },
  { backends: ["ollama", "ollama-openai"], tag: ":" },
  { backends: ["openrouter"], ids: ["auto", "openrouter/auto"] },
  { backends: ["openclaw"], ids: ["auto", "default", "openclaw", "openclaw/default"] },
];
