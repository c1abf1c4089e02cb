/** Of all generated cases. Fixed, so that a change is judged by the same cases before and after; a variable draws others. */
export const SEED = Number(process.env["POLYLECT_SEED"] ?? 20_261_122);

/**
 * How many generated cases a test draws of those that it draws in full. A second run of the same cases, on another version
 * of Node, takes a share of them: `POLYLECT_CASES` between 0 and 1.
 */
export const cases = (count: number): number => Math.ceil(count * Number(process.env["POLYLECT_CASES"] ?? 1));
