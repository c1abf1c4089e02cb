import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { JsonObject, Note } from "../../src/runtime/types.ts";
import { loadBodyCheck } from "../../src/suite/check-body.ts";
import {
  caseFolder,
  type DialectCase,
  dialectIds,
  type RenderedCase,
  readCases,
  renderCase,
  renderServer,
  servers,
  targetIds,
  usualModels,
} from "./dialect-cases.ts";

const checkBody = await loadBodyCheck(dialectIds);

function noteLine({ id, level, category, subject, message, part }: Note): string {
  const place = message === undefined ? "" : ` at ${message}${part === undefined ? "" : `.${part}`}`;
  return `${level} ${category} ${id}${subject === undefined ? "" : ` (${subject})`}${place}`;
}

function showDialects(given: DialectCase) {
  const shown = dialectIds
    .filter((id) => given.skip?.[id] === undefined)
    .map((id) => {
      const { path, headers, body, notes } = renderCase(given, id);
      return [id, { path, headers, body, notes: notes.map(noteLine) }];
    });
  return Object.fromEntries(shown);
}

/** What servers are sent, told by its difference from what another was sent before. */
function showServers(given: DialectCase) {
  const spoken = [...new Set(servers.map(({ dialect }) => dialect))];
  const known: [name: string, RenderedCase][] = spoken.map((id) => [id, renderCase(given, id)]);
  const shown: { [server: string]: unknown } = {};
  for (const server of servers) {
    if (given.skip?.[server.id] !== undefined) continue;
    const rendered = renderServer(given, server);
    const same = known.find(([, other]) => isSame(rendered, other));
    shown[server.id] = same
      ? `as ${same[0]}`
      : differenceFrom(known[spoken.indexOf(server.dialect)] as [string, RenderedCase], rendered);
    if (!same) known.push([server.id, rendered]);
  }
  return shown;
}

const withoutModel = ({ model: _, ...rest }: JsonObject): JsonObject => rest;

function isSame(a: RenderedCase, b: RenderedCase): boolean {
  return (
    isDeepStrictEqual(withoutModel(a.body), withoutModel(b.body)) &&
    isDeepStrictEqual(a.notes.map(noteLine), b.notes.map(noteLine))
  );
}

function differenceFrom([name, other]: [string, RenderedCase], { body, notes }: RenderedCase) {
  const own = Object.entries(body).filter(
    ([key, value]) => key === "model" || !isDeepStrictEqual(value, other.body[key]),
  );
  const missing = Object.keys(other.body).filter((key) => !(key in body));
  return {
    as: name,
    with: Object.fromEntries(own),
    ...(missing.length > 0 && { without: missing }),
    notes: notes.map(noteLine),
  };
}

/** Where the schema of a dialect says what one of its services takes, and others take more. */
const limitsOfOneService = /^\/(temperature|top_logprobs|tools\/\d+\/function\/name)$/;

const cases = readCases();

describe.each(cases)("$name", (given) => {
  test("gives the expected body and notes in every dialect and for every server", async () => {
    const rendered = { ...showDialects(given), servers: showServers(given) };
    const text = stringify(rendered, { lineWidth: 0, aliasDuplicateObjects: false });
    await expect(text).toMatchFileSnapshot(join(caseFolder, `${given.name}.expected.yaml`));
  });

  test("gives servers bodies of their dialect", () => {
    for (const server of servers.filter(({ id }) => given.skip?.[id] === undefined)) {
      const { body, notes } = renderServer(given, server);
      const isSent = given.messages.length > 0 && notes.every(({ level }) => level !== "refused");
      const problems = isSent ? checkBody(server.dialect, body) : [];
      expect(
        problems.filter(({ path }) => !limitsOfOneService.test(path)),
        server.id,
      ).toEqual([]);
    }
  });

  test("names what there is, and skips with a reason", () => {
    const { models = {}, fields = {}, skip = {} } = given;
    for (const name of [models, fields, skip].flatMap(Object.keys)) expect(targetIds).toContain(name);
    for (const reason of Object.values(skip)) expect(reason).toMatch(/\w+ \w+/);
  });
});

test("every server has a usual model, which is none of a service that it is not", () => {
  expect(Object.keys(usualModels).sort()).toEqual(servers.map(({ id }) => id).sort());
});

test("there are enough cases, and no expectation without one", () => {
  const skips = cases.flatMap(({ skip = {} }) => Object.keys(skip));
  console.log(
    `${cases.length} cases, ${dialectIds.length} dialects, ${servers.length} servers, ${skips.length} skips`,
  );
  expect(cases.length).toBeGreaterThanOrEqual(85);
  const expected = readdirSync(caseFolder).filter((file) => file.endsWith(".expected.yaml"));
  expect(expected.sort()).toEqual(cases.map(({ name }) => `${name}.expected.yaml`).sort());
});
