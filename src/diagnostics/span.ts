/** A stretch of a source file. Offsets are UTF-16 units from 0, line and column count from 1 and belong to `start`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** The empty span at the very start of a file: where a problem of the file as a whole is shown. */
export const FILE_START: Span = { start: 0, end: 0, line: 1, column: 1 };
