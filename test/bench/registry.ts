import type { Row } from "./bench.ts";
import { renderJson, renderObject } from "./rows/render.ts";

/** Every row, in the order of the page. */
export const rows: readonly Row[] = [renderObject, renderJson];
