import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LineIndex } from "../../diagnostics/line-index.ts";
import type { Json } from "../../runtime/types.ts";
import type { KeySpans } from "./front-matter.ts";

/** Where a YAML text stands in its file. */
export interface YamlPlace {
  readonly path: string;
  /** Lines of the whole file. */
  readonly lines: LineIndex;
  /** Offset of the YAML text in the file. */
  readonly offset: number;
}

/** What YAML holds. `value` is undefined where an error leaves nothing to read. */
export interface ParsedYaml {
  readonly value: Json | undefined;
  readonly spans: KeySpans;
  readonly diagnostics: readonly Diagnostic[];
}
