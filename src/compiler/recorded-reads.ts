import { hashText } from "../files/hash-text.ts";
import type { Surroundings } from "./lower-prompt.ts";

/** A name and the hash of the file behind it, `null` where there was none. */
export type Read = readonly [name: string, hash: string | null];

/** What a prompt was compiled from besides its own file. */
export interface Reads {
  readonly partials: readonly Read[];
  readonly schemas: readonly Read[];
  /** Hash of the names of all partials, where a message suggests one of them. */
  readonly partialNames?: string;
}

/** Surroundings that note what is asked of them. */
export function recordReads(around: Surroundings): { around: Surroundings; reads: () => Reads } {
  const partials = new Map<string, string | null>();
  const schemas = new Map<string, string | null>();
  let partialNames: string | undefined;
  const recording: Surroundings = {
    ...around,
    partials: {
      lookup: (name) => {
        partials.set(name, hashOfPartial(around, name));
        return around.partials.lookup(name);
      },
      get names() {
        partialNames = hashOfNames(around);
        return around.partials.names;
      },
      source: (name) => around.partials.source(name),
      // Reads partials that the template as written has asked for already.
      restyle: (...args) => around.partials.restyle(...args),
    },
    schema: (name) => {
      schemas.set(name, hashOfSchema(around, name));
      return around.schema(name);
    },
  };
  return {
    around: recording,
    reads: () => ({
      partials: [...partials],
      schemas: [...schemas],
      ...(partialNames !== undefined && { partialNames }),
    }),
  };
}

/** Whether everything that a prompt was compiled from is still the same. */
export function areCurrent({ partials, schemas, partialNames }: Reads, around: Surroundings): boolean {
  return (
    partials.every(([name, hash]) => hashOfPartial(around, name) === hash) &&
    schemas.every(([name, hash]) => hashOfSchema(around, name) === hash) &&
    (partialNames === undefined || hashOfNames(around) === partialNames)
  );
}

function hashOfPartial({ partials }: Surroundings, name: string): string | null {
  return partials.source(name)?.hash ?? null;
}

function hashOfSchema({ schemaSource }: Surroundings, name: string): string | null {
  return schemaSource(name)?.hash ?? null;
}

function hashOfNames({ partials }: Surroundings): string {
  return hashText(JSON.stringify(partials.names));
}
