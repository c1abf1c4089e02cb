/** How the names of prompts and partials end. */
export const PROMPT_ENDING = ".prompt";

/** How the names of schemas end. */
export const SCHEMA_ENDING = ".json";

/** A path in a folder of the config. `.` is the project itself. */
export function below(folder: string, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}

/** Whether a path is a place or stands in it. Everything stands in `.`. */
export function isAt(path: string, place: string): boolean {
  return place === "." || path === place || path.startsWith(`${place}/`);
}

/** `shared/style` for `shared/_style`; undefined for what is not a partial. */
export function partialName(file: string): string | undefined {
  const slash = file.lastIndexOf("/") + 1;
  return file[slash] === "_" ? file.slice(0, slash) + file.slice(slash + 1) : undefined;
}

/** The file of a partial: `prompts/shared/_style.prompt` for `shared/style`. */
export function partialPath(prompts: string, name: string): string {
  const slash = name.lastIndexOf("/") + 1;
  return below(prompts, `${name.slice(0, slash)}_${name.slice(slash)}${PROMPT_ENDING}`);
}

/** The file of a schema: `schemas/shared/ticket.json` for `shared/ticket`. */
export function schemaPath(schemas: string, name: string): string {
  return below(schemas, name + SCHEMA_ENDING);
}
