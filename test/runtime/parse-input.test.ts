import { describe, expect, it } from "vitest";
import { InputError, missingInput, OutputError, PortabilityError } from "../../src/runtime/errors.ts";
import { parseInput } from "../../src/runtime/parse-input.ts";

const schema = {
  type: "object",
  properties: {
    subject: { type: "string" },
    body: { type: "string" },
    tone: { enum: ["dry", "warm"] },
    customer: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
  },
  required: ["subject", "body"],
};

function problemOf(value: unknown): InputError {
  try {
    parseInput(value, schema);
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error("parseInput accepted the value");
}

describe("parseInput", () => {
  it("returns the value with defaults for absent and undefined keys", () => {
    expect(
      parseInput({ subject: "s", body: "b", tone: undefined }, schema, { tone: "dry", body: "x" }),
    ).toEqual({
      subject: "s",
      body: "b",
      tone: "dry",
    });
  });

  it("takes a default for a required key", () => {
    expect(parseInput(undefined, schema, { subject: "s", body: "b" })).toEqual({ subject: "s", body: "b" });
  });

  it("names every problem at once", () => {
    const problem = problemOf({ tone: "rude", customer: {} });
    expect(problem.message).toBe(
      'missing input: subject, body, customer/name; tone must be one of ["dry","warm"]',
    );
    expect(problem.missing).toEqual(["subject", "body", "customer/name"]);
    expect(problem.errors).toHaveLength(4);
    expect(problem.name).toBe("InputError");
  });

  it.each([["text"], [[]], [3]])("refuses %j, which is no object", (value) => {
    expect(problemOf(value).message).toBe("input must be object");
  });

  it("gives every call its own defaults", () => {
    const defaults = { tags: ["a"] };
    const first = parseInput({}, undefined, defaults) as { tags: string[] };
    first.tags.push("b");
    expect(parseInput({}, undefined, defaults)).toEqual({ tags: ["a"] });
  });

  it("keeps keys named after prototypes as plain keys", () => {
    const input = parseInput(JSON.parse('{"__proto__":{"x":1}}'), undefined, JSON.parse('{"constructor":1}'));
    expect(JSON.stringify(input)).toBe('{"__proto__":{"x":1},"constructor":1}');
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  });
});

describe("errors", () => {
  it("say what is missing", () => {
    expect(missingInput(["a", "b"]).message).toBe("missing input: a, b");
    expect(missingInput(["a", "b"]).missing).toEqual(["a", "b"]);
  });

  it("say what an answer is not", () => {
    expect(new OutputError([{ path: "/a/0", message: "must be string" }], "").message).toBe(
      "a/0 must be string",
    );
  });

  it("say what would be lost", () => {
    const notes = [
      { id: "media-dropped", level: "lossy", category: "content", subject: "audio/mp3" },
      { id: "no-system", level: "refused", category: "content" },
    ] as const;
    expect(new PortabilityError(notes).message).toBe("lossy: media-dropped (audio/mp3); refused: no-system");
    expect(new PortabilityError(notes).notes).toBe(notes);
  });
});
