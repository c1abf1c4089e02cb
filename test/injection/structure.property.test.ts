import { afterAll, describe, expect, test } from "vitest";
import { type CompiledPrompt, compileSource } from "../../src/compiler.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { InputError } from "../../src/runtime/errors.ts";
import type { DialectId, Json, Message } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import { blankTexts, hostileKeys, hostileTexts, shapeOf, stringsOf } from "./hostile.ts";
import { helpers, partials, type Sample, sample } from "./templates.ts";

const targets = [
  "openai/gpt-5.1",
  "openai/gpt-4o",
  "openai-responses/gpt-5.6-sol",
  "anthropic/claude-sonnet-4-5",
  "anthropic/claude-opus-5",
  "google/gemini-2.5-pro",
  "google/gemma-3",
  "ollama/llama3.2-vision:11b",
] as const;

const numRuns = cases(250);

const compiled = new Map<string, Promise<CompiledPrompt>>();

// The runs of every target draw the same templates.
function compile(template: string): Promise<CompiledPrompt> {
  const known = compiled.get(template) ?? compileAnew(template);
  compiled.set(template, known);
  return known;
}

async function compileAnew(template: string): Promise<CompiledPrompt> {
  const { prompt, diagnostics } = await compileSource(template, { partials, helpers: helpers as never });
  if (!prompt) throw new Error(`${template}\n${JSON.stringify(diagnostics)}`);
  return prompt;
}

