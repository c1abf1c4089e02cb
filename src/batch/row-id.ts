import { printNumber } from "./print-number.ts";

/** What ids look like that are made of a line. Rows may not bring ids of their own that do. */
const MADE = /^row-\d+-[0-9a-f]{8}$/;

/**
 * The id of a row that brings none: of the number of its line and its text, so that an answer never meets another row
 * than the one that was asked about, even where lines were added or changed since.
 */
export function makeId(line: number, text: string): string {
  return `row-${printNumber(line)}-${hashString(text).toString(16).padStart(8, "0")}`;
}

/** Whether an id is one that {@link makeId} could have made. */
export function isMadeId(id: string): boolean {
  return MADE.test(id);
}

/** 32 bits that tell most texts apart, as a whole number from 0. The same on every machine. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
