import type { Row } from "./bench.ts";
import { batch } from "./rows/batch.ts";
import { bundle } from "./rows/bundle.ts";
import { check } from "./rows/check.ts";
import { compile } from "./rows/compile.ts";
import { generate } from "./rows/generate.ts";
import { importPrompts } from "./rows/import.ts";
import { installSize } from "./rows/install-size.ts";
import { renderJson, renderObject } from "./rows/render.ts";
import { startUp } from "./rows/start-up.ts";
import { testCases } from "./rows/test.ts";
import { typeCheckApp } from "./rows/type-check.ts";
import { watch } from "./rows/watch.ts";

/** Every row, in the order of the page. */
export const rows: readonly Row[] = [
  renderObject,
  renderJson,
  bundle,
  compile,
  importPrompts,
  typeCheckApp,
  testCases,
  check,
  batch,
  watch,
  generate,
  installSize,
  startUp,
];
