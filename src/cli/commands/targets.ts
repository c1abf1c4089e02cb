import type { Backend } from "../../backends/backend.ts";
import { projectBackends, resolveModel } from "../../backends/registry.ts";
import { loadConfig } from "../../config/load-config.ts";
import type { ResolvedConfig } from "../../config/resolved-config.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import type { ModelFamily } from "../../dialects/dialect.ts";
import { matchFamily } from "../../dialects/families.ts";
import { CLEAN, type Context, FOUND } from "../context.ts";
import { UsageError } from "../options.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { renderTable } from "../table.ts";

/** Lists what is known: the project's targets, every backend, and the model families of the backends named. */
export async function run(context: Context): Promise<number> {
  const { cwd, args, stdout } = context;
  const { config, diagnostics } = await loadConfig(cwd);
  const backends = projectBackends(config.backends);
  const named = args.positionals.map((name) => findBackend(name, backends));
  const targets = listTargets(config, backends);
  const facts = {
    targets,
    backends: (named.length > 0 ? named : backends).map(describeBackend),
  };
  printDiagnostics(context, { config }, diagnostics, facts);
  if (hasErrors(diagnostics)) return FOUND;
  if (args.format === "pretty") {
    stdout.write(named.length > 0 ? named.map(renderBackend).join("\n") : renderOverview(targets, backends));
  }
  return CLEAN;
}

function findBackend(name: string, backends: readonly Backend[]): Backend {
  const found = backends.find(({ id, aliases }) => id === name || aliases?.includes(name));
  if (found) return found;
  const near = findNearest(
    name,
    backends.map(({ id }) => id),
  );
  throw new UsageError(`no backend is called ${name}${near ? `; did you mean ${near}?` : ""}`);
}

interface TargetFacts {
  readonly name: string;
  readonly reference: string;
  readonly backend: string | undefined;
  readonly dialect: string | undefined;
  readonly family: string;
  readonly contextWindow: number | undefined;
  readonly retires: string | undefined;
}

function listTargets({ targets }: ResolvedConfig, backends: readonly Backend[]): TargetFacts[] {
  return targets.map(({ name, reference }) => {
    const { backend, dialect, model } = resolveModel(reference, backends) ?? {};
    const family = backend && model !== undefined ? matchFamily(backend.families, model)?.family : undefined;
    return {
      name,
      reference,
      backend: backend?.id,
      dialect,
      family: family?.name ?? "unknown",
      contextWindow: family?.contextWindow,
      retires: family?.retires,
    };
  });
}

/** A backend as JSON, with its families as far as they say which models they are. */
function describeBackend({ families, ...backend }: Backend) {
  const { id, aliases, dialect, baseUrl, apiKeyEnv, source, checked } = backend;
  return {
    id,
    aliases,
    dialect,
    baseUrl,
    apiKeyEnv,
    source,
    checked,
    families: families.families.map(describeFamily),
  };
}

function describeFamily(family: ModelFamily) {
  const { name, match, contextWindow, maxOutputTokens, retires, successor, aliases, source, checked } =
    family;
  return { name, match, contextWindow, maxOutputTokens, retires, successor, aliases, source, checked };
}

function renderOverview(targets: readonly TargetFacts[], backends: readonly Backend[]): string {
  const targetRows = targets.map((each) => [
    each.name,
    each.reference,
    each.dialect ?? "",
    each.family,
    tokens(each.contextWindow),
    each.retires ?? "",
  ]);
  const backendRows = backends.map(({ id, dialect, baseUrl, apiKeyEnv = "", families, source }) => {
    return [id, dialect, baseUrl, apiKeyEnv, String(families.families.length), source];
  });
  const header = ["target", "model", "dialect", "family", "context", "until"];
  return [
    ...(targets.length > 0 ? [renderTable([header, ...targetRows])] : []),
    renderTable([["backend", "dialect", "base URL", "key", "families", "source"], ...backendRows]),
    "polylect targets <backend> lists its model families with their sources; --format json has it all.\n",
  ].join("\n");
}

function renderBackend({ id, dialect, baseUrl, apiKeyEnv, families, source, checked }: Backend): string {
  const rows = families.families.map((family) => [
    family.name,
    family.match.join(", "),
    tokens(family.contextWindow),
    tokens(family.maxOutputTokens),
    family.retires ?? "",
    family.successor ?? "",
    `${family.source} (${family.checked})`,
  ]);
  const key = apiKeyEnv === undefined ? "no key" : `key from ${apiKeyEnv}`;
  return [
    `${id}: ${dialect} at ${baseUrl}, ${key}. Source: ${source} (${checked}).\n`,
    renderTable([["family", "begins with", "context", "output", "until", "then", "source"], ...rows]),
  ].join("\n");
}

function tokens(number: number | undefined): string {
  return number === undefined ? "" : number.toLocaleString("en-US");
}
