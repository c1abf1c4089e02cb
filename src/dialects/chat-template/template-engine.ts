/** The part of `@huggingface/jinja` that is used. */
export interface TemplateEngine {
  new (template: string): { render(variables: Record<string, unknown>): unknown };
}

/** A template that can be rendered. */
export type ParsedTemplate = InstanceType<TemplateEngine>;

/** Parses a template. Throws what the engine throws. */
export type ParseTemplate = (template: string) => ParsedTemplate;

/** Parses each text once. */
export function parseOnce(engine: TemplateEngine): ParseTemplate {
  const known = new Map<string, ParsedTemplate>();
  return (text) => {
    const parsed = known.get(text) ?? new engine(text);
    known.set(text, parsed);
    return parsed;
  };
}

/** What a template is rendered with beside the conversation. */
export interface TemplateSettings {
  readonly bosToken: string;
  readonly eosToken: string;
  /** Variables of the template, such as `enable_thinking`. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** ISO date that the template's clock shows, in UTC. */
  readonly now: string;
}

/** A conversation as chat templates read it. */
export interface TemplateConversation {
  readonly messages: readonly object[];
  readonly tools: readonly object[];
  /** Whether the template is asked to open the assistant's turn. */
  readonly opensTurn: boolean;
}

/** A rendering, or the words with which the template refuses the conversation. */
export type Rendering = { readonly text: string } | { readonly error: string };

// The engine has a clock of its own, which no variable of a call can replace. The line break belongs to the tag.
const CLOCK = "{% set strftime_now = clock_of_target %}\n";

/** A chat template, parsed once. */
export class ChatTemplate {
  readonly #template: ParsedTemplate | undefined;
  readonly #fault: string = "";
  readonly #settings: TemplateSettings;

  constructor(parse: ParseTemplate, text: string, settings: TemplateSettings) {
    this.#settings = settings;
    try {
      this.#template = parse(CLOCK + text);
    } catch (error) {
      this.#fault = describe(error);
    }
  }

  /** Renders a conversation. Never throws. `variables` go before those of the settings. */
  render(
    { messages, tools, opensTurn }: TemplateConversation,
    variables: Readonly<Record<string, unknown>> = {},
  ): Rendering {
    if (!this.#template) return { error: this.#fault };
    const { bosToken, eosToken, now } = this.#settings;
    try {
      const text = this.#template.render({
        messages,
        ...(tools.length && { tools }),
        add_generation_prompt: opensTurn,
        bos_token: bosToken,
        eos_token: eosToken,
        clock_of_target: (format: string) => formatDate(new Date(now), format),
        ...this.#settings.variables,
        ...variables,
      });
      return { text: String(text) };
    } catch (error) {
      return { error: describe(error) };
    }
  }
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.length > 200 ? `${message.slice(0, 199)}…` : message;
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const two = (value: number) => String(value).padStart(2, "0");

const DIRECTIVES: { readonly [directive: string]: (date: Date) => string } = {
  "%Y": (date) => String(date.getUTCFullYear()),
  "%y": (date) => two(date.getUTCFullYear() % 100),
  "%m": (date) => two(date.getUTCMonth() + 1),
  "%B": (date) => MONTHS[date.getUTCMonth()] ?? "",
  "%b": (date) => (MONTHS[date.getUTCMonth()] ?? "").slice(0, 3),
  "%d": (date) => two(date.getUTCDate()),
  "%e": (date) => String(date.getUTCDate()).padStart(2, " "),
  "%A": (date) => DAYS[date.getUTCDay()] ?? "",
  "%a": (date) => (DAYS[date.getUTCDay()] ?? "").slice(0, 3),
  "%H": (date) => two(date.getUTCHours()),
  "%I": (date) => two(date.getUTCHours() % 12 || 12),
  "%p": (date) => (date.getUTCHours() < 12 ? "AM" : "PM"),
  "%M": (date) => two(date.getUTCMinutes()),
  "%S": (date) => two(date.getUTCSeconds()),
  "%F": (date) => date.toISOString().slice(0, 10),
  "%T": (date) => date.toISOString().slice(11, 19),
  "%%": () => "%",
};

/** A date in UTC, in the directives of C's `strftime` that templates use; any other stays as it is written. */
export function formatDate(date: Date, format: string): string {
  return format.replace(/%[A-Za-z%]/g, (directive) => DIRECTIVES[directive]?.(date) ?? directive);
}
