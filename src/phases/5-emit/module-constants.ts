import { type Code, identifier, js, literal } from "../../codegen/code.ts";
import type { Json } from "../../runtime/types.ts";
import { inForm, type Piece, type TextForm } from "./text-form.ts";

/** One declaration: `function name` or `const name`. */
export interface Declaration {
  readonly name: string;
  readonly code: Code;
  readonly exported: boolean;
}

/** A declaration that other modules can import. */
export const exported = (name: string, code: Code): Declaration => ({ name, code, exported: true });

/** A declaration of the module's own. */
export const internal = (name: string, code: Code): Declaration => ({ name, code, exported: false });

/** A shorter text is written out wherever it stands. */
const MIN_SHARED_TEXT = 60;

/** What the functions of an emitted module share, each under one name: long texts, functions of text, JSON values. */
export class ModuleConstants {
  readonly #texts = {
    numbers: new Map<string, string>(),
    plain: new Map<string, Code>(),
    json: new Map<string, Code>(),
  };
  readonly #used = new Map<string, Declaration>();
  readonly #functions = new Map<string, string>();
  readonly #values = new Map<object, { readonly stem: string; name?: string }>();

  /** Static text in a form: itself where it is short, else the name of a constant. */
  text(text: string, form: TextForm): Piece {
    if (text.length < MIN_SHARED_TEXT) return inForm(text, form);
    const known = this.#texts[form].get(text);
    if (known) return known;
    const plain = this.#texts.numbers.get(text) ?? `$static${this.#texts.numbers.size + 1}`;
    this.#texts.numbers.set(text, plain);
    const written = inForm(text, form);
    const name = written === text ? plain : `${plain}Json`;
    const code = this.#use(name, () => js`const ${identifier(name)} = ${written};`);
    this.#texts[form].set(text, code);
    return code;
  }

  /** The name of a function that returns text; functions with the same code are one. */
  textFunction(print: (name: Code) => Code): Code {
    const key = print(identifier("$text")).text;
    const name = this.#functions.get(key) ?? `$text${this.#functions.size + 1}`;
    this.#functions.set(key, name);
    return this.#use(name, () => print(identifier(name)));
  }

  /** Whether any value is known by a name. */
  get sharesValues(): boolean {
    return this.#values.size > 0;
  }

  /** Makes a value known by a name: wherever this very object is written, a call of the function is written instead. */
  share(name: string, value: object): void {
    this.#values.set(value, { stem: name, name });
  }

  /** As {@link share}, under a name that ends with a number in the order of first use. */
  shareNumbered(stem: string, value: object): void {
    if (!this.#values.has(value)) this.#values.set(value, { stem });
  }

  #nameOf(value: object): string | undefined {
    const shared = this.#values.get(value);
    if (!shared) return undefined;
    const used = [...this.#values.values()].filter(({ stem, name }) => stem === shared.stem && name);
    shared.name ??= `${shared.stem}${used.length + 1}`;
    return shared.name;
  }

  /** A JSON value as an expression that is fresh at every level. */
  value(value: Json | object): Code {
    return literal(value, (part) => {
      const name = this.#nameOf(part);
      return name === undefined
        ? undefined
        : js`${this.#use(name, () => js`const ${identifier(name)} = () => (${literal(part)});`)}()`;
    });
  }

  /** The name of a constant that holds the JSON text of a shared value; undefined for any other value. */
  sharedJson(value: object): Code | undefined {
    const shared = this.#nameOf(value);
    const name = `${shared}Json`;
    return shared === undefined
      ? undefined
      : this.#use(name, () => js`const ${identifier(name)} = ${JSON.stringify(value)};`);
  }

  /** What was used, in the order of first use. */
  declarations(): Declaration[] {
    return [...this.#used.values()];
  }

  #use(name: string, print: () => Code): Code {
    if (!this.#used.has(name)) this.#used.set(name, internal(name, print()));
    return identifier(name);
  }
}
