import type { Node, RoleChoice } from "../../ir/node.ts";
import type { Role } from "../../runtime/types.ts";
import { type Call, lowerExpression, lowerHash } from "./lower-expression.ts";
import { asPath } from "./lower-path.ts";
import { type Lowering, renameLiteral, suggestion } from "./lowering.ts";
import type { Scope } from "./scope.ts";

/** Role names of templates. `model` is Dotprompt's word for assistant. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ["system", "system"],
  ["user", "user"],
  ["model", "assistant"],
  ["assistant", "assistant"],
]);

const ROLE_NAMES = "`system`, `user` or `model`";

type Lower = (lowering: Lowering, call: Call, scope: Scope) => Node[];

const LOWERED_BY: Readonly<Record<string, Lower>> = {
  role: lowerRole,
  media: lowerMedia,
  history: lowerHistory,
  section: lowerSection,
  cache: lowerCache,
};

/** Messages, parts and marks: `{{role}}`, `{{media}}`, `{{history}}`, `{{section}}`, `{{cache}}`. */
export function lowerStructure(lowering: Lowering, name: string, call: Call, scope: Scope): Node[] {
  if (scope.insideHelper !== undefined) {
    lowering.report("structure-in-helper", scope, call.loc, {
      message: `\`{{${name}}}\` stands inside the custom block helper \`${scope.insideHelper}\`.`,
    });
    return [];
  }
  return LOWERED_BY[name]?.(lowering, call, scope) ?? [];
}

function lowerRole(lowering: Lowering, call: Call, scope: Scope): Node[] {
  const [param] = call.params;
  if (!param || call.params.length > 1) {
    const message = `\`{{role}}\` takes one name: ${ROLE_NAMES}.`;
    const help = 'Write `{{role "user"}}`, or `{{this.role}}` for an input of that name.';
    lowering.report("helper-arguments", scope, call.loc, { message, help });
    return [];
  }
  const role = param.type.endsWith("Literal")
    ? staticRole(lowering, String((param as hbs.AST.StringLiteral).value), call, scope, param.loc)
    : chosenRole(lowering, param, call, scope);
  if (!role) return [];
  const metadata = lowerHash(lowering, call.hash, scope);
  return [{ kind: "role", role, metadata, origin: lowering.origin(scope, call.loc) }];
}

/** The role of a name; `loc` is the place of the literal that it is written in. */
function staticRole(
  lowering: Lowering,
  name: string,
  call: Call,
  scope: Scope,
  loc?: hbs.AST.SourceLocation,
): Role | undefined {
  const role = ROLES.get(name);
  if (!role) {
    const message = `There is no role \`${name}\`: a message is ${ROLE_NAMES}.${suggestion(name, ROLES.keys())}`;
    const fix = loc && renameLiteral(lowering.origin(scope, loc), name, ROLES.keys());
    lowering.report("unknown-role", scope, call.loc, { message, ...fix });
  }
  return role;
}

function chosenRole(
  lowering: Lowering,
  param: hbs.AST.Expression,
  call: Call,
  scope: Scope,
): RoleChoice | undefined {
  const value = lowerExpression(lowering, param, scope);
  const choices = lowering.schemas.choices(value);
  if (!choices) {
    lowering.report("dynamic-role", scope, call.loc, {
      message: "The role comes from a value that is not an enum.",
    });
    return undefined;
  }
  const roles = new Map<string, Role>();
  for (const choice of choices) {
    const role = staticRole(lowering, choice, call, scope);
    if (role) roles.set(choice, role);
  }
  return { value, roles };
}

function lowerMedia(lowering: Lowering, call: Call, scope: Scope): Node[] {
  const hash = lowerHash(lowering, call.hash, scope);
  const url = hash.findLast((entry) => entry.name === "url");
  const unknown = hash.findLast((entry) => entry.name !== "url" && entry.name !== "contentType");
  if (!url || unknown || call.params.length > 0) {
    const message = "`{{media}}` takes `url=` and, optionally, `contentType=`.";
    lowering.report("helper-arguments", scope, call.loc, { message });
    return [];
  }
  const mimeType = hash.findLast((entry) => entry.name === "contentType")?.value;
  return [{ kind: "media", url: url.value, mimeType, origin: lowering.origin(scope, call.loc) }];
}

function lowerHistory(lowering: Lowering, call: Call, scope: Scope): Node[] {
  if (call.params.length > 0) {
    lowering.report("helper-arguments", scope, call.loc, { message: "`{{history}}` takes no arguments." });
  }
  lowering.hasHistory = true;
  return [{ kind: "history", origin: lowering.origin(scope, call.loc) }];
}

function lowerSection(lowering: Lowering, call: Call, scope: Scope): Node[] {
  const [param] = call.params;
  if (!param || call.params.length > 1) {
    lowering.report("helper-arguments", scope, call.loc, { message: "`{{section}}` takes one name." });
    return [];
  }
  const purpose = lowerExpression(lowering, param, scope);
  return [{ kind: "section", purpose, origin: lowering.origin(scope, call.loc) }];
}

function lowerCache(lowering: Lowering, call: Call, scope: Scope): Node[] {
  const ttl = lowerHash(lowering, call.hash, scope).findLast((entry) => entry.name === "ttl")?.value;
  const isStatic = ttl === undefined || (ttl.kind === "literal" && typeof ttl.value === "string");
  if (call.params.length > 0 || !isStatic) {
    const message = '`{{cache}}` takes nothing, or a written `ttl="5m"` or `ttl="1h"`.';
    lowering.report("helper-arguments", scope, call.loc, { message });
    return [];
  }
  if (isFirst(call, scope)) {
    const message = "Nothing stands before `{{cache}}` that could be cached.";
    lowering.report("cache-without-part", scope, call.loc, { message });
  }
  const written = ttl?.kind === "literal" ? String(ttl.value) : undefined;
  return [{ kind: "cache", ttl: written, origin: lowering.origin(scope, call.loc) }];
}

/** Whether a tag of the prompt's own file has nothing before it that becomes a part. In a partial, callers decide. */
function isFirst(call: Call, scope: Scope): boolean {
  return scope.expanding.length === 0 && opensWith(scope.template.program.body, call);
}

const CONDITIONS: ReadonlySet<string> = new Set([
  "if",
  "unless",
  "with",
  "ifEquals",
  "unlessEquals",
  "dialect",
]);

function opensWith(statements: readonly hbs.AST.Statement[], call: Call): boolean {
  const first = statements.find((statement) => !makesNoPart(statement));
  if (first === (call as unknown)) return true;
  if (first?.type !== "BlockStatement") return false;
  const { path, program, inverse } = first as hbs.AST.BlockStatement;
  if (!CONDITIONS.has(asPath(path).original)) return false;
  return opensWith(program.body, call) || opensWith(inverse?.body ?? [], call);
}

function makesNoPart(statement: hbs.AST.Statement): boolean {
  if (statement.type === "ContentStatement")
    return (statement as hbs.AST.ContentStatement).value.trim() === "";
  if (statement.type !== "MustacheStatement") return /^Comment|^Decorator/.test(statement.type);
  return asPath((statement as hbs.AST.MustacheStatement).path).original === "role";
}
