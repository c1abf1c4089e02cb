import type { Entry, Expression } from "../../ir/node.ts";
import { choose, UNDEFINED } from "./expressions.ts";

/** Where `@` variables come from, innermost first. */
export type Frame =
  /** The caller's context variables, and `@root`. */
  | { readonly kind: "root" }
  /** Opened by a loop, or, with no entries, by a partial block. */
  | { readonly kind: "level"; readonly parent: Frame; readonly entries: readonly Entry[] }
  /** `{{#name}}` opens a level for arrays alone. */
  | { readonly kind: "either"; readonly test: Expression; readonly then: Frame; readonly otherwise: Frame }
  /** A frame that arrives as an object at run time. */
  | { readonly kind: "object"; readonly value: Expression };

/** The value of `@name`, read `up` frames out. */
export function readFrame(frame: Frame, name: string, up: number): Expression {
  switch (frame.kind) {
    case "root":
      if (up > 0) return UNDEFINED;
      return name === "root" ? { kind: "input" } : { kind: "context", name };
    case "level": {
      if (up > 0) return readFrame(frame.parent, name, up - 1);
      const own = frame.entries.find((entry) => entry.name === name);
      return own ? own.value : readFrame(frame.parent, name, 0);
    }
    case "either":
      return choose(frame.test, readFrame(frame.then, name, up), readFrame(frame.otherwise, name, up));
    case "object":
      return { kind: "frame-member", frame: frame.value, name, up };
  }
}

/** A frame as an object, for bodies that are called with one. */
export function frameObject(frame: Frame): Expression {
  switch (frame.kind) {
    case "root":
      return { kind: "frame", parent: undefined, entries: [] };
    case "level":
      return { kind: "frame", parent: frameObject(frame.parent), entries: frame.entries };
    case "either":
      return choose(frame.test, frameObject(frame.then), frameObject(frame.otherwise));
    case "object":
      return frame.value;
  }
}