/** What a rendering comes to: a body and its findings, or the one error that rendering may throw. */
function render(prompt: CompiledPrompt, target: string, from: Sample, values: readonly string[]) {
  const options = { history: from.history(values), context: from.context(values) };
  try {
    return prompt.render(target, from.input(values), options);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

const messagesOf = (prompt: CompiledPrompt, from: Sample, values: readonly string[]) =>
  prompt.messages(from.input(values), { history: from.history(values), context: from.context(values) });

const words = (from: Sample) => from.slots.map((_, index) => `<w${index}>`);

const hostile = fc.array(fc.constantFrom(...hostileTexts), { minLength: 60, maxLength: 60 });

const idsOf = (findings: readonly { id: string; level: string }[]) =>
  findings
    .map(({ id, level }) => `${id} ${level}`)
    .filter((finding) => finding !== "trimmed-prefill adapted");

const compared = new Map<string, number>();
let found = 0;
afterAll(() => {
  console.log(
    `compared bodies: ${JSON.stringify(Object.fromEntries(compared))}; values found in place: ${found}`,
  );
  if (compared.size === targets.length) expect(found).toBeGreaterThan(numRuns * 8);
});

describe("hostile values", () => {
  test("change nothing of a conversation but the contents of its strings", async () => {
    await fc.assert(
      fc.asyncProperty(sample, hostile, async (from, values) => {
        const prompt = await compile(from.template);
        const plain = messagesOf(prompt, from, words(from));
        const other = messagesOf(prompt, from, values);
        expect(shapeOf(other)).toEqual(shapeOf(plain));
        expectValues(from, values, stringsOf(plain), stringsOf(other));
      }),
      { numRuns },
    );
  });

  test.each(targets)("change nothing of a body for %s but the contents of its strings", async (target) => {
    await fc.assert(
      fc.asyncProperty(sample, hostile, async (from, values) => {
        const prompt = await compile(from.template);
        const plain = render(prompt, target, from, words(from));
        const other = render(prompt, target, from, values);
        if (plain instanceof InputError || other instanceof InputError) {
          expect(String(other)).toBe(String(plain));
          return;
        }
        expect(idsOf(other.findings)).toEqual(idsOf(plain.findings));
        expect(shapeOf(other.body)).toEqual(shapeOf(plain.body));
        if (!other.body) return;
        compared.set(target, (compared.get(target) ?? 0) + 1);
        expect(JSON.parse(JSON.stringify(other.body))).toEqual(other.body);
        const trimmed = other.findings.some(({ id }) => id === "trimmed-prefill");
        expectValues(from, values, stringsOf(plain.body), stringsOf(other.body), trimmed);
      }),
      { numRuns },
    );
    expect(compared.get(target)).toBeGreaterThan(numRuns / 10);
  });
});

/** Every value stands, byte for byte, where a plain word would stand. */
function expectValues(
  { slots }: Sample,
  given: readonly string[],
  plain: readonly string[],
  other: readonly string[],
  trimmed = false,
) {
  slots.forEach(({ printed }, index) => {
    const places = plain.flatMap((text, at) => (text.includes(`<w${index}>`) ? [at] : []));
    for (const at of places) {
      found++;
      const expected = printed(given[index] ?? "");
      const isThere = other[at]?.includes(expected) || (trimmed && other[at]?.includes(expected.trimEnd()));
      expect(isThere, `${JSON.stringify(expected.slice(0, 200))} in ${JSON.stringify(other[at])}`).toBe(true);
    }
  });
}

describe("blank values", () => {
  const values = fc.array(fc.constantFrom(...blankTexts), { minLength: 60, maxLength: 60 });

  test("change nothing of a conversation but the contents of its strings", async () => {
    await fc.assert(
      fc.asyncProperty(sample, values, async (from, blanks) => {
        const prompt = await compile(from.template);
        const [plain, other] = [words(from), blanks].map((each) => messagesOf(prompt, from, each));
        expect(shapeOf(other)).toEqual(shapeOf(plain));
      }),
      { numRuns },
    );
  });

  test.each(targets)(
    "leave out the texts that %s refuses, say so, and change nothing else",
    async (target) => {
      await fc.assert(
        fc.asyncProperty(sample, values, async (from, blanks) => {
          const prompt = await compile(from.template);
          const rendered = render(prompt, target, from, blanks);
          const messages = messagesOf(prompt, from, blanks);
          const kept = leaveOut(messages, target);
          const left = lowerAlone(kept, target);
          if (rendered instanceof InputError) {
            expect(left.body.messages ?? left.body.contents ?? left.body.input).toEqual([]);
            expect(rendered.message).toMatch(/without a message/);
            return;
          }
          const dropped = messages.some(({ parts }, at) => parts.length !== kept[at]?.parts.length);
          if (dropped) expect(idsOf(rendered.findings)).toContain("empty-text adapted");
          const { body } = rendered;
          if (body) expect(body).toMatchObject(left.body);
          else expect(left.refused).toBe(true);
        }),
        { numRuns },
      );
    },
  );
});

const dialectOf = (target: string) =>
  dialects[
    (
      {
        openai: "openai-chat",
        "openai-responses": "openai-responses",
        anthropic: "anthropic",
        google: "gemini",
        ollama: "ollama",
      } as const
    )[target.split("/")[0] as "openai"] satisfies DialectId
  ];

/** The conversation without the texts that a dialect refuses. */
function leaveOut(messages: readonly Message[], target: string): Message[] {
  const isRefused: Record<string, (text: string) => boolean> = {
    anthropic: (text) => text.trim() === "",
    gemini: (text) => text === "",
  };
  const refused = isRefused[dialectOf(target).id] ?? (() => false);
  return messages.map((message) => ({
    ...message,
    parts: message.parts.filter((part) => part.type !== "text" || !refused(part.text)),
  }));
}

/** What the dialect's own lowering makes of a conversation. */
function lowerAlone(messages: readonly Message[], target: string) {
  const dialect = dialectOf(target);
  const model = target.slice(target.indexOf("/") + 1);
  const { families, defaultFamily } = dialect.capabilities;
  const matching = families
    .flatMap((family) => family.match.map((prefix) => ({ prefix, family })))
    .filter(({ prefix }) => model.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  let refused = false;
  const rules = (matching[0]?.family ?? defaultFamily).rules as never;
  const body = dialect.lowerMessages(messages, rules, ({ level }) => {
    refused ||= level === "refused";
  }) as { messages?: Json; contents?: Json; input?: Json };
  return { body, refused };
}

describe("media", () => {
  const template = "See {{media url=url contentType=kind}}{{media url=url}} and {{question}}";
  const media = (messages: readonly Message[]) =>
    messages.flatMap(({ parts }) => parts).filter(({ type }) => type === "media");

  test.each(targets)(
    "of hostile type or address are sent as they are, or refused by %s aloud",
    async (target) => {
      const prompt = await compile(template);
      for (const text of [...hostileTexts, ...blankTexts]) {
        for (const input of [
          { question: "?", url: "https://x/a.png", kind: text },
          { question: "?", url: text, kind: "image/png" },
          { question: "?", url: `data:${text},`, kind: text },
          { question: "?", url: `data:image/png;base64,${text}`, kind: "image/png" },
        ]) {
          const messages = prompt.messages(input);
          expect(messages.map(({ parts }) => parts.map(({ type }) => type))).toEqual([
            ["text", "media", "media", "text"],
          ]);
          expect(media(messages).map((part) => "url" in part && part.url)).toEqual([input.url, input.url]);
          const { body, findings } = prompt.render(target, input);
          if (body === undefined) expect(findings.map(({ level }) => level)).toContain("refused");
          else {
            expect(JSON.parse(JSON.stringify(body))).toEqual(body);
            expect(shapeOf(turnsOf(body))).toHaveLength(1);
          }
        }
      }
    },
  );

  const turnsOf = (body: Record<string, Json>) =>
    (body["messages"] ?? body["contents"] ?? body["input"]) as Json;
});

describe("values of any kind", () => {
  const key = fc.oneof(fc.constantFrom(...hostileKeys), fc.constantFrom("a", "b", "k", "q", "text", "more"));
  const anything: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.constantFrom(...hostileTexts, ...blankTexts),
      fc.constantFrom(null, true, false, 0, -0, 1e21, 4.5),
      fc.array(tie("value"), { maxLength: 3 }),
      // `fromEntries` makes `__proto__` a key like any other.
      fc.array(fc.tuple(key, tie("value")), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    ),
  })).value;

  test("throw nothing but an input error, and bodies survive JSON", async () => {
    await fc.assert(
      fc.asyncProperty(
        sample,
        fc.array(anything, { minLength: 60, maxLength: 60 }),
        fc.constantFrom(...targets),
        async (from, values, target) => {
          const prompt = await compile(from.template);
          const names = Object.keys(from.input(words(from)));
          const input = Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
          const context = Object.fromEntries(
            Object.keys(from.context(words(from))).map((name, index) => [name, values[59 - index] ?? null]),
          );
          try {
            const { body } = prompt.render(target, input, { context });
            if (body) expect(JSON.parse(JSON.stringify(body))).toEqual(body);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        },
      ),
      { numRuns: 2 * numRuns },
    );
  });

  test("nested deeper than the stack are printed, and arrays as JavaScript prints them", async () => {
    const prompt = await compile("{{x}}");
    const print = (x: Json) => stringsOf(prompt.messages({ x }).map(({ parts }) => parts))[1];
    expect(print(JSON.parse(`${"[".repeat(100_000)}1,[],2${"]".repeat(100_000)}`))).toBe("1,,2");
    const leaf = fc.constantFrom<Json>("a", 1, null, false, "");
    const nested = fc.letrec<{ array: Json[] }>((tie) => ({
      array: fc.array(fc.oneof({ maxDepth: 4 }, leaf, tie("array")), { maxLength: 3 }),
    })).array;
    fc.assert(
      fc.property(nested, (array) => {
        expect(print(array)).toBe(String(array));
      }),
    );
  });

  test("that turn to text in a way of their own are never asked to", async () => {
    const trap = () => {
      throw new Error("asked");
    };
    const value = { toString: trap, valueOf: trap, [Symbol.toPrimitive]: trap };
    const prompt = await compile(
      '{{a}}{{lookup o a}}{{#if a}}x{{/if}}{{#a}}y{{/a}}{{#each a}}{{@key}}{{/each}}{{#ifEquals a 1}}z{{/ifEquals}}{{> line text=a}}{{role "user"}}{{section a}}',
    );
    const messages = prompt.messages({ a: value, o: { k: 1 } } as never);
    expect(stringsOf(messages).join("")).toContain("[object Object]");
  });
});
