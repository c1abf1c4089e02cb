import { describe, expect, it } from "vitest";
import { InputError } from "../../src/runtime/errors.ts";
import { Composer, chooseRole, media, past, withHistory } from "../../src/runtime/messages.ts";
import type { Message } from "../../src/runtime/types.ts";

const says = (role: Message["role"], text: string): Message => ({ role, parts: [{ type: "text", text }] });
const history = [says("user", "before"), says("assistant", "yes")];

/** Roles and texts, which is what most of these tests are about. */
function outline(messages: readonly Message[]): string[] {
  return messages.map(({ role, parts }) => {
    const texts = parts.map((part) => (part.type === "text" ? JSON.stringify(part.text) : part.type));
    return `${role} ${texts.join(" ")}`;
  });
}

describe("history", () => {
  it.each<[string, Message[], string[]]>([
    [
      "before a last user message",
      [says("system", "s"), says("user", "u")],
      ['system "s"', 'user "before"', 'assistant "yes"', 'user "u"'],
    ],
    [
      "at the end where the user does not speak last",
      [says("system", "s")],
      ['system "s"', 'user "before"', 'assistant "yes"'],
    ],
    ["alone where there is nothing else", [], ['user "before"', 'assistant "yes"']],
  ])("without a place stands %s", (_where, messages, expected) => {
    expect(outline(withHistory(messages, history))).toEqual(expected);
  });

  it("is marked where the template places it, and is the caller's no more", () => {
    const [first] = past(history);
    expect(first).toEqual({ ...history[0], metadata: { purpose: "history" } });
    expect(first?.parts).not.toBe(history[0]?.parts);
  });

  it.each<[string, unknown]>([
    ["turns in a provider's form", [{ role: "user", content: "x" }]],
    ["one turn", says("user", "x")],
    ["text", "user: x"],
    ["a hole", [null]],
  ])("is refused as %s", (_what, wrong) => {
    for (const place of [past, (given: never) => withHistory([], given)]) {
      expect(() => place(wrong as never)).toThrow(InputError);
      expect(() => place(wrong as never)).toThrow(
        "history must be a list of messages, each with `role` and `parts`",
      );
    }
  });
});

describe("a composer", () => {
  const compose = (steps: (composer: Composer) => void, turns?: readonly Message[]) => {
    const composer = new Composer(turns);
    steps(composer);
    return composer.messages();
  };

  it("makes no part of blank static text, and one of a value that is empty", () => {
    expect(
      outline(
        compose((composer) => {
          composer.text(" \n");
          composer.role("assistant");
          composer.value("");
        }),
      ),
    ).toEqual(['assistant ""']);
  });

  it("ends a text at structure", () => {
    const messages = compose((composer) => {
      composer.text("a");
      composer.part(media("https://x/y.png", ""));
      composer.text("b");
      composer.role("assistant");
      composer.text("c");
    });
    expect(outline(messages)).toEqual(['user "a" media "b"', 'assistant "c"']);
  });

  it("marks the part before a cache mark, and never the caller's own", () => {
    const messages = compose((composer) => {
      composer.history();
      composer.cache({ ttl: "1h" });
      composer.text("after");
    }, history);
    expect(messages[1]?.parts[0]?.metadata).toEqual({ cache: { ttl: "1h" } });
    expect(history[1]?.parts[0]?.metadata).toBeUndefined();
    expect(outline(messages)).toEqual(['user "before"', 'assistant "yes"', 'assistant "after"']);
  });

  it("indents lines across pieces of text, but not a line that is empty at the end", () => {
    const messages = compose((composer) => {
      composer.text("x\n");
      composer.indent("  ");
      composer.text("a");
      composer.value("b\nc");
      composer.text("\n");
      composer.outdent();
      composer.text("y");
    });
    expect(outline(messages)).toEqual([JSON.stringify("x\n  ab\n  c\ny")].map((text) => `user ${text}`));
  });
});

describe("chosen roles", () => {
  const roles = [
    ["me", "user"],
    ["you", "assistant"],
  ] as const;

  it("are those of the schema, and no others", () => {
    expect(chooseRole("you", roles)).toBe("assistant");
    expect(() => chooseRole("system", roles)).toThrow("must choose a role among me, you");
  });
});
