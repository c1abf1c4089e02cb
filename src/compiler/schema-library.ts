import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { analyzeSchemaFile } from "../phases/3-analyze/analyze-schema-file.ts";
import type { SourceFile } from "../phases/source-file.ts";
import type { JsonSchema } from "../runtime/types.ts";

/** The problems of a schema file, under the hash that it had. */
export interface CheckedSchema {
  readonly hash: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Named schemas, each read when it is first asked for. */
export class SchemaLibrary {
  readonly #read = new Map<string, ReturnType<typeof analyzeSchemaFile>>();

  constructor(private readonly files: ReadonlyMap<string, SourceFile>) {}

  /** The schema of a name; undefined where there is none, or where its file is broken. */
  readonly schema = (name: string): JsonSchema | undefined => this.#analyze(name)?.schema;

  /** The file behind a name. */
  readonly source = (name: string): SourceFile | undefined => this.files.get(name);

  /** The problems of every file by name; files whose hash is known are not read again. */
  check(known: ReadonlyMap<string, CheckedSchema> = new Map()): Map<string, CheckedSchema> {
    const checked = [...this.files].map(([name, { hash }]): [string, CheckedSchema] => {
      const earlier = known.get(name);
      if (earlier?.hash === hash) return [name, earlier];
      return [name, { hash, diagnostics: this.#analyze(name)?.diagnostics ?? [] }];
    });
    return new Map(checked);
  }

  #analyze(name: string): ReturnType<typeof analyzeSchemaFile> | undefined {
    const known = this.#read.get(name);
    const file = this.files.get(name);
    if (known || !file) return known;
    const read = analyzeSchemaFile(file);
    this.#read.set(name, read);
    return read;
  }
}
