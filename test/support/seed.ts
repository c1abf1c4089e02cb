/** Of all generated cases. Fixed, so that a change is judged by the same cases before and after; a variable draws others. */
export const SEED = Number(process.env["POLYLECT_SEED"] ?? 20_261_122);
