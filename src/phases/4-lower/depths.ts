import type { Expression, Variable } from "../../ir/node.ts";
import { choose, UNDEFINED } from "./expressions.ts";

/** A variable and its value, to be named around a body that turned out to need it. */
export interface Binding {
  readonly variable: Variable;
  readonly value: Expression;
}

/** Makes a variable that holds a value. */
export type NameValue = (value: Expression) => Variable;

/**
 * The contexts that `../` reaches, innermost first.
 *
 * Handlebars opens a level for a block only where the block's context differs (loosely) from the level's head, which
 * only data can tell. So each reachable level is an expression, computed where it is asked for and nowhere else.
 */
export class Depths {
  /** What the body of this level has to bind before its nodes. */
  readonly bindings: Binding[] = [];
  readonly #levels = new Map<number, Expression>();

  private constructor(
    readonly context: Expression,
    readonly parent: Depths | undefined,
    private readonly name: NameValue,
  ) {}

  /** The level of a template or partial: nothing stands outside. */
  static root(context: Expression, name: NameValue): Depths {
    return new Depths(context, undefined, name);
  }

  /** The level of a block with its own context. */
  push(context: Expression): Depths {
    return new Depths(context, this, this.name);
  }

  /** The n-th context outwards; 0 is the head. */
  at(level: number): Expression {
    const known = this.#levels.get(level);
    if (known) return known;
    const expression = this.#expression(level);
    this.#levels.set(level, expression);
    return expression;
  }

  #expression(level: number): Expression {
    if (!this.parent) return level === 0 ? this.context : UNDEFINED;
    const test: Expression = { kind: "differs", left: this.context, right: this.parent.at(0) };
    const opened = level === 0 ? this.context : this.parent.at(level - 1);
    const value = choose(test, opened, this.parent.at(level));
    if (value.kind !== "choose") return value;
    const variable = this.name(value);
    this.bindings.push({ variable, value });
    return variable;
  }
}
