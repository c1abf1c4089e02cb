/** A stretch of a source file. Offsets are UTF-16 units from 0, line and column count from 1 and belong to `start`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}
