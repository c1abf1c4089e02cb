import { describe, expect, it } from "vitest";
import { InputError, PortabilityError } from "../../src/runtime/errors.ts";
import {
  emptyConversation,
  lower,
  noHistory,
  pickRow,
  pickServerRow,
  requireModel,
  tell,
} from "../../src/runtime/lower.ts";
import type { Note } from "../../src/runtime/types.ts";

const note = (id: string, level: Note["level"], category: Note["category"] = "content"): Note => ({
  id,
  level,
  category,
});

describe("pickRow", () => {
  const table = [
    ["=m-4", 3],
    ["m-4-mini", 2],
    ["m-4", 1],
  ] as const;

  it.each([
    ["m-4", 3],
    ["m-4-mini-x", 2],
    ["m-4.5", 1],
    ["m", 0],
  ])("gives %s row %i", (model, row) => {
    expect(pickRow(table, model)).toBe(row);
  });

  it.each([
    ["one", "m-4", 13],
    ["one", "other", 10],
    ["two", "m-4", 3],
    ["constructor", "m-4", 0],
  ])("counts the rows of %s from its own first", (backend, model, row) => {
    expect(pickServerRow({ one: [10, table], two: [0, table] }, model, backend)).toBe(row);
  });
});

describe("what is lost", () => {
  const all = [
    note("a", "adapted"),
    note("b", "lossy", "parameters"),
    note("c", "lossy"),
    note("d", "refused", "schema"),
  ];

  it("throws where it is content, or the dialect refuses it, all at once", () => {
    expect(() => tell(all, [], undefined)).toThrow(new PortabilityError([all[2] as Note, all[3] as Note]));
    expect(() => tell(all.slice(0, 2), [], undefined)).not.toThrow();
  });

  it("does not throw where it is accepted", () => {
    expect(() => tell(all, ["c", "d"], undefined)).not.toThrow();
    expect(() => tell(all, ["c"], undefined)).toThrow("refused: d");
  });

  it("is told in order to who listens, who then has to decide", () => {
    const heard: string[] = [];
    tell(all, ["c"], ({ id }) => heard.push(id));
    expect(heard).toEqual(["a", "b", "c", "d"]);
  });
});

describe("lower", () => {
  it("returns the dialect's fields", () => {
    const fields = { messages: [{ role: "user" }] };
    expect(lower(() => fields, [], {}, [], undefined)).toBe(fields);
  });

  it.each(["messages", "contents"])("refuses a body whose `%s` is empty", (key) => {
    expect(() =>
      lower(
        () => ({ [key]: [] }),
        [],
        {},
        [],
        () => {},
      ),
    ).toThrow(emptyConversation());
  });
});

describe("calls that cannot be served", () => {
  it("say what is missing", () => {
    expect(() => requireModel(undefined)).toThrow(InputError);
    expect(() => requireModel("m")).not.toThrow();
    expect(() => noHistory([{ role: "user", parts: [] }])).toThrow(/\{\{history\}\}/);
    expect(() => noHistory([])).not.toThrow();
  });
});
