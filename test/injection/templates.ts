import type { Json, JsonObject, Message } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";

/** A place of a template where a value goes. */
export interface Slot {
  /** What stands for the value in the rendered text, given the value. */
  readonly printed: (value: string) => string;
}

/** A template, its partials, and the input that fills its slots. */
export interface Sample {
  readonly template: string;
  readonly slots: readonly Slot[];
  readonly input: (values: readonly string[]) => JsonObject;
  readonly context: (values: readonly string[]) => JsonObject;
  readonly history: (values: readonly string[]) => Message[];
}

/** Partials and helpers that samples call. */
export const partials = {
  line: "[{{text}}]",
  turn: '{{role "user"}}{{text}} {{media url=url}}{{role "model"}}Yes{{role "user"}}',
  rec: "({{text}}{{#if more}}{{> rec more}}{{/if}})",
};
export const helpers = {
  shout: (value: unknown) => `${typeof value === "string" ? value : JSON.stringify(value)}!`,
  wrap(this: unknown, options: { fn: (context: unknown) => string }) {
    return `<${options.fn(this)}>`;
  },
};

/** Makes a template and remembers what fills it. Each name is used once. */
class Builder {
  readonly slots: Slot[] = [];
  readonly #input: ((values: readonly string[]) => [string, Json])[] = [];
  readonly #context: ((values: readonly string[]) => [string, Json])[] = [];

  /** A slot, as a function of the values. */
  slot(printed: Slot["printed"] = (value) => value): (values: readonly string[]) => string {
    const index = this.slots.push({ printed }) - 1;
    return (values) => values[index] ?? "";
  }

  /** A new name of the input. */
  name(value: (values: readonly string[]) => Json): string {
    const name = `v${this.#input.length}`;
    this.#input.push((values) => [name, value(values)]);
    return name;
  }

  /** A new name of the context. */
  contextName(value: (values: readonly string[]) => Json): string {
    const name = `c${this.#context.length}`;
    this.#context.push((values) => [name, value(values)]);
    return name;
  }

  finish(template: string, hasHistory: boolean): Sample {
    const [asked, told, found] = [this.slot(), this.slot(), this.slot()];
    return {
      template,
      slots: this.slots,
      input: (values) => Object.fromEntries(this.#input.map((entry) => entry(values))),
      context: (values) => Object.fromEntries(this.#context.map((entry) => entry(values))),
      history: (values) =>
        hasHistory
          ? [
              { role: "user", parts: [{ type: "text", text: asked(values) }] },
              {
                role: "assistant",
                parts: [{ type: "tool-call", id: "c1", name: "find", input: { q: "x" } }],
              },
              {
                role: "tool",
                parts: [{ type: "tool-result", id: "c1", name: "find", output: found(values) }],
              },
              { role: "assistant", parts: [{ type: "text", text: told(values) }] },
            ]
          : [],
    };
  }
}

type Piece = (builder: Builder) => string;

const value: Piece = (b) => `{{${b.name(b.slot())}}}`;

const inline: readonly Piece[] = [
  value,
  (b) => {
    const slot = b.slot();
    return `{{${b.name((values) => ({ a: { b: slot(values) } }))}.a.b}}`;
  },
  (b) => `{{{${b.name(b.slot())}}}}`,
  (b) => `{{shout ${b.name(b.slot())}}}`,
  (b) => `{{json ${b.name(b.slot((text) => JSON.stringify(text)))}}}`,
  (b) => `{{> line text=${b.name(b.slot())}}}`,
  (b) => `{{#> line text=${b.name(b.slot())}}}never{{/line}}`,
  (b) => {
    const [outer, inner] = [b.slot(), b.slot()];
    return `{{> rec ${b.name((values) => ({ text: outer(values), more: { text: inner(values) } }))}}}`;
  },
  (b) => `{{@${b.contextName(b.slot())}}}`,
  (b) => {
    const slot = b.slot();
    return `{{lookup ${b.name((values) => ({ k: slot(values) }))} "k"}}`;
  },
  (b) => {
    const slot = b.slot();
    return `{{#with ${b.name((values) => ({ k: slot(values) }))}}}{{k}}{{/with}}`;
  },
  (b) => {
    const slots = [b.slot(), b.slot()];
    return `{{#each ${b.name((values) => slots.map((slot) => slot(values)))}}}- {{this}}{{@index}} {{/each}}`;
  },
  (b) => `{{#wrap}}${value(b)}{{/wrap}}`,
  (b) => `{{#*inline "own"}}{{x}}{{/inline}}{{> own x=${b.name(b.slot())}}}`,
];

const url = (b: Builder, inlineData: boolean) => {
  const slot = b.slot();
  return b.name((values) => (inlineData ? `data:image/png;base64,${slot(values)}` : slot(values)));
};

const structure: readonly Piece[] = [
  () => '{{role "system"}}',
  () => '{{role "user"}}',
  () => '{{role "model"}}',
  (b) => `{{role "user" tag=${b.name(b.slot())}}}`,
  (b) => `{{media url=${url(b, false)}}}`,
  (b) => `{{media url=${url(b, true)}}}`,
  (b) => `{{media url=${url(b, true)} contentType="image/png"}}`,
  (b) => `{{section ${b.name(b.slot())}}}`,
  () => "{{cache}}",
  () => '{{cache ttl="1h"}}',
  (b) => {
    const slots = [b.slot(), b.slot(), b.slot(), b.slot()] as const;
    const turns = b.name((values) => [
      { q: slots[0](values), a: slots[1](values) },
      { q: slots[2](values), a: slots[3](values) },
    ]);
    return `{{#each ${turns}}}{{role "user"}}{{q}}{{role "model"}}{{a}}{{/each}}{{role "user"}}`;
  },
  (b) => `{{> turn text=${b.name(b.slot())} url=${url(b, true)}}}`,
];

/** Text of the template's own, so that no part is blank for its own sake. */
const own = fc.constantFrom("Read this: ", "rule\n", "", " — ", "\n\n");

const piece: fc.Arbitrary<Piece> = fc.oneof(
  { arbitrary: fc.constantFrom(...inline), weight: 4 },
  { arbitrary: fc.constantFrom(...structure), weight: 3 },
  {
    arbitrary: own.map(
      (text): Piece =>
        () =>
          text,
    ),
    weight: 2,
  },
  // Which branch is taken is given, and no value decides it.
  fc
    .record({
      taken: fc.boolean(),
      then: fc.constantFrom(...inline, ...structure),
      otherwise: fc.constantFrom(...inline, ...structure),
    })
    .map(
      ({ taken, then, otherwise }): Piece =>
        (b) => {
          const flag = b.name(() => taken);
          return `{{#if ${flag}}}${then(b)}{{else}}${otherwise(b)}{{/if}}`;
        },
    ),
);

/** A template of any structure that ends with a question of the user, and values for its slots. */
export const sample: fc.Arbitrary<Sample> = fc
  .record({
    pieces: fc.array(piece, { minLength: 1, maxLength: 8 }),
    history: fc.constantFrom("none", "placed", "unplaced"),
    at: fc.nat(),
    closing: fc.boolean(),
  })
  .map(({ pieces, history, at, closing }) => {
    const builder = new Builder();
    const texts = pieces.map((each) => each(builder));
    if (history === "placed") texts.splice(at % (texts.length + 1), 0, "{{history}}");
    // Half of them begin and end so that every dialect takes them.
    if (closing) texts.unshift('{{role "user"}}First. ');
    if (closing) texts.push('{{role "user"}}Last. ', value(builder));
    return builder.finish(texts.join(""), history !== "none");
  });
