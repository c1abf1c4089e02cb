import { createRequire } from "node:module";
import type Handlebars from "handlebars";

/** The part of Handlebars that reads templates. */
interface HandlebarsParser {
  readonly parse: typeof Handlebars.parse;
  /** The grammar, without the rules of white space. */
  readonly parser: object;
}

/** Handlebars' own parser. The package's entry adds its compiler, which nothing here needs and which loads slowly. */
export const { parse, parser }: HandlebarsParser = createRequire(import.meta.url)(
  "handlebars/dist/cjs/handlebars/compiler/base.js",
);
