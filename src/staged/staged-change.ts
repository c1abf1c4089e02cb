import type { PromptUnit } from "../compiler/prompt-unit.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { below, isAt, partialPath, schemaPath } from "../phases/1-read/source-paths.ts";

/** What is asked about a change: paths below the project, and where files and links are. */
export interface ChangeRequest {
  /** Paths that the next commit changes, adds or removes. One of a submodule stands for all that is in it. */
  readonly changed: ReadonlySet<string>;
  readonly config: Pick<ResolvedConfig, "prompts" | "schemas" | "fixtures">;
  /** Files that everything depends on: config, helpers, model files, the baseline. */
  readonly shared: Iterable<string>;
  /** What a path names once links are followed; undefined where it names nothing. */
  readonly realPath: (path: string) => string | undefined;
}

/** Which files and prompts of a project the next commit touches. */
export class StagedChange {
  readonly #request: ChangeRequest;
  /** Ids of the prompts one of whose cases is changed. */
  readonly #cases: ReadonlySet<string>;
  /** Whether no prompt is as it was. */
  readonly isWhole: boolean;

  constructor(request: ChangeRequest) {
    const { fixtures } = request.config;
    this.#request = request;
    this.#cases = new Set([...request.changed].flatMap((path) => promptOfCase(path, fixtures) ?? []));
    this.isWhole = [...request.shared, fixtures].some((path) => this.#isChanged(path));
  }

  /** Whether nothing of the project is changed, where no link leads elsewhere. */
  get isEmpty(): boolean {
    const { changed, config } = this.#request;
    const folders = [config.prompts, config.schemas, config.fixtures];
    return (
      !this.isWhole &&
      ![...changed].some((path) => folders.some((folder) => isAt(path, folder) || isAt(folder, path)))
    );
  }

  /** Whether a file is changed, also by way of a link. */
  readonly touchesFile = (path: string): boolean => {
    if (this.isWhole || this.#isChanged(path)) return true;
    const real = this.#request.realPath(path);
    return real !== undefined && real !== path && this.#isChanged(real);
  };

  /** Whether a prompt is changed, or a partial, a schema or a case of it. */
  readonly touchesPrompt = ({ path, named, reads }: PromptUnit): boolean => {
    const { prompts, schemas } = this.#request.config;
    return (
      this.touchesFile(path) ||
      this.#cases.has(named.id) ||
      reads.partials.some(([name]) => this.touchesFile(partialPath(prompts, name))) ||
      reads.schemas.some(([name]) => this.touchesFile(schemaPath(schemas, name)))
    );
  };

  #isChanged(path: string): boolean {
    const { changed } = this.#request;
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      if (changed.has(path.slice(0, end))) return true;
    }
    return false;
  }
}

function promptOfCase(path: string, fixtures: string): string | undefined {
  const folder = below(fixtures, "");
  if (!path.startsWith(folder) || !/\.ya?ml$/.test(path)) return undefined;
  return path.slice(folder.length, Math.max(folder.length, path.lastIndexOf("/")));
}
