/** What an adapter gets: one prompt, in each form that a peer may want it. */
export interface PeerTask {
  readonly form: "object" | "json";
  /** The prompt file, and its partials by name. */
  readonly prompt: string;
  readonly partials: Readonly<Record<string, string>>;
  /** The messages as templates of each language; those of `javaScript` are bodies of functions of `x`. */
  readonly turns: Readonly<Record<"handlebars" | "javaScript" | "eta", readonly PeerTurn[]>>;
  /** The hand-written body of `openai-chat` without its messages. */
  readonly head: Readonly<Record<string, unknown>>;
  /** Names and types of the input, in the order of a function's parameters. */
  readonly keys: readonly string[];
  /** What was generated for the peer ahead of time: address of a module, and the function in it. */
  readonly generated?: { readonly address: string; readonly name: string };
}

/** One message: the role as OpenAI spells it, and a template. */
export interface PeerTurn {
  readonly role: string;
  readonly text: string;
}

/** What an adapter makes of a task. */
export interface PeerContender {
  readonly isAsync: boolean;
  readonly run: (input: Record<string, unknown>) => unknown;
}

/** Loads a package that the project itself does not have. `T` is the part of it that the adapter uses. */
export async function load<T>(name: string): Promise<T> {
  return import(name);
}

/** A function of the input that gives a body, from functions that give the texts of its messages. */
export function assemble(
  task: PeerTask,
  texts: readonly ((input: never) => string)[],
  roles: readonly PeerTurn[],
) {
  const make = (input: Record<string, unknown>) => ({
    ...task.head,
    messages: roles.map(({ role }, at) => ({ role, content: texts[at]?.(input as never) })),
  });
  const run = task.form === "object" ? make : (input: Record<string, unknown>) => JSON.stringify(make(input));
  return { isAsync: false, run } satisfies PeerContender;
}
