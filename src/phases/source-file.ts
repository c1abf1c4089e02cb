/** A file as it was read. */
export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
}

/** Everything a compilation reads, gathered before it starts. */
export interface ProjectSources {
  readonly prompts: readonly SourceFile[];
  /** By partial name: `style` for `_style.prompt`. */
  readonly partials: ReadonlyMap<string, SourceFile>;
  /** By schema name: `Invoice` for `schemas/Invoice.json`. The text is JSON. */
  readonly schemas: ReadonlyMap<string, SourceFile>;
}
